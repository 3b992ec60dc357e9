// SPDX-License-Identifier: Apache-2.0

import Model

/// Two states' places on one scale, entry by entry.
struct Portfolios {
    /// What the entries are.
    enum Subject: String, CaseIterable {
        /// How far each belongs to an organisation that either belongs to.
        case memberships
        /// The stance of each on what both have spoken on.
        case positions
    }

    let one: EntityID
    let other: EntityID
    let subject: Subject
    /// The entries, sorted, with the place of each state.
    let items: [(name: String, one: Double, other: Double)]
    /// Organisations in which nobody speaks of one of the two, which is taken for no status.
    let assumed: [String]

    /// Gathers the portfolios of two states.
    init(of one: EntityID, _ other: EntityID, over subject: Subject, in situation: Situation) {
        (self.one, self.other, self.subject) = (one, other, subject)
        let read = subject == .memberships ? MembershipLevel.levels : Stance.stances
        let (own, others) = (read(one, situation), read(other, situation))
        let names: [String]
        switch subject {
        case .memberships:
            names = Set(own.keys).union(others.keys).filter { (own[$0] ?? 0) > 0 || (others[$0] ?? 0) > 0 }.sorted()
            assumed = names.filter { own[$0] == nil || others[$0] == nil }
        case .positions:
            names = Set(own.keys).intersection(others.keys).sorted()
            assumed = []
        }
        items = names.map { ($0, own[$0] ?? 0, others[$0] ?? 0) }
    }

    /// How alike the two are.
    func similarity() throws(Rejection) -> PortfolioSimilarity {
        try PortfolioSimilarity(
            items.map(\.one), items.map(\.other),
            scale: subject == .memberships ? MembershipLevel.scale : Stance.scale)
    }

    /// Each entry with the places of both.
    var datum: Datum { .object(items.map { .init($0.name, [.number($0.one), .number($0.other)]) }) }
}

/// How far a status belongs to an organisation, from 0 to 4.
///
/// A suspended member counts as none: it takes no part until it is back.
private enum MembershipLevel {
    static let scale = 0.0...4.0
    private static let byStatus = [
        "member": 4.0, "associate": 3, "acceding": 3, "observer": 2, "dialogue-partner": 1, "suspended": 0,
        "withdrawn": 0, ClaimKind.noneToken: 0,
    ]

    /// The levels of a state by organisation, where somebody speaks.
    static func levels(_ state: EntityID, _ situation: Situation) -> [String: Double] {
        situation.statements(.membership, about: state).reduce(into: [:]) { levels, statement in
            let status = statement.holds ? statement.word(Situation.status) : ClaimKind.noneToken
            guard let organisation = statement.target, let level = status.flatMap({ byStatus[$0] }) else { return }
            situation.use(statement)
            levels[organisation.text] = level
        }
    }
}

/// Where a state stands on something, from -2 to 2: its policies, and what it has itself said of something.
private enum Stance {
    static let scale = -2.0...2.0
    private static let policyTopic = FieldKey(.policy, "topic")
    private static let policyStance = FieldKey(.policy, "stance")
    private static let topic = FieldKey(.position, "topic")
    private static let stance = FieldKey(.position, "stance")

    /// The stances of a state by topic; of what it has said, by topic and what it was said of.
    static func stances(_ state: EntityID, _ situation: Situation) -> [String: Double] {
        var stances: [String: Double] = [:]
        for statement in situation.statements(.policy, about: state) where statement.holds {
            guard let topic = statement.word(policyTopic), let stance = statement.bounds(policyStance) else { continue }
            situation.use(statement)
            stances[topic] = stance.value
        }
        for statement in situation.happened(situation.statements(.position, about: state)) {
            guard let topic = statement.word(topic), let target = statement.target,
                let stance = statement.bounds(stance)
            else { continue }
            situation.use(statement)
            stances["\(topic): \(target)"] = stance.value
        }
        return stances
    }
}
