// SPDX-License-Identifier: Apache-2.0

/// The place of a record in the register's one order: 1, 2, 3 and so on without gaps.
///
/// It is the register's *recorded* time: "as recorded at 4,711" means the state after that record. Zero stands before
/// the first record.
public struct SequenceNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number itself, from 0 on.
    public let value: Int64

    /// The state before anything was recorded.
    public static let zero = SequenceNumber(0)

    /// Wraps a number, which must not be negative.
    public init(_ value: Int64) { self.value = value }

    /// The number that follows.
    public var next: SequenceNumber { SequenceNumber(value + 1) }

    /// The number that goes before; not for zero.
    public var previous: SequenceNumber { SequenceNumber(value - 1) }

    /// The number that many records further on.
    public func advanced(by count: Int) -> SequenceNumber { SequenceNumber(value + Int64(count)) }

    /// Order of recording.
    public static func < (a: SequenceNumber, b: SequenceNumber) -> Bool { a.value < b.value }

    /// The number in decimal digits.
    public var description: String { String(value) }
}
