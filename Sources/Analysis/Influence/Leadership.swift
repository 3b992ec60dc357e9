// SPDX-License-Identifier: Apache-2.0

import Model

/// Who leads an organisation, and how far the other leaders balance each of them.
///
/// The counterbalance of a leader is min(1, sum of the other co-leaders' weights / its own weight); none where it leads
/// alone, and anything from 0 to 1 where a weight is missing. It grows with the others, so its bounds are where only
/// those lead who certainly do, and where all do who may.
struct Leadership {
    /// One leader.
    struct Leader {
        let state: EntityID
        /// How surely it leads.
        let presence: Presence
        /// The word of the claim: `sole` or `co`.
        let role: String?
        /// Where its weight is going.
        let trend: String?
        let weight: Bounds?
        /// How far the others balance it.
        let counterbalance: Bounds
    }

    static let role = FieldKey(.leadership, "role")
    static let weight = FieldKey(.leadership, "weight")
    static let trend = FieldKey(.leadership, "trend")

    /// Whether anybody says who leads the organisation, be it that nobody does.
    let isTold: Bool
    /// The leaders by the answer and those that may lead instead, sorted by id.
    let candidates: [Leader]
    /// The leaders by the answer, sorted by id.
    var leaders: [Leader] { candidates.filter { $0.presence >= .stated } }

    /// The leaders of an organisation.
    ///
    /// - Parameter weights: weights that stand in place of those of the claims, such as shares of a measure of capability;
    ///   with them, a leader that has none there has no weight.
    init(of organisation: EntityID, in situation: Situation, weights: [EntityID: Bounds]? = nil) {
        let told = situation.statements(.leadership, towards: organisation)
        isTold = !told.isEmpty
        told.forEach(situation.use)
        let contenders = told.compactMap { statement in
            statement.presence.map { presence in
                let weight = weights.map { $0[statement.subject] } ?? statement.bounds(Self.weight)
                return Contender(statement: statement, presence: presence, weight: weight)
            }
        }.sorted { $0.statement.subject < $1.statement.subject }
        candidates = contenders.indices.map { place in
            let one = contenders[place]
            if one.weight == nil, contenders.count > 1 {
                situation.miss("weight of \(one.statement.subject) among the leaders of \(organisation)")
            }
            var others = contenders
            others.remove(at: place)
            return Leader(one, counterbalance: Self.counterbalance(one, others))
        }
    }

    /// What is said of one that leads or may.
    fileprivate struct Contender {
        let statement: Statement
        let presence: Presence
        let weight: Bounds?
    }

    private static func counterbalance(_ own: Contender, _ others: [Contender]) -> Bounds {
        let among = { (least: Presence) in
            counterbalance(own.weight, others.filter { $0.presence >= least }.map(\.weight))
        }
        guard others.contains(where: { $0.presence != .certain }) else { return among(.certain) }
        return among(.stated).joined(with: among(.certain)).joined(with: among(.possible))
    }

    /// Leaders whose weights are given directly.
    init(weights: [(state: EntityID, weight: Bounds)]) {
        isTold = true
        candidates = weights.indices.map { place in
            let others = weights.indices.filter { $0 != place }.map { weights[$0].weight }
            return Leader(
                state: weights[place].state, presence: .certain, role: nil, trend: nil, weight: weights[place].weight,
                counterbalance: Self.counterbalance(weights[place].weight, others))
        }
    }

    /// The share of a leader's weight that the others' weights make up, at most 1.
    static func counterbalance(_ own: Bounds?, _ others: [Bounds?]) -> Bounds {
        guard !others.isEmpty else { return .zero }
        let known = others.compactMap { $0 }
        guard let own, known.count == others.count else { return Bounds(low: 0, high: 1) ?? .zero }
        let sum = known.reduce(Bounds.zero, +)
        return Bounds(
            ratio(sum.value, own.value), between: ratio(sum.low, own.high), and: ratio(sum.high, own.low))
    }

    private static func ratio(_ part: Double, _ whole: Double) -> Double { whole > part ? part / whole : 1 }

    /// How many lead; nil where nobody says.
    var count: Bounds? { isTold ? roll.count : nil }

    /// How surely each leads.
    var roll: Roll<EntityID> { Roll(candidates.map { ($0.state, $0.presence) }) }

    /// The counterbalance of the leader that the others balance least; nil where nobody certainly leads.
    var least: Bounds? {
        let least = { (presence: Presence) in
            let known = candidates.filter { $0.presence >= presence }.map(\.counterbalance)
            return known.dropFirst().reduce(known[0], Bounds.min)
        }
        guard roll.hasCertain else { return nil }
        return least(.stated).joined(with: least(.certain)).joined(with: least(.possible))
    }
}

extension Leadership.Leader {
    fileprivate init(_ contender: Leadership.Contender, counterbalance: Bounds) {
        let statement = contender.statement
        self.init(
            state: statement.subject, presence: contender.presence, role: statement.word(Leadership.role),
            trend: statement.word(Leadership.trend), weight: contender.weight, counterbalance: counterbalance)
    }
}
