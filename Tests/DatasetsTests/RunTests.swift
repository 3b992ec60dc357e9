// SPDX-License-Identifier: Apache-2.0

import Datasets
import TestSupport
import Testing

/// Runs of years against a model that walks through all years one by one.
@Suite struct RunTests {
    private struct Cell: Hashable {
        let state: String
        let year: Int
    }

    private static func mapping(_ holes: String, censoredAt: Int) -> String {
        """
        name = "m"
        title = "M"
        [rows]
        skip = { code = 0 }
        [runs]
        year = "year"
        by = "state"
        same = "code"
        holes = "\(holes)"
        censored-at = \(censoredAt)
        [[claim]]
        kind = "policy"
        subject = { column = "state" }
        value = { topic = "t", stance = { column = "code", as = "integer" } }
        citations = [{ source = "s" }]
        """
    }

    /// What is said year by year: nil where the table has no row.
    private func expected(_ codes: [Cell: Int], order: [String], years: ClosedRange<Int>, joins: Bool) -> [String] {
        order.flatMap { state in
            var runs: [(first: Int, last: Int, code: Int)] = []
            var isOpen = false
            for year in years {
                let code = codes[Cell(state: state, year: year)]
                if let code, code != 0 {
                    if isOpen, runs[runs.count - 1].code == code {
                        runs[runs.count - 1].last = year
                    } else {
                        runs.append((year, year, code))
                    }
                    isOpen = true
                } else if code == 0 || !joins {
                    isOpen = false
                }
            }
            return runs.map { run in
                let end = run.last >= years.upperBound ? ".." : "\(run.last)-12-31"
                return "policy \(state) t \(run.code) \(run.first)-01-01/\(end)"
            }
        }
    }

    @Test(arguments: 0..<40)
    func `runs are what a walk through the years finds`(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        let years = 1990...2010
        var codes: [Cell: Int] = [:]
        for state in ["AAA", "BBB", "CCC"] {
            var code = 1
            for year in years {
                if random.chance(25) { code = Int.random(in: 0...2, using: &random) }
                if !random.chance(20) { codes[Cell(state: state, year: year)] = code }
            }
        }
        var cells = codes.sorted { ($0.key.state, $0.key.year) < ($1.key.state, $1.key.year) }
        if seed.isMultiple(of: 2) { cells.shuffle(using: &random) }
        var order: [String] = []
        for (cell, code) in cells where code != 0 && !order.contains(cell.state) { order.append(cell.state) }
        let table = "state,year,code\n" + cells.map { "\($0.key.state),\($0.key.year).0,\($0.value).0\n" }.joined()
        for holes in ["break", "join"] {
            let found = try MappingExample.read(
                Array(table.utf8), Self.mapping(holes, censoredAt: years.upperBound))
            #expect(found == expected(codes, order: order, years: years, joins: holes == "join"), "\(holes)")
        }
    }
}
