// SPDX-License-Identifier: Apache-2.0

import Configuration
import Model

/// A claim that a mapping makes of each record that passes its filter.
struct ClaimTemplate: Sendable {
    let kind: KindIndex
    /// Everything but kind and time.
    let members: [Term.Member]
    let valid: TimeTerm
    let filter: RowFilter
    /// Where the mapping has it.
    let place: ConfigurationError.Place

    /// The claim that a record gives.
    func claim(_ record: Record) throws(ConfigurationError) -> Assertion {
        let valid = try valid.edtf(record)
        let datum = Datum.object(
            [.init("kind", .string(kind.kind.name)), .init("valid", .string(valid))] + (try members.data(record)))
        do { return try Assertion(reading: datum) } catch {
            if error.field == "valid", let column = self.valid.column {
                throw record.fault(column, error.sentence)
            }
            throw members.fault(error, record, place)
        }
    }
}
