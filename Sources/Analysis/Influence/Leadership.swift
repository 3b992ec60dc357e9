// SPDX-License-Identifier: Apache-2.0

import Model

/// Who leads an organisation, and how far the other leaders balance each of them.
///
/// The counterbalance of a leader is min(1, sum of the other co-leaders' weights / its own weight); none where it leads
/// alone, and anything from 0 to 1 where a weight is missing.
struct Leadership {
    /// One leader.
    struct Leader {
        let state: EntityID
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

    /// The leaders, sorted by id.
    let leaders: [Leader]

    /// The leaders of an organisation.
    ///
    /// - Parameter weights: weights that stand in place of those of the claims, such as shares of a measure of capability.
    init(of organisation: EntityID, in situation: Situation, weights: [EntityID: Bounds] = [:]) {
        let statements = situation.statements(.leadership, towards: organisation).filter(\.holds)
            .sorted { $0.subject < $1.subject }
        let own = statements.map { weights[$0.subject] ?? $0.bounds(Self.weight) }
        leaders = statements.indices.map { place in
            let statement = statements[place]
            situation.use(statement)
            if own[place] == nil, statements.count > 1 {
                situation.miss("weight of \(statement.subject) among the leaders of \(organisation)")
            }
            let others = own.indices.filter { $0 != place }.map { own[$0] }
            return Leader(
                state: statement.subject, role: statement.word(Self.role), trend: statement.word(Self.trend),
                weight: own[place], counterbalance: Self.counterbalance(own[place], others))
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

    /// The counterbalance of the leader that the others balance least; nil where nobody leads.
    var least: Bounds? {
        leaders.map(\.counterbalance).reduce(nil as Bounds?) { least, next in least.map { Bounds.min($0, next) } ?? next
        }
    }
}
