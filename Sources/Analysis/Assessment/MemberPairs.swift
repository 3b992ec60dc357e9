// SPDX-License-Identifier: Apache-2.0

import Model
import Register

/// The pairs of members of an organisation, and which of them have a dispute.
struct MemberPairs {
    static let intensity = FieldKey(.dispute, "intensity")

    /// By the answer, sorted by id.
    let members: [EntityID]
    private let roll: Roll<EntityID>
    /// Pairs with a dispute in force, of those that are pairs of members at least so surely.
    private var disputes: [Presence: Tally] = [:]
    /// Those that have one by the answer, whatever else may be the case.
    private(set) var disputed: [(EntityID, EntityID)] = []

    init(of organisation: EntityID, in situation: Situation) {
        roll = situation.roll(of: organisation)
        members = roll.members(.stated)
        for (place, one) in roll.entries.enumerated() {
            let statements = situation.statements(.dispute, about: one.member)
            for other in roll.entries.dropFirst(place + 1) {
                let own = statements.filter { $0.other(than: one.member) == other.member }
                add((one.member, other.member), min(one.presence, other.presence), own, situation)
            }
        }
    }

    private mutating func add(
        _ pair: (EntityID, EntityID), _ presence: Presence, _ statements: [Statement], _ situation: Situation
    ) {
        var (isCertain, isAnswer, isPossible) = (false, false, false)
        for statement in statements {
            let intensity = statement.bounds(Self.intensity)
            if intensity == nil, statement.holds { situation.miss("intensity of a dispute of \(pair.0) and \(pair.1)") }
            situation.use(statement)
            isCertain = isCertain || (statement.isAgreed && intensity.map { $0.low >= 1 } ?? false)
            isAnswer = isAnswer || (statement.holds && intensity.map { $0.value >= 1 } ?? true)
            isPossible = isPossible || intensity.map { $0.high >= 1 } ?? (statement.holds || !statement.others.isEmpty)
        }
        for least in [Presence.possible, .stated, .certain] where least <= presence {
            disputes[least, default: Tally()].add(first: isAnswer, any: isPossible, all: isCertain)
        }
        if isAnswer, presence >= .stated { disputed.append(pair) }
    }

    /// How many pairs there are.
    var count: Int { members.count * (members.count - 1) / 2 }

    /// The share of the pairs without a dispute; nil where there may be no pair.
    ///
    /// Where it is open who is a member, the bounds are joined of those with all in who may be, and with only those who
    /// certainly are: shares where some of the open ones are in may lie outside.
    var undisputed: Bounds? {
        guard let stated = undisputed(.stated) else { return nil }
        guard !roll.isCertain else { return stated }
        guard let least = undisputed(.certain), let most = undisputed(.possible) else { return nil }
        return stated.joined(with: least).joined(with: most)
    }

    private func undisputed(_ least: Presence) -> Bounds? {
        let count = roll.entries.count { $0.presence >= least }
        guard count > 1 else { return nil }
        let all = Double(count * (count - 1) / 2)
        let free = Bounds(all) - (disputes[least]?.bounds ?? .zero)
        return Bounds(free.value / all, between: free.low / all, and: free.high / all)
    }

    /// The share with its cases, and the pairs that have a dispute.
    var datum: Datum {
        (undisputed?.members ?? .without("fewer than two members are known")).with([
            .init("cases", .integer(Int64(count))),
            .init("disputed", .array(disputed.map { .ids([$0.0, $0.1]) })),
        ])
    }
}

extension Statement {
    /// Whether it is certain that it holds, and nobody says that it does not.
    var isAgreed: Bool { isCertain && !others.contains { $0.said == .nothing } }
}
