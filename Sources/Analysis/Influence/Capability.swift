// SPDX-License-Identifier: Apache-2.0

import Model

/// Material weight: what share of its members' sum of a measure each member of an organisation has.
enum Capability {
    static let measure = FieldKey(.capability, "measure")
    static let amount = FieldKey(.capability, "amount")

    /// The amounts of a measure by member, of those whose amount is known.
    static func amounts(
        _ measure: String, _ organisation: EntityID, in situation: Situation
    ) -> [EntityID: Bounds] {
        var amounts: [EntityID: Bounds] = [:]
        for state in situation.states(in: organisation) {
            let statement = situation.statements(.capability, about: state).first {
                $0.holds && $0.word(Self.measure) == measure
            }
            guard let statement, let amount = statement.bounds(Self.amount) else {
                situation.miss("\(measure) of \(state)")
                continue
            }
            situation.use(statement)
            amounts[state] = amount
        }
        return amounts
    }
}
