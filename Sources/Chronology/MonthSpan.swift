// SPDX-License-Identifier: Apache-2.0

/// A run of whole months: what a month, a season, a year, a decade or a century comes to.
struct MonthSpan: Hashable {
    /// The first month, counted from January of year 0.
    let first: Int
    /// How many months, at least one.
    let count: Int

    init(first: Int, count: Int) {
        self.first = first
        self.count = count
    }

    init(year: Int, month: Int = 1, count: Int) {
        self.init(first: year * 12 + month - 1, count: count)
    }

    /// The same run with a margin of so many months on each side.
    func widened(by margin: Int) -> MonthSpan {
        MonthSpan(first: first - margin, count: count + 2 * margin)
    }

    /// Its first to its last day, each cut off at the ends of the scale.
    var days: DayRange {
        DayRange(
            joining: Day(saturating: Self.firstDay(ofMonth: first)),
            Day(saturating: Self.firstDay(ofMonth: first + count) - 1))
    }

    private static func firstDay(ofMonth month: Int) -> Int {
        let (year, index) = floorDivided(month, by: 12)
        return CivilDate(year: year, month: index + 1, day: 1).daysSinceEpoch
    }
}
