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
        /// The parameter for an entity of another kind than the usual one.
        var byKind: [EntityKind: String] = [:]
        /// Whether it is one of several values of the parameter.
        var isElement = false
        /// What is sent where it is left out and no figures are given in place of the register's.
        var standard: Datum?
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
        _ name: String, _ parameter: String, _ summary: String, _ count: Argument.Count = .one, words: [String] = [],
        byKind: [EntityKind: String] = [:], isElement: Bool = false, standard: Datum? = nil
    ) -> Self {
        Self(
            parameter: parameter, form: .word, place: .argument(Argument(name, summary, count, words: words)),
            byKind: byKind, isElement: isElement, standard: standard)
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
    /// The command of its own.
    var command: Command {
        Command(
            name, summary, .analysing, .reading, arguments: arguments,
            options: options + [Command.setOption, Command.evidenceOption], examples: examples, notes: notes,
            methods: AnalysisRun.methods + (inputs.contains { !$0.byKind.isEmpty } ? ["entity.get"] : [])
        ) { invocation throws(Failure) in
            try run(invocation, on: invocation.day).carryOut(by: invocation)
        }
    }

    /// The run that a command line asks for, on the day that its heading names.
    func run(_ invocation: Invocation, on day: String) throws(Failure) -> AnalysisRun {
        let parameters = try parameters(invocation)
        let words = ([name] + invocation.line.arguments).joined(separator: " ")
        guard !isDirect(parameters) else {
            return AnalysisRun(analysis: analysis, parameters: parameters, title: "\(words) of the figures given")
        }
        let settings = options.compactMap { option in invocation.line[option.name].map { ", \(option.name) \($0)" } }
        let title = words + settings.joined() + (settings.isEmpty ? " on \(day)" : ", on \(day)")
        return AnalysisRun(analysis: analysis, parameters: parameters, title: title)
    }
}
