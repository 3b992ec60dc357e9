// SPDX-License-Identifier: Apache-2.0

import Configuration

/// Joins records of single years to runs: years that follow each other, of one series, with equal values.
///
/// Rows may stand in any order. Of each record a few numbers and the places of its cells are kept.
struct RunJoiner {
    let rule: RunRule
    private var pool: TextPool
    private var entries: [RunYear] = []
    /// The order in which the series first appear, by the numbers that the pool gives them.
    private var order: [Int32: Int32] = [:]
    /// The years that the table has, by family; kept where holes are joined.
    private var present: [Int32: YearSet] = [:]
    /// The columns of the row that a series is named by. All cells of a row are there if one is, so that the series of
    /// a wide table have their holes in common.
    private let family: [Int]

    init(_ rule: RunRule, wide: WideColumns?, columns: Int) {
        self.rule = rule
        pool = TextPool(columns: columns)
        family = rule.by.filter { $0 != wide?.header && $0 != wide?.cell }
    }

    /// Takes a year.
    mutating func add(_ record: Record) throws(ConfigurationError) {
        let series = pool.number(of: rule.by, in: record)
        let place = order[series] ?? Int32(order.count)
        order[series] = place
        entries.append(
            RunYear(
                series: place, family: pool.number(of: family, in: record), year: try year(of: record),
                value: pool.number(of: rule.same, in: record), row: record.row, wide: record.wide))
    }

    /// Notes that the table has a year, whatever it says. Needed where holes are joined only.
    mutating func see(_ record: Record) throws(ConfigurationError) {
        present[pool.number(of: family, in: record), default: YearSet()].insert(try year(of: record))
    }

    private func year(of record: Record) throws(ConfigurationError) -> Int32 {
        let code = record.code(rule.year)
        guard let year = Int32(code), YearSet.years.contains(year) else {
            throw record.fault(rule.year, "“\(code)” is not a year. Years are whole numbers from 0 to 9999.")
        }
        return year
    }

    /// Gives the runs, series by series, each in the order of time; a year that stands twice is a fault.
    func runs(fault: (RunYear, RunYear) -> Void) -> [YearRun] {
        var runs: [YearRun] = []
        var previous: RunYear?
        for entry in entries.orderedBySeries(count: order.count) {
            if let before = previous, before.series == entry.series, before.year == entry.year {
                fault(before, entry)
            } else if let before = previous, continues(before, entry) {
                runs[runs.count - 1].last = entry.year
            } else {
                runs.append(YearRun(first: entry, last: entry.year))
            }
            previous = entry
        }
        return runs
    }

    private func continues(_ before: RunYear, _ entry: RunYear) -> Bool {
        guard before.series == entry.series, before.value == entry.value else { return false }
        if before.year + 1 == entry.year { return true }
        guard rule.holes == .join else { return false }
        let between = before.year + 1..<entry.year
        return !(present[entry.family]?.contains(anyOf: between) ?? false)
    }

    /// The stretch of a run, in EDTF: all days of its years; without an end where the coding stops.
    func extent(of run: YearRun) -> String {
        let start = "\(fourDigits(run.first.year))-01-01"
        if let last = rule.censoredAt, run.last >= last { return start + "/.." }
        return start + "/\(fourDigits(run.last))-12-31"
    }

    private func fourDigits(_ year: Int32) -> String {
        let digits = String(year)
        return String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    }
}

/// One year of one series.
struct RunYear {
    let series: Int32
    /// Equal numbers for series of the same rows.
    let family: Int32
    let year: Int32
    /// Equal numbers for equal values.
    let value: Int32
    let row: [CSVCell]
    let wide: WideCell?
}

/// Years of one series that follow each other.
struct YearRun {
    let first: RunYear
    var last: Int32
}

extension [RunYear] {
    /// The years by series, and within each by year. Cost: linear where each series stands in order already, as tables
    /// mostly have it.
    fileprivate func orderedBySeries(count: Int) -> [RunYear] {
        var ends = [Int](repeating: 0, count: count + 1)
        for entry in self { ends[Int(entry.series) + 1] += 1 }
        for series in 0..<count { ends[series + 1] += ends[series] }
        var places = [Int](repeating: 0, count: self.count)
        var next = ends
        for index in indices {
            let series = Int(self[index].series)
            places[next[series]] = index
            next[series] += 1
        }
        for series in 0..<count { sort(&places, ends[series]..<ends[series + 1]) }
        return places.map { self[$0] }
    }

    private func sort(_ places: inout [Int], _ range: Range<Int>) {
        let isSorted = zip(range, range.dropFirst()).allSatisfy { self[places[$0]].year <= self[places[$1]].year }
        // Those of one year stay in the order of the rows, so that the later one is the fault.
        if !isSorted { places[range].sort { (self[$0].year, $0) < (self[$1].year, $1) } }
    }
}
