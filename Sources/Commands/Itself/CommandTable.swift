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
            record, retract, rank, register, importing, status, plugins, check, verify, watch, call, newPlugin,
            tryPlugin,
            help, completions, version,
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
            try refuse(second: words[1], of: words[0])
        }
        return (try named(words.first ?? ""), Array(words.dropFirst()))
    }

    /// Refuses a second word that is none of those that the first may have; where it stands alone, `named` speaks.
    private static func refuse(second: String, of first: String) throws(Failure) {
        let longer = beginning(with: first)
        guard !longer.isEmpty, !second.hasPrefix("-"), !all.contains(where: { $0.name == first }) else { return }
        let near = didYouMean("\(first) \(second)", among: longer.map(\.name))
        throw .usage(
            "There is no command “\(first) \(second)”.",
            hint: "\(near)There are \(longer.map(\.name).joined(separator: ", ")).")
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
