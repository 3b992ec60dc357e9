// SPDX-License-Identifier: Apache-2.0

import Chronology
import TestSupport
import Testing

/// A row of the tables: a text, the byte at which it is refused, and words of the reason and the hint.
typealias RefusalRow = (text: String, position: Int, reason: String, hint: String?)

@Suite struct EDTFRefusalTests {
    /// What is no date is no extent either, for the same reason.
    private func expectBothRefuse(_ row: RefusalRow) {
        expectRefusal(of: row.text, at: row.position, because: row.reason, hint: row.hint) { text throws(EDTFError) in
            _ = try EDTFDate(text)
        }
        expectRefusal(of: row.text, at: row.position, because: row.reason, hint: row.hint) { text throws(EDTFError) in
            _ = try Extent(text)
        }
    }

    @Test(
        arguments: [
            ("199u", 3, "draft of 2012", "write 199X"), ("19uu", 2, "draft of 2012", "write 19XX"),
            ("1999-uu", 5, "draft of 2012", "write 1999-XX"), ("2004-06-uu", 8, "draft of 2012", "write 2004-06-XX"),
            ("1999-uu-uu", 5, "draft of 2012", "write 1999-XX-XX"), ("199u?", 3, "draft of 2012", "write 199X?"),
            ("uuuu", 0, "draft of 2012", "write X for"), ("196x", 3, "draft of 2012", "write 196X"),
            ("y170000002", 0, "draft of 2012", "write Y170000002"), ("y-170000002", 0, "draft", "write Y-170000002"),
            ("unknown", 0, "draft of 2012", "leave the unknown end"), ("open", 0, "draft of 2012", "write .."),
            ("2004-06?~", 7, "draft of 2012", "write 2004-06%"), ("2004~?", 4, "draft of 2012", "write 2004%"),
            ("(2011)-06-04~", 0, "draft of 2012", "at the end of the whole date"),
        ] as [RefusalRow])
    func `forms of the draft of 2012 are refused with the form of 2019`(row: RefusalRow) {
        expectBothRefuse(row)
    }

    @Test(
        arguments: [
            ("[1667,1668]", 0, "level 2", nil), ("{1960,1961-12}", 0, "level 2", nil),
            ("[..1983-12-03]", 0, "level 2", nil),
            ("1560-XX-25", 8, "level 2", nil), ("15XX-12-25", 0, "level 2", nil), ("XXXX-12-XX", 0, "level 2", nil),
            ("1XXX", 1, "level 2", nil), ("1984-1X", 6, "level 2", nil), ("1X99", 2, "expected four digits", nil),
            ("1950S2", 4, "level 2", nil), ("Y171010000S3", 10, "level 2", nil), ("Y-17E7", 4, "level 2", nil),
            ("2001-34", 5, "level 2", nil), ("2004-06~-11", 7, "level 2", nil), ("2004?-06-11", 4, "level 2", nil),
            ("?2004-06-~11", 0, "level 2", nil), ("2004-06-XX-~", 10, "expected the end of the date", nil),
        ] as [RefusalRow])
    func `forms of level 2 say that they are`(row: RefusalRow) {
        expectBothRefuse(row)
    }

    @Test(
        arguments: [
            ("23.06.2006", 2, "YYYY-MM-DD", "write 2006-06-23"), ("1.6.2006", 1, "YYYY-MM-DD", "write 2006-06-01"),
            ("06-23-2006", 2, "YYYY-MM-DD", "write 2006-06-23"), ("23-06-2006", 2, "YYYY-MM-DD", "write 2006-06-23"),
            ("05-06-2006", 2, "YYYY-MM-DD", "write YYYY-MM-DD"), ("05-05-2006", 2, "YYYY-MM-DD", "write 2006-05-05"),
            ("2006-6-1", 6, "YYYY-MM-DD", "write 2006-06-01"), ("2006-06-1", 9, "YYYY-MM-DD", "write 2006-06-01"),
            ("2006.06.23", 4, "YYYY-MM-DD", "write 2006-06-23"), ("20060623", 4, "YYYY-MM-DD", "write 2006-06-23"),
            ("2006/06/23", 4, "YYYY-MM-DD", "write 2006-06-23"), ("6/23/2006", 1, "YYYY-MM-DD", "write 2006-06-23"),
            ("31.02.2006", 2, "YYYY-MM-DD", "write YYYY-MM-DD"), ("1.6.2006?", 1, "YYYY-MM-DD", "2006-06-01"),
        ] as [RefusalRow])
    func `days in other notations are refused with the day to write`(row: RefusalRow) {
        expectBothRefuse(row)
    }

