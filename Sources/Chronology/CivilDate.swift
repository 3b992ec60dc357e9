// SPDX-License-Identifier: Apache-2.0

/// A year, month and day of the proleptic Gregorian calendar, with astronomical years (0 is 1 BC).
///
/// The conversions to and from a count of days are Howard Hinnant's ("chrono-Compatible Low-Level Date Algorithms",
/// 2013): the year is taken to begin in March, so that the leap day is its last, and 400 years are one era of 146,097
/// days. They hold for any year whose count of days fits an `Int`.
package struct CivilDate: Hashable, Sendable {
    /// The astronomical year.
    package let year: Int
    /// The month, 1 to 12.
    package let month: Int
    /// The day of the month, from 1.
    package let day: Int

    /// Takes the fields as they are; whether the month has such a day is for the caller to know.
    package init(year: Int, month: Int, day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// The date that lies `days` after 1970-01-01. Cost: constant.
    package init(daysSinceEpoch days: Int) {
        let shifted = days + Self.daysFromEraToEpoch
        let (era, dayOfEra) = floorDivided(shifted, by: Self.daysInEra)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    }

    /// The days from 1970-01-01 to this date, negative before it. Cost: constant.
    package var daysSinceEpoch: Int {
        let (era, yearOfEra) = floorDivided(month <= 2 ? year - 1 : year, by: 400)
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * Self.daysInEra + dayOfEra - Self.daysFromEraToEpoch
    }

    private static let daysInEra = 146_097
    /// From 0000-03-01, where the first era begins, to 1970-01-01.
    private static let daysFromEraToEpoch = 719_468
}

extension CivilDate {
    /// Whether the year has a 29 February.
    package static func isLeap(year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// The number of days in a month (1 to 12) of that year.
    package static func daysInMonth(_ month: Int, ofYear year: Int) -> Int {
        switch month {
        case 2: isLeap(year: year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether the calendar has this date.
    package var exists: Bool {
        (1...12).contains(month) && day >= 1 && day <= Self.daysInMonth(month, ofYear: year)
    }
}

extension CivilDate: CustomStringConvertible {
    /// `2006-06-23`. A year of more than four digits has EDTF's letter, as in `Y12006-06-23`: for display only, as EDTF
    /// itself gives such a year no months.
    package var description: String {
        let digits = padded(Int(year.magnitude), to: 4)
        let sign = year < 0 ? "-" : ""
        let letter = digits.utf8.count > 4 ? "Y" : ""
        return letter + sign + digits + "-" + padded(month, to: 2) + "-" + padded(day, to: 2)
    }
}

/// Division that rounds towards the past, so that the remainder is never negative.
package func floorDivided(_ dividend: Int, by divisor: Int) -> (quotient: Int, remainder: Int) {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
}

/// A number that is not negative, with zeros in front up to a width; digits beyond 9 are capital letters.
package func padded(_ number: Int, to width: Int, radix: Int = 10) -> String {
    let digits = String(number, radix: radix, uppercase: true)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
