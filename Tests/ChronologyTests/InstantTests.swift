// SPDX-License-Identifier: Apache-2.0

import Chronology
import TestSupport
import Testing

@Suite struct InstantTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00:00.000Z", 0),
            ("2026-11-24T10:46:27.123Z", 1_795_517_187_123),
            ("1969-12-31T23:59:59.999Z", -1), ("2026-11-24T15:16:27.123+04:30", 1_795_517_187_123),
            ("1970-01-01T00:00:00-00:00", 0), ("1970-01-01T00:00:00.5Z", 500), ("1970-01-01T00:00:00.123456789Z", 123),
            ("1969-12-31T20:00:00-04:00", 0), ("2000-02-29T00:00:00Z", 951_782_400_000),
            // The examples of RFC 3339, section 5.8, without the leap seconds.
            ("1985-04-12T23:20:50.52Z", 482_196_050_520), ("1996-12-19T16:39:57-08:00", 851_042_397_000),
            ("1937-01-01T12:00:27.87+00:20", -1_041_337_172_130),
        ] as [(String, Int64)])
    func `RFC 3339 date-times`(text: String, milliseconds: Int64) throws {
        #expect(try Instant(text).milliseconds == milliseconds)
    }

    @Test(arguments: [
        ("2026-02-30T10:00:00Z", 8, "February 2026 has 28 days"), ("2026-13-01T10:00:00Z", 5, "there is no month 13"),
        ("2026-21-01T10:00:00Z", 5, "months are 01 to 12"), ("2026-04-00T10:00:00Z", 8, "there is no day 00"),
        ("2026-11-24T10:46:27", 19, "expected a zone"), ("2026-11-24T10:46", 16, "a time is given to the second"),
        ("2026-11-24", 10, "expected the letter T before the end"), ("2016-12-31T23:59:60Z", 17, "leap seconds"),
        ("2026-11-24T24:00:00Z", 11, "hours are 00 to 23"), ("2026-11-24T25:00:00Z", 11, "there is no hour 25"),
        ("2026-11-24T10:60:00Z", 14, "there is no minute 60"), ("2026-11-24T10:00:61Z", 17, "there is no second 61"),
        ("2026-11-24t10:46:27Z", 10, "expected the letter T, found 't'"), ("2026-11-24T10:46:27z", 19, "found 'z'"),
        ("2026-11-24 10:46:27Z", 10, "white space"), ("2026-11-24T10:46:27.Z", 20, "digits of a fraction"),
        ("2026-11-24T10:46:27.0123456789Z", 29, "no more than nine digits"),
        ("2026-11-24T10:46:27+04", 22, "expected a colon"), ("2026-11-24T10:46:27+24:00", 20, "no zone's hour 24"),
        ("2026-11-24T10:46:27ZZ", 20, "expected the end of the instant"), ("", 0, "there is no date"),
        ("-001-11-24T10:46:27Z", 0, "four digits of the year"),
    ])
    func `refused date-times`(text: String, position: Int, reason: String) {
        expectRefusal(of: text, at: position, because: reason) { text throws(EDTFError) in _ = try Instant(text) }
    }

    @Test(arguments: [7, 8] as [UInt64])
    func `what an instant says of itself reads as the same instant`(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<2_000 {
            let years0To9999 = -62_167_219_200_000...253_402_300_799_999 as ClosedRange<Int64>
            let instant = Instant(milliseconds: .random(in: years0To9999, using: &generator))
            #expect(try Instant(instant.description) == instant)
            #expect(instant.description.hasPrefix(instant.day.description + "T"))
        }
    }

    @Test func `the day is that of UTC, also before 1970 and off the scale of days`() throws {
        #expect(try Instant("2026-11-24T00:30:00+04:30").day == Day("2026-11-23"))
        #expect(Instant(milliseconds: -1).day == Day(number: -1))
        #expect(Instant(milliseconds: .max).day == .distantFuture)
        #expect(Instant(milliseconds: .min).day == .distantPast)
        #expect(Instant(milliseconds: 1) > Instant(milliseconds: 0))
        #expect(Instant(milliseconds: .min).description.hasPrefix("Y-292275055-"))
    }

    @Test(arguments: ["1970-01-01", "1969-12-31", "2016-02-29", "2017-01-02"])
    func `a day ends with its last millisecond`(_ text: String) throws {
        let day = try #require(Day(text))
        let end = Instant(endOf: day)
        #expect(end.day == day)
        #expect(Instant(milliseconds: end.milliseconds + 1).day == day.next)
    }
}
