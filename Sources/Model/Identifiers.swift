// SPDX-License-Identifier: Apache-2.0

/// The stable short id of an entity: a letter or digit, then up to 63 letters, digits, `_` or `-`.
///
/// There is no dot in it, because dots separate the parts of a topic. Present states use ISO 3166-1 alpha-3.
public struct EntityID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The id as written.
    public let text: String

    /// The most bytes that an id may have.
    public static let maximumLength = 64

    /// Takes an id, or refuses one that is not well formed (nil).
    public init?(_ text: String) {
        let bytes = text.utf8
        guard let first = bytes.first, first.isLetterOrDigit, bytes.count <= Self.maximumLength,
            bytes.allSatisfy({ $0.isLetterOrDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") })
        else { return nil }
        self.text = text
    }

    /// Order by bytes, the order of every list that is "sorted by id".
    public static func < (a: EntityID, b: EntityID) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }

    /// The id as written.
    public var description: String { text }
}

/// The id that the register gives a claim: `c` and a number from 1 on, never used again.
public struct ClaimID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number behind the `c`.
    public let number: Int

    /// The id with that number.
    public init(number: Int) { self.number = number }

    /// Reads `c17`; anything else, leading zeros included, is nil.
    public init?(_ text: String) {
        guard text.hasPrefix("c"), let number = Int(text.dropFirst()), number > 0, "c\(number)" == text else {
            return nil
        }
        self.number = number
    }

    /// Order of assertion.
    public static func < (a: ClaimID, b: ClaimID) -> Bool { a.number < b.number }

    /// `c` and the number.
    public var description: String { "c\(number)" }
}

extension UInt8 {
    /// Whether this ASCII byte is a letter or a digit.
    var isLetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: false
        }
    }
}
