// SPDX-License-Identifier: Apache-2.0

/// A closed range of days: at least one day, both ends included.
public struct DayRange: Hashable, Sendable {
    /// The first day in the range.
    public let first: Day
    /// The last day in the range, never before the first.
    public let last: Day

    /// The range from one day to another; nil if the last lies before the first.
    public init?(first: Day, last: Day) {
        guard first <= last else { return nil }
        self.first = first
        self.last = last
    }

    /// The range of one day.
    public init(_ day: Day) {
        first = day
        last = day
    }

    /// The smallest range that holds both days, whichever comes first.
    public init(joining one: Day, _ other: Day) {
        first = min(one, other)
        last = max(one, other)
    }

    /// Every day of the scale.
    public static let always = DayRange(joining: .distantPast, .distantFuture)

    /// Whether the day lies in the range.
    public func contains(_ day: Day) -> Bool {
        first <= day && day <= last
    }

    /// Whether the two ranges have a day in common.
    public func overlaps(_ other: DayRange) -> Bool {
        first <= other.last && other.first <= last
    }
}
