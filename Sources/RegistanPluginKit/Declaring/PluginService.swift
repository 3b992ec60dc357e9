// SPDX-License-Identifier: Apache-2.0

import Model
public import Wire

/// A method that a plugin offers under its own name; clients call it on the command socket like any other.
///
///     PluginService(
///         "tally", "how often memberships changed", parameters: [.init("organisation", .text(), "only this one")],
///         result: [.init("changes", .dictionary(.count), required: true, "counts by organisation")])
public struct PluginService: Hashable, Sendable {
    /// The name without the plugin's: letters, digits, hyphens and underscores.
    public let name: String
    /// What it does, as one line.
    public let summary: String
    /// Who may call it.
    public let role: Role
    /// What it takes; anything else is refused before the plugin sees the call.
    public let parameters: [Shape.Property]
    /// What its result has; more may stand there.
    public let result: [Shape.Property]

    /// Declares a service.
    public init(
        _ name: String, _ summary: String, role: Role = .reader, parameters: [Shape.Property] = [],
        result: [Shape.Property] = []
    ) {
        self.name = name
        self.summary = summary
        self.role = role
        self.parameters = parameters
        self.result = result
    }

    /// The declaration as `plugin.register` takes it.
    func datum(of plugin: String) -> Datum {
        [
            "method": .string("\(plugin).\(name)"), "summary": .string(summary),
            "params": Shape.object(parameters).schema, "result": Shape.object(result).schema,
            "role": .string(role.rawValue),
        ]
    }
}
