// SPDX-License-Identifier: Apache-2.0

/// The identity of a register for life (RFC 9562): the journal's chain grows from it, and events name it.
public struct RegisterUUID: Hashable, Sendable, CustomStringConvertible {
    /// The 16 bytes, in the order in which the text shows them.
    public let bytes: [UInt8]

    /// Takes 16 bytes as they are; nil for any other number of them.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// Reads the form with four hyphens, in either case; nil for anything else.
    public init?(_ text: String) {
        let groups = text.split(separator: "-", omittingEmptySubsequences: false)
        guard groups.map(\.utf8.count) == Self.groups, let bytes = Hexadecimal.bytes(groups.joined()) else {
            return nil
        }
        self.init(bytes: bytes)
    }

    /// A new identity of version 4, from the given source of randomness.
    public static func random(using generator: inout some RandomNumberGenerator) -> RegisterUUID {
        var bytes = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        bytes[6] = bytes[6] & 0x0f | 0x40
        bytes[8] = bytes[8] & 0x3f | 0x80
        return RegisterUUID(unchecked: bytes)
    }

    /// Lower-case digits in groups of 8, 4, 4, 4 and 12.
    public var description: String {
        var digits = Substring(Hexadecimal.text(bytes))
        return Self.groups.map { length in
            defer { digits = digits.dropFirst(length) }
            return String(digits.prefix(length))
        }.joined(separator: "-")
    }

    private static let groups = [8, 4, 4, 4, 12]

    private init(unchecked bytes: [UInt8]) { self.bytes = bytes }
}
