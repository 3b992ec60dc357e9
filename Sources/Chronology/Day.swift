// SPDX-License-Identifier: Apache-2.0

/// A day of the proleptic Gregorian calendar, as a count of days from 1970-01-01.
///
/// The scale reaches some 5.8 million years either way. Arithmetic saturates at its ends, which stand for "before
/// everything" and "after everything": `distantPast` and `distantFuture`.
public struct Day: Hashable, Sendable {
    /// Days since 1970-01-01, negative before it.
    public let number: Int32

    /// The day that lies `number` days after 1970-01-01.
    public init(number: Int32) {
        self.number = number
    }

    /// The day of an astronomical year (0 is 1 BC), a month and a day of the month; nil where the calendar has no such
    /// day or the scale does not reach it.
    public init?(year: Int, month: Int, day: Int) {
        let date = CivilDate(year: year, month: month, day: day)
        guard Self.years.contains(year), date.exists, let number = Int32(exactly: date.daysSinceEpoch) else {
            return nil
        }
        self.number = number
    }

    /// The day written as `YYYY-MM-DD`, with a minus before it for a negative year; nil for any other text.
    public init?(_ text: String) {
        guard let date = try? EDTFDate(text), let day = date.exactDay else { return nil }
        self = day
    }

    /// The day nearest to a count of days that may lie off the scale.
    package init(saturating number: Int) {
        self.number = Int32(clamping: number)
    }

    /// The years within which every day's count can be worked out without overflow; the scale ends well inside.
    private static let years = -6_000_000...6_000_000
}

extension Day {
    /// Before everything: the first day of the scale.
    public static let distantPast = Day(number: .min)
    /// After everything: the last day of the scale.
    public static let distantFuture = Day(number: .max)

    /// The astronomical year: 0 is 1 BC.
    public var year: Int { civil.year }
    /// The month, 1 to 12.
    public var month: Int { civil.month }
    /// The day of the month, from 1.
    public var day: Int { civil.day }

    /// The day after; at the end of the scale, the same day.
    public var next: Day { advanced(by: 1) }
    /// The day before; at the start of the scale, the same day.
    public var previous: Day { advanced(by: -1) }

    /// The day that lies so many days later, or earlier if negative; saturates at the ends of the scale.
    public func advanced(by days: Int32) -> Day {
        Day(saturating: Int(number) + Int(days))
    }

    /// The fields of the calendar.
    package var civil: CivilDate { CivilDate(daysSinceEpoch: Int(number)) }
}

extension Day: Comparable {
    /// Whether one day comes before another.
    public static func < (earlier: Day, later: Day) -> Bool { earlier.number < later.number }
}

extension Day: CustomStringConvertible {
    /// `2006-06-23`; `..` for both ends of the scale; `Y12006-06-23` for years of more than four digits, which is for
    /// display only.
    public var description: String {
        self == .distantPast || self == .distantFuture ? ".." : civil.description
    }
}
