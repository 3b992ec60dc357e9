// SPDX-License-Identifier: Apache-2.0

import Configuration
import Model

/// An entity that a mapping registers: one, or one for each id that its rows give.
struct EntityTemplate: Sendable {
    let kind: EntityKind
    let members: [Term.Member]
    let id: Term
    let existing: Existing
    let filter: RowFilter
    /// Where the mapping has it.
    let place: ConfigurationError.Place

    /// What happens where the register has an entity of that id already.
    enum Existing: String, CaseIterable {
        /// That one stays as it is.
        case keep
        /// The mapping's becomes its new version.
        case replace
    }

    /// Whether it is the same for all rows.
    var isConstant: Bool { members.allSatisfy { $0.term.column == nil } }

    /// The entity that a record gives.
    func entity(_ record: Record) throws(ConfigurationError) -> Entity {
        let datum = Datum.object([.init("kind", .string(kind.name))] + (try members.data(record)))
        do { return try Entity(reading: datum) } catch { throw members.fault(error, record, place) }
    }
}

extension [Term.Member] {
    /// A refusal by the model as a fault of the cell that it comes from, or of the mapping.
    func fault(
        _ rejection: Rejection, _ record: Record, _ place: ConfigurationError.Place
    ) -> ConfigurationError {
        let term = term(at: rejection.field)
        guard let term, let column = term.column else {
            return ConfigurationError(at: term?.place ?? place, key: rejection.field, reason: rejection.sentence)
        }
        return record.fault(column, rejection.sentence)
    }
}
