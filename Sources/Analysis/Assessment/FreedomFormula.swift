// SPDX-License-Identifier: Apache-2.0

import Model

/// How far a state can follow its own interests: 1 - demand * max over leaders of dependence * (1 - counterbalance).
struct FreedomFormula {
    /// What one leader brings to bear.
    struct Pull {
        /// How far the state depends on the leader; nil where nobody speaks, which leaves anything from 0 to 1.
        let dependence: Bounds?
        /// How far the other leaders hold it back.
        let counterbalance: Bounds
        /// How surely the leader leads; nobody pulls where it does not.
        var presence = Presence.certain
    }

    /// How much the organisation asks of its members, 0 to 1.
    let demand: Bounds
    let pulls: [Pull]

    /// The freedom from 0 to 1; nil where the dependence on every leader is unknown.
    ///
    /// Where that on some leader is unknown, the value is that of the others; the bounds leave room for it.
    var freedom: Bounds? {
        guard pulls.contains(where: { $0.dependence != nil && $0.presence >= .stated }) else { return nil }
        let pull = pulls.map(\.strength).reduce(.zero, Bounds.max)
        return Bounds(1) - demand * pull
    }
}

extension FreedomFormula {
    /// What went into it: `demand`, and `leaders` by id with `dependence` (null where nobody speaks) and
    /// `counterbalance`, each a number or `[low, high]`.
    func parts(_ leaders: [String]) -> [Datum.Member] {
        let own = zip(leaders, pulls).map { leader, pull in
            Datum.Member(
                leader,
                ["dependence": pull.dependence?.datum ?? .null, "counterbalance": pull.counterbalance.datum])
        }
        return [.init("demand", demand.datum), .init("leaders", .object(own))]
    }
}

extension FreedomFormula.Pull {
    /// dependence * (1 - counterbalance); where the dependence is unknown, nought with room up to what it can be.
    fileprivate var strength: Bounds {
        let play = Bounds(1) - counterbalance
        guard let dependence else { return Bounds(0, between: 0, and: play.high) }
        return presence.weigh(dependence * play)
    }
}

/// How much an organisation asks of its members.
enum Demand {
    static let field = FieldKey(.rules, "demand")

    /// The scale of the words.
    static func scale(_ word: String) -> Double? {
        switch word {
        case "low": 1.0 / 3
        case "medium": 2.0 / 3
        case "high": 1
        default: nil
        }
    }

    /// The words of the scale, from the least on.
    static let words = ["low", "medium", "high"]

    /// A word with what else it may be, as a number with bounds; nil where there is none.
    static func bounds(_ words: [String]) -> Bounds? {
        let numbers = words.compactMap(scale)
        guard let first = numbers.first else { return nil }
        return numbers.dropFirst().reduce(Bounds(first)) { $0.joined(with: Bounds($1)) }
    }
}
