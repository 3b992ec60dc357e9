// SPDX-License-Identifier: Apache-2.0

import Chronology
import Testing

/// A row of the tables: an extent, and the first and last day of its possible starts and of its possible ends.
typealias ExtentRow = (text: String, starts: (String, String), ends: (String, String))

@Suite struct ExtentTests {
    private func expect(_ row: ExtentRow) throws {
        let extent = try Extent(row.text)
        let starts = extent.startRange
        let ends = extent.endRange
        #expect((starts.first.description, starts.last.description) == row.starts, "\(row.text)")
        #expect((ends.first.description, ends.last.description) == row.ends, "\(row.text)")
        #expect(extent.text == row.text && extent.description == row.text)
    }

    @Test(
        arguments: [
            ("1964/2008", ("1964-01-01", "1964-12-31"), ("2008-01-01", "2008-12-31")),
            ("2004-06/2006-08", ("2004-06-01", "2004-06-30"), ("2006-08-01", "2006-08-31")),
            ("2004-02-01/2005-02-08", ("2004-02-01", "2004-02-01"), ("2005-02-08", "2005-02-08")),
            ("2004-02-01/2005-02", ("2004-02-01", "2004-02-01"), ("2005-02-01", "2005-02-28")),
            ("2004-02-01/2005", ("2004-02-01", "2004-02-01"), ("2005-01-01", "2005-12-31")),
            ("2005/2006-02", ("2005-01-01", "2005-12-31"), ("2006-02-01", "2006-02-28")),
        ] as [ExtentRow])
    func `intervals of level 0`(row: ExtentRow) throws {
        try expect(row)
    }

    @Test(
        arguments: [
            ("1985-04-12/..", ("1985-04-12", "1985-04-12"), ("..", "..")),
            ("1985-04/..", ("1985-04-01", "1985-04-30"), ("..", "..")),
            ("1985/..", ("1985-01-01", "1985-12-31"), ("..", "..")),
            ("../1985-04-12", ("..", ".."), ("1985-04-12", "1985-04-12")),
            ("../1985-04", ("..", ".."), ("1985-04-01", "1985-04-30")),
            ("1985-04-12/", ("1985-04-12", "1985-04-12"), ("1985-04-12", "..")),
            ("1985-04/", ("1985-04-01", "1985-04-30"), ("1985-04-01", "..")),
            ("/1985-04-12", ("..", "1985-04-12"), ("1985-04-12", "1985-04-12")),
            ("/1985", ("..", "1985-12-31"), ("1985-01-01", "1985-12-31")),
            ("1984-06-02?/2004-08-08~", ("1984-06-01", "1984-06-03"), ("2004-08-07", "2004-08-09")),
            ("1984~/2004-06", ("1983-01-01", "1985-12-31"), ("2004-06-01", "2004-06-30")),
            ("1984?/2004%", ("1983-01-01", "1985-12-31"), ("2003-01-01", "2005-12-31")),
            ("2001-21/2003-24", ("2001-03-01", "2001-05-31"), ("2003-12-01", "2004-02-29")),
            ("-0500/-0001-06~", ("-0500-01-01", "-0500-12-31"), ("-0001-05-01", "-0001-07-31")),
            ("Y-170000002/Y12345", ("..", ".."), ("Y12345-01-01", "Y12345-12-31")),
            ("../..", ("..", ".."), ("..", "..")), ("/..", ("..", ".."), ("..", "..")),
            ("../", ("..", ".."), ("..", "..")),
        ] as [ExtentRow])
    func `intervals of level 1`(row: ExtentRow) throws {
        try expect(row)
    }

    @Test(
        arguments: [
            ("2012/2012-06", ("2012-01-01", "2012-06-30"), ("2012-06-01", "2012-06-30")),
            ("2012/2012-06-15", ("2012-01-01", "2012-06-15"), ("2012-06-15", "2012-06-15")),
            ("2012-06-15/2012", ("2012-06-15", "2012-06-15"), ("2012-06-15", "2012-12-31")),
            ("2012/2012", ("2012-01-01", "2012-12-31"), ("2012-01-01", "2012-12-31")),
            ("2012-06-15?/2012-06-14", ("2012-06-14", "2012-06-14"), ("2012-06-14", "2012-06-14")),
        ] as [ExtentRow])
    func `dates that overlap narrow each other, as a start is no later than its end`(row: ExtentRow) throws {
        try expect(row)
    }

