// SPDX-License-Identifier: Apache-2.0

/// A line that is no event.
public struct NoEvent: Error, Hashable, Sendable, CustomStringConvertible {
    /// The line, from 1.
    public let line: Int
    /// A sentence.
    public var description: String { "Line \(line) is not an event." }
}

/// Why a harness cannot go on.
public struct HarnessFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// A sentence.
    public let reason: String
    /// A sentence.
    public var description: String { reason }
}
