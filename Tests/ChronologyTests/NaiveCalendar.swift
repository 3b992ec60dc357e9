// SPDX-License-Identifier: Apache-2.0

/// A calendar that walks from day to day by a table of months and knows no formula: what the module is held against.
struct NaiveCalendar {
    var year: Int
    var month = 1
    var day = 1

    var isLeap: Bool {
        if year.isMultiple(of: 400) { return true }
        if year.isMultiple(of: 100) { return false }
        return year.isMultiple(of: 4)
    }

    var daysInMonth: Int {
        [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    mutating func step() {
        day += 1
        guard day > daysInMonth else { return }
        day = 1
        month += 1
        guard month > 12 else { return }
        month = 1
        year += 1
    }

    /// `YYYY-MM-DD`, with a minus before a negative year.
    var text: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: width - digits.count) + digits
        }
        return (year < 0 ? "-" : "") + padded(abs(year), 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
    }
}
