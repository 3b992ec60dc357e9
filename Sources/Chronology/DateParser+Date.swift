// SPDX-License-Identifier: Apache-2.0

extension DateParser {
    /// The part, read as one date, date-time or season with its qualifier.
    mutating func date() throws(EDTFError) -> EDTFDate {
        let qualification = try qualifier()
        let (reading, precision) = follows("Y") ? (try longYear(), .year) : try calendarDate()
        try requireEnd("date")
        if precision == .instant, qualification != .none {
            throw refusal(at: end, "a date-time takes no qualifier")
        }
        let range = qualification == .none ? reading.days : reading.days(withMarginOf: precision)
        return EDTFDate(text: partText, range: range, precision: precision, qualification: qualification)
    }

    /// Reads the qualifier at the end of the part, if any.
    private mutating func qualifier() throws(EDTFError) -> EDTFDate.Qualification {
        guard let qualification = last.flatMap(Self.qualification) else { return .none }
        dropLast()
        if last.flatMap(Self.qualification) != nil { throw doubleQualifier(at: end - 1) }
        return qualification
    }

    /// What a byte says as a qualifier, nil if it is none.
    static func qualification(_ byte: UInt8) -> EDTFDate.Qualification? {
        switch byte {
        case UInt8(ascii: "?"): .uncertain
        case UInt8(ascii: "~"): .approximate
        case UInt8(ascii: "%"): .both
        default: nil
        }
    }

    /// Reads `Y` and a year of more than four digits.
    private mutating func longYear() throws(EDTFError) -> DateReading {
        _ = take("Y")
        let negative = take("-")
        let start = position
        var year = 0
        while let digit = takeDigit() { year = min(year * 10 + digit, Self.farthestYear) }
        if next != nil || position == start { throw unexpected("the digits of the year") }
        if position - start < 5 || bytes[start] == UInt8(ascii: "0") { throw shortLongYear(at: start) }
        return .months(MonthSpan(year: negative ? -year : year, count: 12))
    }

    /// Any year from here on lies off the scale of days, so that its exact number does not matter.
    private static let farthestYear = 1_000_000_000

    /// Reads a year and, if they follow, a month or season, a day and a time of day.
    private mutating func calendarDate() throws(EDTFError) -> (DateReading, EDTFDate.Precision) {
        let year = try year()
        guard next != nil else { return (.months(year.span), year.precision) }
        try require("-", "a hyphen")
        guard year.precision == .year else { throw levelTwo(at: part.lowerBound, "unspecified digits before the last") }
        if take("XX") { return try dayOfUnspecifiedMonth(year: year.number) }
        let start = position
        let month = try twoDigits(of: "month")
        switch month {
        case 1...12: return try monthOrDay(year: year.number, month: month)
        case 21...24: return (.months(try season(month, of: year.number)), .season)
        default: throw noSuchMonth(month, at: start)
        }
    }

    /// Reads what follows `1985-XX`: nothing, or `-XX`. Either way the date lies anywhere in the year.
    private mutating func dayOfUnspecifiedMonth(year: Int) throws(EDTFError) -> (DateReading, EDTFDate.Precision) {
        let reading = DateReading.months(MonthSpan(year: year, count: 12))
        guard next != nil else { return (reading, .month) }
        try require("-", "a hyphen")
        if take("XX") { return (reading, .day) }
        if next.flatMap(Self.digit) != nil { throw levelTwo(at: position, "a day in an unspecified month") }
        throw unexpected("XX for an unspecified day")
    }

    /// The months of a season, by its number from 21 (spring) to 24 (winter).
    private func season(_ number: Int, of year: Int) throws(EDTFError) -> MonthSpan {
        if next == UInt8(ascii: "-") { throw refusal(at: position, "a season has no days") }
        return MonthSpan(year: year, month: 3 + (number - 21) * 3, count: 3)
    }

    /// Reads what follows `1985-04`: nothing, `-XX`, or a day and perhaps a time of day.
    private mutating func monthOrDay(year: Int, month: Int) throws(EDTFError) -> (DateReading, EDTFDate.Precision) {
        let span = MonthSpan(year: year, month: month, count: 1)
        guard next != nil else { return (.months(span), .month) }
        try require("-", "a hyphen")
        if take("XX") { return (.months(span), .day) }
        let date = try dayOfMonth(year: year, month: month)
        guard take("T") else { return (.day(date.daysSinceEpoch), .day) }
        return (.day(try dayOfDateTime(on: date)), .instant)
    }

    /// Reads a day that the month has.
    mutating func dayOfMonth(year: Int, month: Int) throws(EDTFError) -> CivilDate {
        let start = position
        let date = CivilDate(year: year, month: month, day: try twoDigits(of: "day"))
        guard date.exists else { throw noSuchDay(date, at: start) }
        return date
    }
}
