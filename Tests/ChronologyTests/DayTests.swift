// SPDX-License-Identifier: Apache-2.0

import Chronology
import TestSupport
import Testing

@Suite struct DayTests {
    @Test func `every day from -400 to 2400 has the fields, number and text that counting gives`() throws {
        var naive = NaiveCalendar(year: -400)
        var day = try #require(Day(year: -400, month: 1, day: 1))
        // Two Gregorian eras before 400-01-01, and its known distance to 1970.
        #expect(day.number == -719_528 - 146_097)
        var mismatches = 0
        while naive.year <= 2400 {
            let fields = day.year == naive.year && day.month == naive.month && day.day == naive.day
            let rebuilt = Day(year: naive.year, month: naive.month, day: naive.day) == day
            if !fields || !rebuilt { mismatches += 1 }
            if naive.day == 1 || naive.day == naive.daysInMonth, day.description != naive.text { mismatches += 1 }
            naive.step()
            day = day.next
        }
        #expect(mismatches == 0)
    }

    @Test func `a month's last day exists and the one after it does not`() {
        for year in -400...2400 {
            for month in 1...12 {
                let last = NaiveCalendar(year: year, month: month).daysInMonth
                let holds = Day(year: year, month: month, day: last) != nil
                #expect(holds && Day(year: year, month: month, day: last + 1) == nil)
            }
        }
    }

    @Test(arguments: [
        (0, "1970-01-01"), (-1, "1969-12-31"), (13_322, "2006-06-23"), (11_016, "2000-02-29"),
        (-719_528, "0000-01-01"), (-719_529, "-0001-12-31"), (2_932_896, "9999-12-31"),
    ])
    func `known days`(number: Int32, text: String) {
        #expect(Day(number: number).description == text)
        #expect(Day(text) == Day(number: number))
    }

    @Test func `a year of more than four digits is shown with its letter`() {
        #expect(Day(year: 12_006, month: 6, day: 23)?.description == "Y12006-06-23")
        #expect(Day(year: -12_006, month: 6, day: 23)?.description == "Y-12006-06-23")
    }

    @Test(arguments: [
        "", "2006", "2006-06", "2006-6-23", "2006-06-31", "2006-06-XX", "2006-06-23?", "2006-06-23T00:00:00Z",
        " 2006-06-23", "2006-06-23 ", "20060623", "Y12006-06-23", "..", "-0000-01-01",
    ])
    func `only a whole day is a day`(text: String) {
        #expect(Day(text) == nil)
    }

    @Test(arguments: [
        (2006, 0, 1), (2006, 13, 1), (2006, 1, 0), (2006, 1, 32), (1900, 2, 29), (2006, -1, 1), (Int.max, 1, 1),
        (Int.min, 1, 1), (5_900_000, 1, 1), (-5_900_000, 1, 1),
    ])
    func `what the calendar or the scale lacks is no day`(year: Int, month: Int, day: Int) {
        #expect(Day(year: year, month: month, day: day) == nil)
    }

    @Test func `arithmetic stops at the ends of the scale`() {
        #expect(Day.distantPast.previous == .distantPast)
        #expect(Day.distantFuture.next == .distantFuture)
        #expect(Day(number: 5).advanced(by: .max) == .distantFuture)
        #expect(Day(number: -5).advanced(by: .min) == .distantPast)
        #expect(Day.distantPast.advanced(by: .max) == Day(number: -1))
        #expect(Day.distantPast.description == ".." && Day.distantFuture.description == "..")
    }

    @Test func `the ends of the scale have fields that lead back to them`() {
        for day in [Day.distantPast, .distantFuture] {
            #expect(Day(year: day.year, month: day.month, day: day.day) == day)
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `advancing by a number of days is as many single steps`(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<200 {
            let start = Day(number: .random(in: -1_000_000...1_000_000, using: &generator))
            let distance = Int32.random(in: 0...800, using: &generator)
            let forth = (0..<distance).reduce(start) { day, _ in day.next }
            #expect(forth == start.advanced(by: distance))
            #expect((0..<distance).reduce(forth) { day, _ in day.previous } == start)
            #expect(distance == 0 || start < forth)
        }
    }
}

@Suite struct DayRangeTests {
    private func range(_ first: Int32, _ last: Int32) throws -> DayRange {
        try #require(DayRange(first: Day(number: first), last: Day(number: last)))
    }

    @Test func `a range does not end before it starts`() {
        #expect(DayRange(first: Day(number: 2), last: Day(number: 1)) == nil)
        #expect(DayRange(joining: Day(number: 2), Day(number: 1)) == DayRange(joining: Day(number: 1), Day(number: 2)))
    }

    @Test func `ranges contain and overlap as the sets of their days do`() throws {
        for first in 0..<5 as Range<Int32> {
            for last in first..<5 {
                let one = try range(first, last)
                for day in -1..<6 as Range<Int32> {
                    #expect(one.contains(Day(number: day)) == (first...last).contains(day))
                }
                let other = try range(2, 3)
                #expect(one.overlaps(other) == (first...last).overlaps(2...3))
                #expect(other.overlaps(one) == one.overlaps(other))
            }
        }
    }
}
