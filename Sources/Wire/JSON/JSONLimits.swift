// SPDX-License-Identifier: Apache-2.0

/// How much of a JSON document is accepted; what goes beyond is refused as a whole, before anything is built from it.
public struct JSONLimits: Hashable, Sendable {
    /// Bytes of one document, 8 MiB by default.
    public var bytes: Int
    /// Levels of arrays and objects, 64 by default; a document that is one flat array has one level.
    public var depth: Int
    /// Values of every sort, containers included and names not, 1,000,000 by default.
    public var elements: Int

    /// Limits that differ from the defaults where given.
    public init(bytes: Int = 8 << 20, depth: Int = 64, elements: Int = 1_000_000) {
        self.bytes = bytes
        self.depth = depth
        self.elements = elements
    }

    /// The limits of the protocol.
    public static let standard = JSONLimits()
}
