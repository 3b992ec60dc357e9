// SPDX-License-Identifier: Apache-2.0

public import Wire

/// Who sent a message, as the transport proved it.
public struct Caller: Hashable, Sendable {
    /// Where the reply goes.
    public let route: Route
    /// The name that stands as `by` in what it records.
    public let name: String
    /// What it may do.
    public let role: Role

    /// States who sent a message.
    public init(route: Route, name: String, role: Role) {
        self.route = route
        self.name = name
        self.role = role
    }
}
