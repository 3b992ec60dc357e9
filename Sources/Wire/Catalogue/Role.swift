// SPDX-License-Identifier: Apache-2.0

/// What a peer may do; each role may do all that the ones before it may.
public enum Role: String, CaseIterable, Comparable, Sendable {
    /// Ask, and hear events.
    case reader
    /// Also register as a plugin and publish.
    case plugin
    /// Also assert and retract claims.
    case analyst
    /// Everything.
    case `operator`

    /// The less allowed is the lesser.
    public static func < (a: Role, b: Role) -> Bool { a.order < b.order }

    private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
