// SPDX-License-Identifier: Apache-2.0

import Model

/// How one analysis is asked for on the command line: its command, and which parameters its arguments and options are.
struct AnalysisArguments: Sendable {
    /// The analysis, as the daemon knows it.
    let analysis: String
    /// The name of its command: that of the analysis, mostly.
    let name: String
    /// The question that it answers, as one line.
    let summary: String
    /// What it takes, arguments in their order.
    let inputs: [Input]
    /// Two command lines that show how it is used.
    let examples: [Command.Example]
    /// More for its help, a paragraph each.
    let notes: [String]

    /// A parameter, and where it stands on the command line.
    struct Input: Sendable {
        let parameter: String
        let form: ParameterForm
        let place: Place
        /// Whether it stands in place of what the register holds.
        var isDirect = false
    }

    /// Where a parameter stands.
    enum Place: Sendable {
        case argument(Argument)
        case option(Option)
    }

    init(
        _ analysis: String, as name: String? = nil, _ summary: String, _ inputs: [Input],
        examples: [Command.Example], notes: [String] = []
    ) {
        self.analysis = analysis
        self.name = name ?? analysis
        self.summary = summary
        self.inputs = inputs
        self.examples = examples
        self.notes = notes
    }

    /// The arguments, in order.
    var arguments: [Argument] {
        inputs.compactMap { input in if case .argument(let argument) = input.place { argument } else { nil } }
    }

    /// The options.
    var options: [Option] {
        inputs.compactMap { input in if case .option(let option) = input.place { option } else { nil } }
    }
}

extension AnalysisArguments.Input {
    /// A parameter that stands at a place of its own.
    static func argument(
        _ name: String, _ parameter: String, _ summary: String, _ count: Argument.Count = .one
    ) -> Self {
        Self(parameter: parameter, form: .word, place: .argument(Argument(name, summary, count)))
    }

    /// A parameter that has a name: the option's in camel case, unless another one is given.
    static func option(
        _ name: String, _ value: String, _ form: ParameterForm, _ summary: String, parameter: String? = nil,
        words: [String] = [], isDirect: Bool = false
    ) -> Self {
        Self(
            parameter: parameter ?? camelCase(name), form: form,
            place: .option(Option(name, value, summary, words: words)), isDirect: isDirect)
    }

    private static func camelCase(_ name: String) -> String {
        let words = name.split(separator: "-")
        return (words.prefix(1).map(String.init) + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() })
            .joined()
    }
}

extension AnalysisArguments {
    /// The parameters that a command line gives, in the order of the table, then those of `--set`.
    func parameters(_ line: ParsedLine) throws(Failure) -> [Datum.Member] {
        var members: [Datum.Member] = []
        var rest = line.arguments[...]
        for input in inputs {
            switch input.place {
            case .argument(let argument):
                guard let word = rest.popFirst() else { continue }
                members.append(.init(input.parameter, try input.form.datum(word, of: argument.name)))
            case .option(let option):
                guard let text = line[option.name] else { continue }
                members.append(.init(input.parameter, try input.form.datum(text, of: "--\(option.name)")))
            }
        }
        return try Self.add(line.all("set"), to: members)
    }

    /// Adds parameters as they are typed, `name=value`.
    static func add(_ words: [String], to members: [Datum.Member]) throws(Failure) -> [Datum.Member] {
        var members = members
        for word in words {
            guard let setting = Question.Setting(word) else {
                throw .usage("“\(word)” is not name=value.", hint: "Give a parameter as name=value, its value as JSON.")
            }
            guard !members.contains(where: { $0.name == setting.name }) else {
                throw .usage("“\(setting.name)” is given twice.", hint: "Give it once.")
            }
            members.append(.init(setting.name, try ParameterForm.anything.datum(setting.value, of: setting.name)))
        }
        return members
    }

    /// The command of its own.
    var command: Command {
        Command(
            name, summary, .analysing, .reading, arguments: arguments,
            options: options + [Command.setOption, Command.evidenceOption], examples: examples, notes: notes,
            methods: AnalysisRun.methods
        ) { invocation throws(Failure) in
            try run(invocation, on: invocation.day).carryOut(by: invocation)
        }
    }

    /// The run that a command line asks for, on the day that its heading names.
    func run(_ invocation: Invocation, on day: String) throws(Failure) -> AnalysisRun {
        let parameters = try parameters(invocation.line)
        let words = [name] + invocation.line.arguments
        let isDirect = inputs.contains { input in input.isDirect && parameters.contains { $0.name == input.parameter } }
        let viewpoint = isDirect ? "of the figures given" : "on \(day)"
        return AnalysisRun(
            analysis: analysis, parameters: parameters, title: (words + [viewpoint]).joined(separator: " "))
    }
}
