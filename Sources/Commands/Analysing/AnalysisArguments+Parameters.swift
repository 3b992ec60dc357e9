// SPDX-License-Identifier: Apache-2.0

import Model

extension AnalysisArguments {
    /// The parameters that a command line gives, in the order of the table, then those of `--set`.
    func parameters(_ invocation: Invocation) throws(Failure) -> [Datum.Member] {
        let line = invocation.line
        var members: [Datum.Member] = []
        var rest = line.arguments[...]
        for input in inputs {
            switch input.place {
            case .argument(let argument):
                guard let word = rest.popFirst() else { continue }
                let value = try input.form.datum(word, of: argument.name)
                input.add(value, as: try input.parameter(for: word, invocation), to: &members)
            case .option(let option):
                guard let text = line[option.name] else { continue }
                members.append(.init(input.parameter, try input.form.datum(text, of: "--\(option.name)")))
            }
        }
        return try Self.add(line.all("set"), to: members + standards(beside: members))
    }

    /// What is sent for inputs that were left out.
    private func standards(beside members: [Datum.Member]) -> [Datum.Member] {
        guard !isDirect(members) else { return [] }
        return inputs.compactMap { input in
            let isGiven = members.contains { $0.name == input.parameter }
            return isGiven ? nil : input.standard.map { .init(input.parameter, $0) }
        }
    }

    /// Whether figures are given in place of the register's.
    func isDirect(_ members: [Datum.Member]) -> Bool {
        inputs.contains { input in input.isDirect && members.contains { $0.name == input.parameter } }
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
}

extension AnalysisArguments.Input {
    /// The parameter for what was typed: where several kinds of entities may stand, the register knows which it is.
    fileprivate func parameter(for word: String, _ invocation: Invocation) throws(Failure) -> String {
        guard !byKind.isEmpty else { return parameter }
        let entity = try invocation.lookUp("entity.get", [.init("id", .string(word))])?["entity"]
        return entity?["kind"]?.text.flatMap(EntityKind.init).flatMap { byKind[$0] } ?? parameter
    }

    /// Adds a value, to those that are there already where it is one of several.
    fileprivate func add(_ value: Datum, as parameter: String, to members: inout [Datum.Member]) {
        let value = isElement ? Datum.array([value]) : value
        guard isElement, let place = members.firstIndex(where: { $0.name == parameter }) else {
            return members.append(.init(parameter, value))
        }
        members[place].value = .array((members[place].value.elements ?? []) + (value.elements ?? []))
    }
}