    @Test func `edges keep what was written at each end`() throws {
        let june = DayRange(joining: try #require(Day("2012-06-01")), try #require(Day("2012-06-30")))
        #expect(try Extent("2012-06/..").start == .dated(june))
        #expect(try Extent("2012-06/..").end == .open)
        #expect(try Extent("2012-06/").end == .unknown)
        #expect(try Extent("/2012-06").start == .unknown)
        #expect(try Extent("../2012-06").start == .open)
        #expect(try Extent("2012/2012-06").end == .dated(june))
        #expect(try Extent("2012-06").start == .dated(june) && Extent("2012-06").end == .dated(june))
    }

    @Test func `undated is what it reads as`() throws {
        #expect(try Extent("../..") == .undated)
        #expect(Extent.undated.startRange == DayRange(.distantPast))
        #expect(Extent.undated.endRange == DayRange(.distantFuture))
    }

    @Test(arguments: [
        ("2016", true), ("2016-06-23", true), ("2016-06-23?", true), ("201X", true), ("2016-21", true),
        ("2016-06-23T10:00:00Z", true), ("2016-06-23/2016-06-23", true), ("2016-06-23/2016-06-24", false),
        ("2016-06-23?/2016-06-23?", false), ("2016-06/2016-06", false), ("2016/2016", false),
        ("2016-06-23/", false), ("2016-06-23/..", false), ("../..", false), ("Y170000002/Y170000003", false),
    ])
    func `observations are single dates, or one exact day as an interval`(text: String, isObservation: Bool) throws {
        let extent = try Extent(text)
        #expect(extent.isObservation == isObservation)
    }

    @Test(arguments: [
        ("2006/2012", true), ("../2005", true), ("/2005", true), ("2006-06-23/2012-06-28", true), ("2006/2012?", true),
        ("2006/..", false), ("2006/", false), ("2006", false), ("../..", false), ("2006-06-23/2006-06-23", false),
    ])
    func `an explicit end is a dated one`(text: String, hasExplicitEnd: Bool) throws {
        #expect(try Extent(text).hasExplicitEnd == hasExplicitEnd)
    }

    @Test func `a single date makes the same extent as its text`() throws {
        for text in ["2016", "2016-06-23?", "20XX"] {
            #expect(try Extent(EDTFDate(text)) == Extent(text))
        }
    }
}

@Suite struct ExtentRefusalTests {
    @Test(
        arguments: [
            (
                "2012-06-28/2006", 11, "ends on 2006-12-31 at the latest, before it starts, on 2012-06-28",
                "2006/2012-06-28"
            ),
            ("2012-06/2012-05", 8, "before it starts", nil), ("2012-06-28?/2012-06-26", 12, "before it starts", nil),
            ("/", 0, "both ends unknown", "../.."), ("2006//2012", 5, "one slash", nil),
            ("1/2/3/4", 3, "one slash", nil),
            ("2006/unknown", 5, "draft of 2012", "leave the unknown end"), ("unknown/2006", 0, "draft of 2012", nil),
            ("2006/open", 5, "draft of 2012", "write .."), ("2006-06-uu/2012", 8, "draft of 2012", "write 2006-06-XX"),
            ("2006/2012?~", 9, "draft of 2012", "write 2012%"),
            ("2006/2015-02-30", 13, "February 2015 has 28 days", nil),
            ("2004-06-XX/2004-07-03", 8, "level 2", "write 2004-06,"),
            ("2004-06/2005-XX-XX", 13, "level 2", "write 2005,"),
            ("199X/2004", 3, "level 2", nil), ("2004-06-~01/2004-06-~20", 8, "level 2", nil),
            ("2004-06-01T10:00:00Z/2005", 10, "no time of day", "only the day"), ("2006/...", 5, "found '.'", nil),
            ("2006/2012/", 9, "one slash", nil), ("2006-06-23/28", 13, "four digits of the year before the end", nil),
            ("06/23/2006", 2, "YYYY-MM-DD", "write 2006-06-23"),
            ("23.06.2006/2007", 2, "YYYY-MM-DD", "write 2006-06-23"),
            ("2006-06-23 / 2007", 10, "white space", nil), ("..", 0, "found '.'", nil),
        ] as [RefusalRow])
    func `refused intervals`(row: RefusalRow) {
        expectRefusal(of: row.text, at: row.position, because: row.reason, hint: row.hint) { text throws(EDTFError) in
            _ = try Extent(text)
        }
    }

    @Test func `a date is no interval`() {
        expectRefusal(of: "2006/2012", at: 4, because: "not an interval") { text throws(EDTFError) in
            _ = try EDTFDate(text)
        }
    }
}
