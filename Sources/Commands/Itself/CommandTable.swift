// SPDX-License-Identifier: Apache-2.0

import Model

extension Command {
    /// Every command, in the order of the manual.
    static let all: [Command] =
        [
            members, memberships, timeline, show, search, claims, explain, slot, contested, diff, whatIf, export,
            analyse,
        ] + AnalysisArguments.all.map(\.command) + [
            findings, defineFinding, removeFinding, saveScenario, listScenarios, compareScenario, removeScenario,
            record, retract, rank, register, importing, status, plugins, tryPlugin, check, verify, watch, call, help,
            completions,
            version,
        ]

    /// The command that a line begins with, and the words behind its name. A name may have two words, and
    /// `analyse NAME` is the command of that analysis.
    static func resolve(_ words: [String]) throws(Failure) -> (command: Command, rest: [String]) {
        if words.count > 1 {
            if words[0] == analyse.name, let analysis = AnalysisArguments.named(words[1]) {
                return (analysis.command, Array(words.dropFirst(2)))
            }
            let name = words.prefix(2).joined(separator: " ")
            if let command = all.first(where: { $0.name == name }) { return (command, Array(words.dropFirst(2))) }
        }
        return (try named(words.first ?? ""), Array(words.dropFirst()))
    }

    /// The commands of two words that begin with a word, in their order.
    static func beginning(with word: String) -> [Command] { all.filter { $0.words.count > 1 && $0.words[0] == word } }

    /// The command of that name, or a refusal with the nearest one.
    static func named(_ name: String) throws(Failure) -> Command {
        if let command = all.first(where: { $0.name == name }) { return command }
        let longer = beginning(with: name)
        if let first = longer.first {
            throw .usage(
                "“\(name)” needs a second word.",
                hint: "Give \(longer.map(\.name).joined(separator: ", ")), as in registan \(first.name).")
        }
        guard !name.hasPrefix("-") else {
            throw .usage(
                "“\(name)” stands before a command.",
                hint: "Options stand after the command: registan COMMAND \(name) ...")
        }
        throw .usage(
            "There is no command “\(name)”.",
            hint: didYouMean(name, among: all.map(\.name)) + "See them all: registan help")
    }
}
