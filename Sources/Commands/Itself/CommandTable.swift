// SPDX-License-Identifier: Apache-2.0

import Model

extension Command {
    /// Every command, in the order of the manual.
    static let all: [Command] = [
        members, memberships, timeline, show, search, claims, explain, slot, contested, diff, whatIf, export, record,
        retract, rank, register, importing, status, plugins, check, verify, watch, call, help, completions, version,
    ]

    /// The command of that name, or a refusal with the nearest one.
    static func named(_ name: String) throws(Failure) -> Command {
        if let command = all.first(where: { $0.name == name }) { return command }
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