    @Test(
        arguments: [
            ("2015-02-30", 8, "February 2015 has 28 days", nil), ("1900-02-29", 8, "February 1900 has 28 days", nil),
            ("2015-04-31", 8, "April 2015 has 30 days", nil), ("2015-04-00", 8, "there is no day 00", nil),
            ("2015-13", 5, "there is no month 13", nil), ("2015-00", 5, "there is no month 00", nil),
            ("2015-42-01", 5, "there is no month 42", nil), ("2001-21-03", 7, "a season has no days", nil),
            ("2015-04-12T25:00:00", 11, "there is no hour 25", nil), ("2015-04-12T10:60:00", 14, "no minute 60", nil),
            ("2015-04-12T24:00:00", 11, "hours are 00 to 23", "00:00:00 of the next day"),
            ("2016-12-31T23:59:60Z", 17, "leap seconds", nil), ("-0000", 0, "0000 has no sign", "write 0000"),
            ("-0000-01-01", 0, "0000 has no sign", nil),
        ] as [RefusalRow])
    func `impossible dates say why`(row: RefusalRow) {
        expectBothRefuse(row)
    }

    @Test(
        arguments: [
            ("2015-04-12T10:00", 16, "to the second", nil), ("2015-04-12T10:00:00.5", 19, "no fraction", nil),
            ("2015-04-12T10:00:00?", 19, "takes no qualifier", nil), ("2015-04-12T", 11, "two digits of the hour", nil),
            ("2015-04-12T10:00:00-00", 19, "a zone of zero", "write Z"),
            ("2015-04-12T10:00:00+4", 21, "zone's hour", nil),
            ("2015-04-12T10:00:00z", 19, "found 'z'", nil), ("2015-04-12T10:00:00+0430", 22, "expected a colon", nil),
            ("2015-XX-XXT10:00:00", 10, "expected the end of the date", nil),
            ("2015-XXT10:00:00", 7, "expected a hyphen", nil), ("2015T10:00:00", 4, "expected a hyphen", nil),
        ] as [RefusalRow])
    func `times are complete, whole and unqualified`(row: RefusalRow) {
        expectBothRefuse(row)
    }

    @Test(
        arguments: [
            ("", 0, "there is no date", nil), ("?", 0, "four digits of the year", nil), ("-", 1, "four digits", nil),
            ("206", 3, "four digits of the year before the end", nil), ("+2006", 0, "found '+'", nil),
            ("12006", 4, "begins with Y", "write Y12006"), ("-12006", 5, "begins with Y", "write Y-12006"),
            ("Y2006", 1, "more than four digits", "write 2006"), ("Y-206", 2, "more than four digits", "write -0206"),
            ("Y0", 1, "more than four digits", "write 0000"), ("Y012345", 1, "more than four digits", "write Y12345"),
            ("Y", 1, "digits of the year before the end", nil), ("Y12345-06", 6, "digits of the year, found '-'", nil),
            ("2006-", 5, "two digits of the month", nil), ("2006-06-", 8, "two digits of the day", nil),
            ("2006-06-?", 8, "two digits of the day, found '?'", nil),
            ("2006-06-23-", 10, "expected the end", nil), ("2006-0a", 6, "found 'a'", nil),
            ("now", 0, "found 'n'", nil),
            ("2006-XX-", 8, "XX for an unspecified day", nil), ("2006-06-2", 9, "YYYY-MM-DD", "2006-06-02"),
            (" 2006", 0, "white space", nil), ("2006 ", 4, "white space", nil), ("2006\n", 4, "white space", nil),
            ("２００６", 0, "U+FF12", nil), ("200６", 3, "U+FF16", nil), ("٢٠٠٦", 0, "U+0662", nil),
            ("2006–06", 4, "U+2013", "hyphen-minus"), ("−1985", 0, "U+2212", "hyphen-minus"),
            ("2006\u{0}", 4, "U+0000", nil), ("2006\u{301}", 4, "U+0301", nil),
        ] as [RefusalRow])
    func `anything else is refused where it stops making sense`(row: RefusalRow) {
        expectBothRefuse(row)
    }

    @Test func `a text over the limit is refused unread, and cut in the error`() {
        let limit = EDTFDate.byteLimit
        let longest = "Y" + String(repeating: "9", count: limit - 1)
        #expect(throws: Never.self) { try EDTFDate(longest) }
        let error = #expect(throws: EDTFError.self) { try EDTFDate(longest + "99") }
        #expect(error?.position == limit && error?.given == longest)
        #expect(error?.reason == "a date has no more than 64 bytes")
    }

    @Test func `an error describes itself on one line`() {
        let error = #expect(throws: EDTFError.self) { try EDTFDate("2006\n") }
        #expect(error?.description == #""2006\n", byte 4: white space has no place in a date; write it without"#)
        #expect(EDTFError(given: "x", position: 0, reason: "no").description == #""x", byte 0: no"#)
    }

    @Test(arguments: [21, 22, 23, 24] as [UInt64])
    func `no text upsets the reader, and a refusal points into it`(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let alphabet = Array("0123456789012345678920X-/.?~%YTZ:+uxyES[](){},ab é ")
        for _ in 0..<20_000 {
            let text = String(
                (0..<Int.random(in: 0...14, using: &generator)).map { _ in
                    alphabet.randomElement(using: &generator) ?? "0"
                })
            for read in [{ _ = try EDTFDate($0) }, { _ = try Extent($0) }, { _ = try Instant($0) }]
                as [(String) throws -> Void]
            {
                do { try read(text) } catch {
                    let position = (error as? EDTFError)?.position ?? -1
                    #expect((0...text.utf8.count).contains(position), "\(error)")
                }
            }
        }
    }
}
