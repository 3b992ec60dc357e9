// SPDX-License-Identifier: Apache-2.0

import Chronology
import TestSupport
import Testing

@Suite struct CoverageTests {
    @Test(
        arguments: [
            ("2006-06-23/2012-06-28", "2006-06-22", .no), ("2006-06-23/2012-06-28", "2006-06-23", .certain),
            ("2006-06-23/2012-06-28", "2012-06-28", .certain), ("2006-06-23/2012-06-28", "2012-06-29", .no),
            ("2006/2012", "2005-12-31", .no), ("2006/2012", "2006-01-01", .possible),
            ("2006/2012", "2006-12-31", .certain),
            ("2006/2012", "2012-01-01", .certain), ("2006/2012", "2012-01-02", .possible),
            ("2006/2012", "2013-01-01", .no),
            ("2016", "2016-07-01", .possible), ("2016", "2017-01-01", .no),
            ("2016-01-01/2016-12-31", "2016-07-01", .certain),
            ("2016-07-01", "2016-07-01", .certain), ("2016-07-01", "2016-07-02", .no),
            ("2016-07-01T10:00:00Z", "2016-07-01", .certain),
            ("2016-07-01?", "2016-07-01", .possible), ("2016-07-01~", "2016-06-30", .possible),
            ("2016-07-01%", "2016-07-03", .no), ("2016?", "2015-01-01", .possible), ("2016?", "2014-12-31", .no),
            ("2016-07-01?/..", "2016-07-01", .possible), ("2016-07-01?/..", "2016-07-02", .certain),
            ("2012-06-28/..", "9999-01-01", .certain), ("../2005-03-01", "-9999-01-01", .certain),
            ("../..", "2020-01-01", .certain), ("2014/", "2013-12-31", .no), ("2014/", "2014-06-01", .possible),
            ("2014/", "2030-01-01", .possible), ("2014-05-01/", "2014-05-01", .certain),
            ("2014-05-01/", "2014-05-02", .possible),
            ("/2014-05-01", "2014-05-01", .certain), ("/2014-05-01", "1900-01-01", .possible),
            ("/2014-05-01", "2014-05-02", .no), ("/..", "2014-05-02", .possible), ("../", "2014-05-02", .possible),
            ("2012/2012-06", "2012-06-15", .possible), ("2012/2012-06-15", "2012-06-15", .certain),
        ] as [(String, String, Coverage)])
    func `what an extent covers`(text: String, day: String, coverage: Coverage) throws {
        #expect(try Extent(text).coverage(of: #require(Day(day))) == coverage)
    }

    @Test func `coverage is ordered from no to certain`() {
        #expect(Coverage.no < .possible && Coverage.possible < .certain)
    }

    /// One day in three years around the end of 2004, as a date of random precision and qualification.
    private func randomDate(_ generator: inout SplitMix64) -> String {
        var naive = NaiveCalendar(year: .random(in: 2004...2005, using: &generator))
        naive.month = .random(in: 1...12, using: &generator)
        naive.day = .random(in: 1...naive.daysInMonth, using: &generator)
        let season = naive.text.prefix(5) + ["21", "22", "23", "24"][naive.day % 4]
        let forms = [naive.text, String(naive.text.prefix(7)), String(season)]
        return forms[.random(in: 0..<3, using: &generator)] + ["", "", "?", "%"][.random(in: 0..<4, using: &generator)]
    }

    /// Every reading of an interval, by trying all starts and ends: the days that are in some and those that are in
    /// all.
    private func bruteForce(_ starts: DayRange, _ ends: DayRange) -> (some: Set<Int32>, all: Set<Int32>) {
        var some: Set<Int32> = []
        var all: ClosedRange<Int32>?
        var isEmpty = false
        for start in starts.first.number...starts.last.number {
            for end in ends.first.number...ends.last.number where start <= end {
                some.formUnion([start, end])
                let common = max(all?.lowerBound ?? start, start)
                let last = min(all?.upperBound ?? end, end)
                isEmpty = isEmpty || common > last
                all = common <= last ? common...last : all
            }
        }
        if let first = some.min(), let last = some.max() { some.formUnion(first...last) }
        return (some, isEmpty ? [] : Set(all.map(Array.init) ?? []))
    }

    @Test(arguments: [31, 32, 33, 34] as [UInt64])
    func `coverage is what trying all readings gives`(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<12 {
            let (one, other) = (randomDate(&generator), randomDate(&generator))
            let (starts, ends) = (try EDTFDate(one).range, try EDTFDate(other).range)
            let (some, all) = bruteForce(starts, ends)
            guard let first = some.min(), let last = some.max() else {
                #expect(throws: EDTFError.self) { try Extent("\(one)/\(other)") }
                continue
            }
            let extent = try Extent("\(one)/\(other)")
            let wrong = (first - 3...last + 3).filter {
                let expected: Coverage = all.contains($0) ? .certain : some.contains($0) ? .possible : .no
                return extent.coverage(of: Day(number: $0)) != expected
            }
            #expect(wrong.isEmpty, "\(extent)")
        }
    }
}
