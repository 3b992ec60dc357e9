// SPDX-License-Identifier: Apache-2.0

/// The place of a record in the journal: contiguous from 1, never reused and without gaps within one epoch.
public struct SequenceNumber: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The place before the first record: nothing yet.
    public static let zero = SequenceNumber(0)

    /// The number; 0 stands for "nothing yet".
    public let value: Int64

    /// Names a place.
    public init(_ value: Int64) { self.value = value }

    /// The place of the record that follows.
    public var next: SequenceNumber { SequenceNumber(value + 1) }

    /// The place of the record before.
    public var previous: SequenceNumber { SequenceNumber(value - 1) }

    /// The place that many records further on.
    public func advanced(by count: Int) -> SequenceNumber { SequenceNumber(value + Int64(count)) }

    /// The earlier place is the smaller one.
    public static func < (left: SequenceNumber, right: SequenceNumber) -> Bool { left.value < right.value }

    /// The number in decimal.
    public var description: String { String(value) }
}
