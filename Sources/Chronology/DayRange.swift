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

    /// The year or the month that it is, as in `2013` or `2013-05`; nil where it is neither.
    package var calendarUnit: String? {
        let following = last.next
        guard first.day == 1, following.day == 1 else { return nil }
        if first.month == 1, following.month == 1, following.year == first.year + 1 {
            return String(first.description.dropLast(6))
        }
        let isMonth = following == (first.month == 12 ? Day(year: first.year + 1, month: 1, day: 1) : nextMonth)
        return isMonth ? String(first.description.dropLast(3)) : nil
    }

    private var nextMonth: Day? { Day(year: first.year, month: first.month + 1, day: 1) }

    /// Whether the day lies in the range.
    public func contains(_ day: Day) -> Bool {
        first <= day && day <= last
    }

    /// Whether the two ranges have a day in common.
    public func overlaps(_ other: DayRange) -> Bool {
        first <= other.last && other.first <= last
    }
}
