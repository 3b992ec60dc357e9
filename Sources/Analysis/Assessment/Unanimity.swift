// SPDX-License-Identifier: Apache-2.0

import Model

/// Which decisions of an organisation passed without a reservation or a refusal.
struct Unanimity {
    private static let act = FieldKey(.position, "act")

    /// Decisions, matter by matter.
    private(set) var decisions = 0
    /// Those at whose event nobody made a reservation or refused.
    private(set) var unreserved = 0

    init(of organisation: EntityID, within window: Window, in situation: Situation) {
        let made = situation.happened(situation.statements(.decision, towards: organisation), within: window)
        for decision in made {
            situation.use(decision)
            decisions += 1
            unreserved += Self.isReserved(decision.subject, in: situation) ? 0 : 1
        }
    }

    private static func isReserved(_ event: EntityID, in situation: Situation) -> Bool {
        let reservations = situation.happened(situation.statements(.reservation, towards: event))
        let refusals = situation.happened(situation.statements(.position, towards: event))
            .filter { $0.word(act) == "refuses" }
        for statement in reservations + refusals { situation.use(statement) }
        return !reservations.isEmpty || !refusals.isEmpty
    }

    /// The share with its cases.
    var datum: Datum {
        let share = decisions > 0 ? Bounds(Double(unreserved) / Double(decisions)) : nil
        return (share?.members ?? .without("no decision is stated")).with([.init("cases", .integer(Int64(decisions)))])
    }
}
