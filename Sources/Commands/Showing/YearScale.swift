// SPDX-License-Identifier: Apache-2.0

import Chronology

/// A scale of whole years over the columns of a chart.
struct YearScale {
    let columns: Int
    private let years: ClosedRange<Int>
    private let first: Int
    private let days: Int

    init(_ years: ClosedRange<Int>, columns: Int) {
        self.years = years
        self.columns = columns
        first = Self.number(ofYear: years.lowerBound)
        days = max(1, Self.number(ofYear: years.upperBound + 1) - first)
    }

    /// The column that a day falls into; days off the scale fall into its ends.
    func column(of day: Day) -> Int { column(ofNumber: Int(day.number)) }

    /// Years below the bars, as many as have room.
    var axis: String {
        let step = step
        var axis = ""
        for year in years where year % step == 0 {
            let column = column(ofNumber: Self.number(ofYear: year))
            let label = String(year)
            guard axis.count <= column, column + label.count <= columns else { continue }
            axis += String(repeating: " ", count: column - axis.count) + label
        }
        return axis.isEmpty ? String(years.lowerBound) : axis
    }

    /// The columns that a year's number takes with the space behind it.
    private static let labelColumns = 7

    /// Every how many years one is named.
    private var step: Int {
        for magnitude in 0..<7 {
            for digit in [1, 2, 5] {
                let step = digit * (0..<magnitude).reduce(1) { power, _ in power * 10 }
                if columns * step >= years.count * Self.labelColumns { return step }
            }
        }
        return 10_000_000
    }

    private func column(ofNumber number: Int) -> Int {
        min(columns - 1, max(0, (number - first) * columns / days))
    }

    private static func number(ofYear year: Int) -> Int {
        Int((Day(year: year, month: 1, day: 1) ?? .distantFuture).number)
    }
}
