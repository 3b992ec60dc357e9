// SPDX-License-Identifier: Apache-2.0

import Chronology
import TestSupport
import Testing

/// A row of the tables: a date, its first and last possible day, and its precision.
typealias DateRow = (text: String, first: String, last: String, precision: EDTFDate.Precision)

@Suite struct EDTFDateTests {
    private func expect(_ row: DateRow, _ qualification: EDTFDate.Qualification = .none) throws {
        let date = try EDTFDate(row.text)
        #expect(date.range.first.description == row.first, "\(row.text)")
        #expect(date.range.last.description == row.last, "\(row.text)")
        #expect(date.precision == row.precision, "\(row.text)")
        #expect(date.qualification == qualification, "\(row.text)")
        #expect(date.text == row.text && date.description == row.text)
    }

    @Test(
        arguments: [
            ("1985-04-12", "1985-04-12", "1985-04-12", .day), ("1985-04", "1985-04-01", "1985-04-30", .month),
            ("1985", "1985-01-01", "1985-12-31", .year), ("2004-02", "2004-02-01", "2004-02-29", .month),
            ("0000", "0000-01-01", "0000-12-31", .year), ("0000-02-29", "0000-02-29", "0000-02-29", .day),
            ("9999-12-31", "9999-12-31", "9999-12-31", .day),
        ] as [DateRow])
    func `dates of level 0`(row: DateRow) throws {
        try expect(row)
    }

    @Test(arguments: [
        ("1985-04-12T23:20:30", "1985-04-12"), ("1985-04-12T23:20:30Z", "1985-04-12"),
        ("1985-04-12T23:20:30-04", "1985-04-13"), ("1985-04-12T23:20:30+04:30", "1985-04-12"),
        ("1985-01-01T00:20:30+04:30", "1984-12-31"), ("1985-04-12T00:00:00", "1985-04-12"),
        ("1985-04-12T23:59:59+00:00", "1985-04-12"), ("-0001-12-31T23:59:59-00:01", "0000-01-01"),
    ])
    func `date-times of level 0 fall on their day in UTC`(text: String, day: String) throws {
        try expect((text, day, day, .instant))
    }

    @Test(
        arguments: [
            ("Y12345", "Y12345-01-01", "Y12345-12-31", .year), ("Y170000002", "..", "..", .year),
            ("Y-12345", "Y-12345-01-01", "Y-12345-12-31", .year), ("Y-170000002", "..", "..", .year),
            ("Y99999999999999999999999999999999999999999999999", "..", "..", .year),
            ("-1985", "-1985-01-01", "-1985-12-31", .year), ("-0001", "-0001-01-01", "-0001-12-31", .year),
            ("-0004-02-29", "-0004-02-29", "-0004-02-29", .day),
            ("2001-21", "2001-03-01", "2001-05-31", .season), ("2003-22", "2003-06-01", "2003-08-31", .season),
            ("2000-23", "2000-09-01", "2000-11-30", .season), ("2003-24", "2003-12-01", "2004-02-29", .season),
            ("201X", "2010-01-01", "2019-12-31", .decade), ("20XX", "2000-01-01", "2099-12-31", .century),
            ("-198X", "-1989-01-01", "-1980-12-31", .decade), ("-01XX", "-0199-01-01", "-0100-12-31", .century),
            ("2004-XX", "2004-01-01", "2004-12-31", .month), ("1985-04-XX", "1985-04-01", "1985-04-30", .day),
            ("1985-XX-XX", "1985-01-01", "1985-12-31", .day),
        ] as [DateRow])
    func `long and negative years, seasons and unspecified digits of level 1`(row: DateRow) throws {
        try expect(row)
    }

    @Test func `years off the scale stand at the end that they lie beyond`() throws {
        #expect(try EDTFDate("Y170000002").range == DayRange(.distantFuture))
        #expect(try EDTFDate("Y-170000002").range == DayRange(.distantPast))
        #expect(try EDTFDate("Y-170000002?").range == DayRange(.distantPast))
    }

    @Test(
        arguments: [
            ("1984", "1983-01-01", "1985-12-31", .year), ("2004-06", "2004-05-01", "2004-07-31", .month),
            ("2004-01", "2003-12-01", "2004-02-29", .month), ("2004-06-11", "2004-06-10", "2004-06-12", .day),
            ("2004-01-01", "2003-12-31", "2004-01-02", .day), ("2001-21", "2000-12-01", "2001-08-31", .season),
            ("201X", "2000-01-01", "2029-12-31", .decade), ("20XX", "1900-01-01", "2199-12-31", .century),
            ("2004-XX", "2003-12-01", "2005-01-31", .month), ("1985-04-XX", "1985-03-31", "1985-05-01", .day),
            ("1985-XX-XX", "1984-12-31", "1986-01-01", .day), ("-0001", "-0002-01-01", "0000-12-31", .year),
            ("Y12345", "Y12344-01-01", "Y12346-12-31", .year),
        ] as [DateRow])
    func `a qualifier widens a date by a unit of its precision on each side`(row: DateRow) throws {
        let qualifiers: [(String, EDTFDate.Qualification)] = [("?", .uncertain), ("~", .approximate), ("%", .both)]
        for (sign, qualification) in qualifiers {
            try expect((row.text + sign, row.first, row.last, row.precision), qualification)
        }
    }

    @Test func `only a whole day without a qualifier is an exact day`() throws {
        #expect(try EDTFDate("2006-06-23").exactDay == Day("2006-06-23"))
        for text in ["2006", "2006-06", "2006-06-XX", "2006-06-23?", "2006-06-23T10:00:00Z", "Y170000002"] {
            #expect(try EDTFDate(text).exactDay == nil, "\(text)")
        }
    }

    @Test(arguments: [11, 12, 13] as [UInt64])
    func `a random month, year or day means the days that counting gives`(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<300 {
            var naive = NaiveCalendar(year: .random(in: -400...2400, using: &generator))
            naive.month = .random(in: 1...12, using: &generator)
            naive.day = .random(in: 1...naive.daysInMonth, using: &generator)
            try expect((naive.text, naive.text, naive.text, .day))
            let month = String(naive.text.dropLast(3))
            try expect((month, "\(month)-01", "\(month)-\(naive.daysInMonth)", .month))
            let year = String(month.dropLast(3))
            try expect((year, "\(year)-01-01", "\(year)-12-31", .year))
        }
    }
}
