// SPDX-License-Identifier: Apache-2.0

/// One date, date-time or season of the Extended Date/Time Format (ISO 8601-2:2019), levels 0 and 1; never an interval.
///
/// - Years are astronomical: `0000` is 1 BC, `-0001` the year before. Years that the scale of days does not reach
///   (`Y170000002`) stand at its end.
/// - Seasons are those of the northern hemisphere as meteorologists count them, since the standard leaves it open: 21
///   spring is March to May, 22 summer June to August, 23 autumn September to November, and 24 winter December to
///   February of the *following* year.
/// - Unspecified digits stand in the forms of level 1: `201X`, `20XX`, `2004-XX`, `1985-04-XX`, `1985-XX-XX`.
/// - A date-time with a zone falls on its day in UTC, like every instant; one without falls on the day as written.
///   Hour 24 is refused, as ISO 8601-1:2019 has it no more, and so is second 60, which no instant here can hold.
/// - A date may be qualified as uncertain (`?`), approximate (`~`) or both (`%`), a date-time may not. Seasons and
///   long years may be qualified, and may bound an interval, which the standard neither shows nor forbids.
public struct EDTFDate: Hashable, Sendable {
    /// The date as it was given.
    public let text: String
    /// The first to the last day that the date may mean. A qualifier widens it on each side by one unit of the date's
    /// own precision: a day, a month, a season, a year, a decade, a century.
    public let range: DayRange
    /// How finely the date is stated.
    public let precision: Precision
    /// The doubt that the date itself declares.
    public let qualification: Qualification

    /// Reads a date; the error says what is wrong, where, and if it can what to write instead. Cost: linear in the
    /// text, of which no more than `byteLimit` is read.
    public init(_ text: String) throws(EDTFError) {
        var parser = try DateParser(text, .edtf)
        self = try parser.date()
    }

    init(text: String, range: DayRange, precision: Precision, qualification: Qualification) {
        self.text = text
        self.range = range
        self.precision = precision
        self.qualification = qualification
    }

    /// The most bytes of UTF-8 that a date, an interval or an instant may have; longer text is refused unread. The
    /// longest sensible interval, of two qualified days, has 25.
    public static let byteLimit = 64

    /// How finely a date is stated, coarsest first. Digits left unspecified by `X` in the place of a month or day count
    /// as stated: `2004-XX` is some month, and `1985-XX-XX` some day.
    public enum Precision: Hashable, Sendable, Comparable {
        /// A hundred years: `20XX`.
        case century
        /// Ten years: `201X`.
        case decade
        /// A year: `2006`.
        case year
        /// Three months: `2006-21`.
        case season
        /// A month: `2006-06`.
        case month
        /// A day: `2006-06-23`.
        case day
        /// A second: `1985-04-12T23:20:30Z`.
        case instant
    }

    /// The doubt that a date declares by its last character.
    public enum Qualification: Hashable, Sendable {
        /// No doubt.
        case none
        /// `?`: the source may be wrong about the date.
        case uncertain
        /// `~`: the date is an estimate.
        case approximate
        /// `%`: the date is an estimate, and may be wrong.
        case both
    }
}

extension EDTFDate {
    /// The day, if the date is of day precision, fully specified and not qualified.
    public var exactDay: Day? {
        guard precision == .day, qualification == .none, range.first == range.last else { return nil }
        return range.first
    }
}

extension EDTFDate: CustomStringConvertible {
    /// The date as it was given.
    public var description: String { text }
}

extension EDTFDate.Precision {
    /// The unit in months, nil for what is finer than a month.
    var months: Int? {
        switch self {
        case .century: 1_200
        case .decade: 120
        case .year: 12
        case .season: 3
        case .month: 1
        case .day, .instant: nil
        }
    }
}
