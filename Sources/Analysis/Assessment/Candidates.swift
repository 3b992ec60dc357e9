// SPDX-License-Identifier: Apache-2.0

import Model

/// The candidates of an organisation in order: states that have a prospect, or a status between none and member.
///
/// Members are none, nor are states whose membership is suspended: they have joined already. One that withdrew may be.
struct Candidates {
    /// The candidates by the answer, the next to join first; those that tie by id.
    let ordered: [Candidacy]
    /// Those that may be candidates, though the answer is that they are not: it hangs on a contested status or prospect.
    let possible: [Candidacy]
    /// The states that would be candidates if their membership were not suspended, sorted by id.
    let suspended: [EntityID]
    /// How the organisation decides; nil where nobody speaks.
    let rule: String?

    private static let decision = FieldKey(.rules, "decision")
    private static let joined = ["member", "suspended"]

    init(of organisation: EntityID, in situation: Situation) {
        let rule = Self.rule(of: organisation, in: situation)
        let members = situation.states(in: organisation)
        // A majority can do without any one member; of rules that nobody stated it is not assumed.
        let consenting = rule == nil || rule == "consensus" ? members : []
        let memberships = situation.statements(.membership, towards: organisation)
        let prospects = situation.statements(.prospect, towards: organisation)
        let waiting = memberships.filter { $0.presence(Candidacy.ladder) != nil }
        var found: [Candidacy] = []
        var suspended: [EntityID] = []
        for state in Set(waiting.map(\.subject) + prospects.map(\.subject)).sorted() {
            let membership = memberships.first { $0.subject == state }
            let own = prospects.filter { $0.subject == state }
            own.forEach(situation.use)
            if membership?.statuses[0] == "suspended", own.contains(where: \.holds) { suspended.append(state) }
            guard let presence = Self.presence(membership, own) else { continue }
            let least: Presence = presence == .possible ? .possible : .stated
            let stated = own.filter { $0.presence.map { $0 >= least } ?? false }
            found.append(Candidacy(state, membership, stated, consenting: consenting, presence: presence))
        }
        ordered = Self.sorted(found.filter { $0.presence >= .stated })
        possible = found.filter { $0.presence == .possible }
        self.suspended = suspended
        self.rule = rule
    }

    /// How surely a state is a candidate: it has not joined, and it waits on the ladder or has a prospect.
    private static func presence(_ membership: Statement?, _ prospects: [Statement]) -> Presence? {
        let waits = prospects.map(\.presence).reduce(membership?.presence(Candidacy.ladder), Presence.either)
        return Presence.both(waits, Presence.absence(membership?.presence(joined)))
    }

    private static func sorted(_ candidates: [Candidacy]) -> [Candidacy] {
        candidates.sorted { one, other in
            one.order == other.order ? one.state < other.state : one.order.lexicographicallyPrecedes(other.order)
        }
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

    /// The place of a state, with room for those before it that may be candidates or none; nil where it may be none.
    func places(of state: EntityID) -> Bounds? {
        guard let own = ordered.first(where: { $0.state == state }), own.presence == .certain else { return nil }
        return (ordered + possible).filter { $0.order.lexicographicallyPrecedes(own.order) }
            .reduce(1) { $0 + $1.presence.weigh(1) }
    }

    /// The highest outlook of any candidate; candidates without one may have any. Nil where none is known.
    ///
    /// Its least is where only those are candidates who certainly are, its most where all are who may be.
    var best: Bounds? {
        guard let stated = best(.stated) else { return nil }
        guard (ordered + possible).contains(where: { $0.presence != .certain }) else { return stated }
        guard let least = best(.certain), let most = best(.possible) else { return nil }
        return stated.joined(with: least).joined(with: most)
    }

    private func best(_ least: Presence) -> Bounds? {
        let candidates = (ordered + possible).filter { $0.presence >= least }
        let known = candidates.compactMap(\.outlook)
        guard let first = known.first else { return nil }
        let best = known.dropFirst().reduce(first, Bounds.max)
        return known.count == candidates.count ? best : best.joined(with: Bounds(Outlook.highest))
    }
}
