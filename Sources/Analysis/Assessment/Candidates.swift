// SPDX-License-Identifier: Apache-2.0

import Model

/// The candidates of an organisation in order: states that have a prospect, or a status between none and member.
///
/// Members are none, nor are states whose membership is suspended: they have joined already. One that withdrew may be.
struct Candidates {
    /// The next to join first; those that tie by id.
    let ordered: [Candidacy]
    /// The states that would be candidates if their membership were not suspended, sorted by id.
    let suspended: [EntityID]
    /// How the organisation decides; nil where nobody speaks.
    let rule: String?

    private static let decision = FieldKey(.rules, "decision")
    private static let joined: Set = ["member", "suspended"]

    init(of organisation: EntityID, in situation: Situation) {
        let rule = Self.rule(of: organisation, in: situation)
        let members = situation.states(in: organisation)
        // A majority can do without any one member; of rules that nobody stated it is not assumed.
        let consenting = rule == nil || rule == "consensus" ? members : []
        let memberships = situation.statements(.membership, towards: organisation)
        let prospects = situation.statements(.prospect, towards: organisation).filter(\.holds)
        let waiting = memberships.filter { Candidacy.ladder.contains($0.statuses[0]) }
        var found: [Candidacy] = []
        var suspended: [EntityID] = []
        for state in Set(waiting.map(\.subject) + prospects.map(\.subject)).sorted() {
            let membership = memberships.first { $0.subject == state }
            let status = membership?.statuses[0] ?? ClaimKind.noneToken
            if status == "suspended" { suspended.append(state) }
            guard !Self.joined.contains(status) else { continue }
            let own = prospects.filter { $0.subject == state }
            for statement in own + (membership.map { [$0] } ?? []) { situation.use(statement) }
            found.append(Candidacy(state, membership, own, consenting: consenting))
        }
        ordered = found.sorted { one, other in
            one.order == other.order ? one.state < other.state : one.order.lexicographicallyPrecedes(other.order)
        }
        self.suspended = suspended
        self.rule = rule
    }

    private static func rule(of organisation: EntityID, in situation: Situation) -> String? {
        for rules in situation.statements(.rules, about: organisation) where rules.holds {
            guard let word = rules.word(decision) else { continue }
            situation.use(rules)
            return word
        }
        situation.miss("how \(organisation) decides")
        return nil
    }

    /// The prospects of a state towards an organisation.
    static func prospects(of state: EntityID, towards organisation: EntityID, in situation: Situation) -> [Statement] {
        situation.statements(.prospect, about: state).filter { prospect in
            guard prospect.holds, prospect.target == organisation else { return false }
            situation.use(prospect)
            return true
        }
    }

    /// The place of a state, 1 the first; nil where it is no candidate. Those that tie share it.
    func place(of state: EntityID) -> Int? {
        guard let own = ordered.first(where: { $0.state == state })?.order else { return nil }
        return 1 + ordered.count { $0.order.lexicographicallyPrecedes(own) }
    }

    /// The highest outlook of any candidate; candidates without one may have any. Nil where none is known.
    var best: Bounds? {
        let known = ordered.compactMap(\.outlook)
        guard let first = known.first else { return nil }
        let best = known.dropFirst().reduce(first, Bounds.max)
        return known.count == ordered.count ? best : best.joined(with: Bounds(Outlook.highest))
    }
}
