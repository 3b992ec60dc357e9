// SPDX-License-Identifier: Apache-2.0

import Model
import Register

/// The pairs of members of an organisation, and which of them have a dispute.
struct MemberPairs {
    static let intensity = FieldKey(.dispute, "intensity")

    /// Sorted by id.
    let members: [EntityID]
    /// Pairs with a dispute in force.
    private(set) var disputes = Tally()
    /// Those that have one by the answer, whatever else may be the case.
    private(set) var disputed: [(EntityID, EntityID)] = []

    init(of organisation: EntityID, in situation: Situation) {
        members = situation.states(in: organisation)
        for (place, one) in members.enumerated() {
            let statements = situation.statements(.dispute, about: one)
            for other in members.dropFirst(place + 1) {
                add(one, other, statements.filter { $0.other(than: one) == other }, situation)
            }
        }
    }

    private mutating func add(
        _ one: EntityID, _ other: EntityID, _ statements: [Statement], _ situation: Situation
    ) {
        var (isCertain, isAnswer, isPossible) = (false, false, false)
        for statement in statements {
            let intensity = statement.bounds(Self.intensity)
            if intensity == nil, statement.holds { situation.miss("intensity of a dispute of \(one) and \(other)") }
            situation.use(statement)
            isCertain = isCertain || (statement.isAgreed && intensity.map { $0.low >= 1 } ?? false)
            isAnswer = isAnswer || (statement.holds && intensity.map { $0.value >= 1 } ?? true)
            isPossible = isPossible || intensity.map { $0.high >= 1 } ?? (statement.holds || !statement.others.isEmpty)
        }
        disputes.add(first: isAnswer, any: isPossible, all: isCertain)
        if isAnswer { disputed.append((one, other)) }
    }

    /// How many pairs there are.
    var count: Int { members.count * (members.count - 1) / 2 }

    /// The share of the pairs without a dispute; nil where there is no pair.
    var undisputed: Bounds? {
        guard count > 0 else { return nil }
        let free = Bounds(Double(count)) - disputes.bounds
        let all = Double(count)
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
