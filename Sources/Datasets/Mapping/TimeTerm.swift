// SPDX-License-Identifier: Apache-2.0

import Chronology
import Configuration
import Model

/// When a claim that a mapping makes holds.
enum TimeTerm: Sendable {
    /// The same for every row.
    case constant(String)
    /// Some time within a date.
    case at(DateTerm)
    /// All days of a date: of a year, a month or a day.
    case throughout(DateTerm)
    /// From one date to another; a missing one leaves that side open, and so does an end at which the coding stops.
    case interval(from: DateTerm?, to: DateTerm?, censoredAt: Set<String>)
    /// As long as the run of years.
    case run

    /// The EDTF text for a record.
    func edtf(_ record: Record) throws(ConfigurationError) -> String {
        switch self {
        case .constant(let text): return text
        case .at(let date): return try known(date, record)
        case .throughout(let date): return try Self.allDays(of: try known(date, record))
        case .interval(let from, let to, let censoredAt):
            let start = try from?.edtf(record) ?? ".."
            let end = try to?.edtf(record) ?? ".."
            return "\(start)/\(censoredAt.contains(end) ? ".." : end)"
        case .run: return record.run ?? "../.."
        }
    }

    /// The column to name when the date as a whole is refused.
    var column: Int? {
        switch self {
        case .constant, .run: nil
        case .at(let date), .throughout(let date): date.columns.first
        case .interval(let from, let to, _): (to ?? from)?.columns.first
        }
    }

    private func known(_ date: DateTerm, _ record: Record) throws(ConfigurationError) -> String {
        let text = try date.edtf(record)
        guard !text.isEmpty else {
            throw record.fault(date.columns[0], "The date is unknown. Skip such rows, or give an interval.")
        }
        return text
    }

    /// The first and the last day of a date. What cannot be read is refused where the claim is read.
    private static func allDays(of text: String) throws(ConfigurationError) -> String {
        guard let range = (try? EDTFDate(text))?.range else { return text }
        return "\(range.first)/\(range.last)"
    }
}
