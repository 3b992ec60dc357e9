// SPDX-License-Identifier: Apache-2.0

import Model

/// Two states' places on one scale, entry by entry.
struct Portfolios {
    /// What the entries are.
    enum Subject: String, CaseIterable {
        /// How far each belongs to an organisation that either belongs to, of those in which somebody speaks of both.
        case memberships
        /// The stance of each on what both have spoken on.
        case positions
    }

    let one: EntityID
    let other: EntityID
    let subject: Subject
    /// The entries, sorted, with the place of each state.
    let items: [(name: String, one: Double, other: Double)]

    /// Gathers the portfolios of two states; what is known of one alone is left out, and named among the gaps where it is
    /// a membership.
    ///
    /// - Parameter window: the stretch in which positions count.
    init(
        of one: EntityID, _ other: EntityID, over subject: Subject, within window: Window = .all,
        in situation: Situation
    ) {
        (self.one, self.other, self.subject) = (one, other, subject)
        switch subject {
        case .memberships:
            let (own, others) = (MembershipLevel.levels(one, situation), MembershipLevel.levels(other, situation))
            Self.noteSilence(on: one, own, beside: others, in: situation)
            Self.noteSilence(on: other, others, beside: own, in: situation)
            items = Self.shared(own, others).filter { $0.one > 0 || $0.other > 0 }
        case .positions:
            items = Self.shared(
                Stance.stances(one, within: window, situation), Stance.stances(other, within: window, situation))
        }
    }

    /// What is known of both.
    private static func shared(
        _ own: [String: Double], _ others: [String: Double]
    ) -> [(name: String, one: Double, other: Double)] {
        own.compactMap { name, level in others[name].map { (name, level, $0) } }.sorted { $0.0 < $1.0 }
    }

    /// Names the organisations that one belongs to and in which nobody speaks of the other, which is not to be in none.
    private static func noteSilence(
        on state: EntityID, _ levels: [String: Double], beside others: [String: Double], in situation: Situation
    ) {
        for organisation in others.keys.sorted() where levels[organisation] == nil && others[organisation] != 0 {
            situation.miss("membership of \(state) in \(organisation)")
        }
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
    static func stances(_ state: EntityID, within window: Window, _ situation: Situation) -> [String: Double] {
        var stances: [String: Double] = [:]
        for statement in situation.statements(.policy, about: state) where statement.holds {
            guard let topic = statement.word(policyTopic), let stance = statement.bounds(policyStance) else { continue }
            situation.use(statement)
            stances[topic] = stance.value
        }
        for statement in situation.happened(situation.statements(.position, about: state), within: window) {
            guard let topic = statement.word(topic), let target = statement.target,
                let stance = statement.bounds(stance)
            else { continue }
            situation.use(statement)
            stances["\(topic): \(target)"] = stance.value
        }
        return stances
    }
}
