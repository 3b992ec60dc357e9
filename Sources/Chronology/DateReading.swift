// SPDX-License-Identifier: Apache-2.0

/// The days that the digits of a date come to, before its qualifier is heeded.
enum DateReading: Hashable {
    /// One day, as a count of days from 1970-01-01.
    case day(Int)
    /// Whole months: some day, or all that the precision says, within them.
    case months(MonthSpan)

    /// The first to the last possible day.
    var days: DayRange {
        switch self {
        case .day(let number): DayRange(Day(saturating: number))
        case .months(let span): span.days
        }
    }

    /// The first to the last possible day with the margin that a qualifier stands for: one unit of the date's precision
    /// on each side. The standard sets none; a unit is what the writer chose to state the date in.
    func days(withMarginOf precision: EDTFDate.Precision) -> DayRange {
        if case .months(let span) = self, let months = precision.months { return span.widened(by: months).days }
        return DayRange(joining: days.first.previous, days.last.next)
    }
}
