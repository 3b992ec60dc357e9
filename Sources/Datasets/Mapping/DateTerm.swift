// SPDX-License-Identifier: Apache-2.0

import Chronology
import Configuration
import Model

/// A date that a mapping makes of the cells of a row.
struct DateTerm: Sendable {
    let source: Source
    /// Codes that mean that a cell, or a part of a date, is unknown.
    let unknown: Set<String>

    enum Source: Sendable {
        /// One column, written by a pattern.
        case pattern(column: Int, DatePattern)
        /// A column for each part.
        case split(year: Int, month: Int?, day: Int?)
    }

    /// The columns that it reads, the first of which stands for all in faults.
    var columns: [Int] {
        switch source {
        case .pattern(let column, _): [column]
        case .split(let year, let month, let day): [year, month, day].compactMap { $0 }
        }
    }

    /// The date in EDTF, as fine as it is known; nothing at all where it is unknown.
    func edtf(_ record: Record) throws(ConfigurationError) -> String {
        let text = try parts(record).edtf
        guard !text.isEmpty else { return "" }
        do { return try EDTFDate(reading: text, field: "").text } catch {
            throw record.fault(columns[0], error.description)
        }
    }

    private func parts(_ record: Record) throws(ConfigurationError) -> DateParts {
        switch source {
        case .pattern(let column, let pattern):
            let text = record.code(column)
            if unknown.contains(text) || text.utf8.allSatisfy({ DateParts.isMark($0) }) { return DateParts() }
            guard var parts = pattern.parts(of: text) else {
                throw record.fault(column, "“\(text)” is not a date of the form \(pattern.text).")
            }
            for part in [\DateParts.year, \.month, \.day] {
                if let given = parts[keyPath: part], unknown.contains(given) { parts[keyPath: part] = nil }
            }
            return parts
        case .split(let year, let month, let day):
            return DateParts(
                year: try part(year, record), month: try part(month, record), day: try part(day, record))
        }
    }

    /// What one column gives of a date.
    private func part(_ column: Int?, _ record: Record) throws(ConfigurationError) -> String? {
        guard let column else { return nil }
        let text = record.code(column)
        if text.isEmpty || unknown.contains(text) { return nil }
        guard text.utf8.allSatisfy({ DateParts.isDigitOrMark($0) }) else {
            throw record.fault(column, "“\(text)” is not a part of a date: digits, or x where it is unknown.")
        }
        return text
    }
}
