// SPDX-License-Identifier: Apache-2.0

/// A point in time, in milliseconds from 1970-01-01T00:00:00Z; leap seconds are not counted.
public struct Instant: Hashable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z, negative before it.
    public let milliseconds: Int64

    /// The instant so many milliseconds after 1970-01-01T00:00:00Z.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The instant that an RFC 3339 date-time names, such as `2026-11-24T10:46:27.123Z`.
    ///
    /// The reading is strict: the letters in upper case, a zone (`Z` or `+04:30`), a day that exists, no second 60, as
    /// a leap second has no place on a scale that does not count them. A fraction has up to nine digits; what is finer
    /// than a millisecond is dropped.
    public init(_ text: String) throws(EDTFError) {
        var parser = try DateParser(text, .rfc3339)
        self = try parser.instant()
    }

    /// The day in UTC; the nearest end of the scale of days if that does not reach so far.
    public var day: Day { Day(saturating: floorDivided(Int(milliseconds), by: Self.millisecondsInDay).quotient) }

    /// The last millisecond of a day in UTC.
    public init(endOf day: Day) { self.init(milliseconds: (Int64(day.number) + 1) * Int64(Self.millisecondsInDay) - 1) }

    static let millisecondsInDay = 86_400_000
}

extension Instant: Comparable {
    /// Whether one instant comes before another.
    public static func < (earlier: Instant, later: Instant) -> Bool { earlier.milliseconds < later.milliseconds }
}

extension Instant: CustomStringConvertible {
    /// `2026-11-24T10:46:27.123Z`: always UTC, always three decimals. For years 0 to 9999 this is RFC 3339.
    public var description: String {
        let (days, rest) = floorDivided(Int(milliseconds), by: Self.millisecondsInDay)
        let (seconds, fraction) = rest.quotientAndRemainder(dividingBy: 1_000)
        let time = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { padded($0, to: 2) }.joined(separator: ":")
        return "\(CivilDate(daysSinceEpoch: days))T\(time).\(padded(fraction, to: 3))Z"
    }
}
