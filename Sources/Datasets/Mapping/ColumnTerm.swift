// SPDX-License-Identifier: Apache-2.0

import Configuration
import Model

/// A column and what is made of what stands there.
struct ColumnTerm: Sendable {
    let column: Int
    let lookup: Lookup?
    let reading: Reading
    /// Codes for which the field is left out.
    let omit: Set<String>

    /// What a cell is read as.
    enum Reading: String, CaseIterable {
        case text, integer, number
    }

    /// The value for a row; nil where it is to be left out.
    func datum(_ record: Record) throws(ConfigurationError) -> Datum? {
        let code = record.code(column)
        if omit.contains(code) { return nil }
        if let lookup {
            do { return try lookup(code) } catch { throw record.fault(column, error.reason) }
        }
        guard !code.isEmpty else { throw record.fault(column, "The cell is empty. List \"\" under “skip” or “omit”.") }
        switch reading {
        case .text: return .string(record.text(column))
        case .integer:
            guard let number = Int64(code) else { throw record.fault(column, "“\(code)” is not a whole number.") }
            return .integer(number)
        case .number:
            guard let number = Double(code), number.isFinite else {
                throw record.fault(column, "“\(code)” is not a number.")
            }
            return .number(number)
        }
    }
}
