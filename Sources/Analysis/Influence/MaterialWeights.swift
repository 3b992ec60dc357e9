// SPDX-License-Identifier: Apache-2.0

import Model

/// How states compare in one measure.
struct MaterialWeights {
    /// A state, its amount and its share of the sum.
    struct Member {
        let name: String
        /// Nil where the shares are means of those of several measures.
        let amount: Bounds?
        let share: Bounds
    }

    let members: [Member]

    /// Shares of amounts in their sum; nil where nobody has anything.
    init?(_ amounts: [Arguments.NamedAmount]) {
        guard amounts.contains(where: { $0.amount.value > 0 }) else { return nil }
        let shares = AmountBox(amounts.map(\.amount)).shares()
        members = zip(amounts, shares).map { Member(name: $0.name, amount: $0.amount, share: $1) }
    }

    /// Shares that were worked out elsewhere.
    init(_ members: [Member]) { self.members = members }

    /// The state with the largest share.
    var leader: Member? { members.max { $0.share.value < $1.share.value } }

    /// How many times the largest next to it the leader has; nil where there is none, or it may have nothing.
    var leaderRatio: Bounds? {
        guard let leader else { return nil }
        let others = members.filter { $0.name != leader.name }.map(\.size)
        guard let next = others.first.map({ others.dropFirst().reduce($0, Bounds.max) }), next.low > 0 else {
            return nil
        }
        let own = leader.size
        return Bounds(own.value / next.value, between: own.low / next.high, and: own.high / next.low)
    }

    /// The states by id with `amount` and `share`, the leader, and how far it leads; null where nothing is known.
    static func datum(_ weights: MaterialWeights?) -> [Datum.Member] {
        let members = weights?.members.map { member in
            Datum.Member(
                member.name, ["amount": member.amount?.datum ?? .null, "share": member.share.datum])
        }
        return [
            .init("members", .object(members ?? [])),
            .init("leader", weights?.leader.map { .string($0.name) } ?? .null),
            .init("leaderRatio", weights?.leaderRatio?.datum ?? .null),
        ]
    }

    /// Who leads in what, and by how much.
    func sentence(_ measure: String, of whom: String, named name: (String) -> String) -> String {
        guard let leader else { return "Nothing is known of \(measure)." }
        let ratio = leaderRatio.map { ", \($0.words(decimals: 1)) times that of the next" } ?? ""
        return
            "\(name(leader.name)) has the largest share of \(measure) among \(whom), \(leader.share.percent)\(ratio)."
    }
}

extension MaterialWeights.Member {
    /// What the member is compared by.
    fileprivate var size: Bounds { amount ?? share }
}
