// SPDX-License-Identifier: Apache-2.0

import Chronology
import Testing

@testable import Alerts

@Suite struct LocalClockTests {
    /// Central Europe in 2026: summer time from 29 March, 01:00 UTC, to 25 October, 01:00 UTC.
    private let berlin = LocalClock { instant in
        let summer = (1_774_746_000_000 as Int64)..<1_792_890_000_000
        return summer.contains(instant.milliseconds) ? 7_200 : 3_600
    }

    @Test(
        arguments: [
            ("2026-01-10", 420, "2026-01-10T06:00:00.000Z"), ("2026-07-10", 420, "2026-07-10T05:00:00.000Z"),
            ("2026-03-29", 150, "2026-03-29T01:30:00.000Z"), ("2026-10-25", 150, "2026-10-25T00:30:00.000Z"),
            ("2026-10-25", 420, "2026-10-25T06:00:00.000Z"),
        ] as [(String, Int, String)])
    func `a time on the wall is an instant, also where the clocks change`(day: String, minute: Int, instant: String)
        throws
    {
        let found = berlin.instant(.init(day: try #require(Day(day)), minute: minute))
        #expect(found.description == instant)
    }

    @Test func `a daily digest comes once on each day, also where the clocks change`() throws {
        let digest = ScheduleSettings.Digest(minute: 150, weekday: nil)
        var (instant, days) = (try Instant("2026-03-20T00:00:00Z"), [Day]())
        for _ in 0..<300 {
            instant = digest.next(after: instant, berlin)
            days.append(berlin.reading(instant).day)
        }
        let first = try #require(days.first)
        #expect(days == (0..<300).map { first.advanced(by: $0) })
    }

    @Test(
        arguments: [
            (QuietHours(from: 1_320, to: 420), [0: true, 419: true, 420: false, 1_319: false, 1_320: true]),
            (QuietHours(from: 60, to: 120), [0: false, 60: true, 119: true, 120: false]),
        ] as [(QuietHours, [Int: Bool])])
    func `quiet hours may go over midnight`(quiet: QuietHours, minutes: [Int: Bool]) {
        for (minute, isQuiet) in minutes { #expect(quiet.contains(minute: minute) == isQuiet, "\(minute)") }
    }

    @Test func `the system's clock knows its own zone`() {
        let offset = LocalClock.system.offset(Instant(milliseconds: 1_774_746_000_000))
        #expect((-14 * 3_600...14 * 3_600).contains(offset))
    }
}
