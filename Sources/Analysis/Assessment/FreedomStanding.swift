// SPDX-License-Identifier: Apache-2.0

import Model

/// The freedom of the members of one organisation: what is the same for all of them, read once.
struct FreedomStanding {
    /// Why a state has no freedom in an organisation that could be stated.
    enum Gap {
        case leader, suspended, outside(String), noBody, leaderless, demand, dependence, openLeader, openMember
    }

    /// The freedom of a state, with what it is worked out from, in the order of the leaders; or why there is none.
    enum Outcome {
        case value(Bounds, FreedomFormula)
        case gap(Gap)

        /// The figure; nil where there is none.
        var freedom: Bounds? {
            switch self {
            case .value(let freedom, _): freedom
            case .gap: nil
            }
        }
    }

    let organisation: EntityID
    /// Those that lead the organisation, and those that may.
    let leaders: [Leadership.Leader]
    let demand: Bounds?
    private let weights: [Double]
    private let situation: Situation

    init(of organisation: EntityID, _ weights: [Double] = Dependence.equalWeights, in situation: Situation) {
        self.organisation = organisation
        self.weights = weights
        self.situation = situation
        leaders = Leadership(of: organisation, in: situation).candidates
        demand = Self.demand(of: organisation, in: situation)
    }

    private static func demand(of organisation: EntityID, in situation: Situation) -> Bounds? {
        for rules in situation.statements(.rules, about: organisation) where rules.holds {
            guard let demand = Demand.bounds(rules.words(Demand.field)) else { continue }
            situation.use(rules)
            return demand
        }
        return nil
    }

    /// The freedom of a state. It has none that could be stated where it may lead itself, or may be no member.
    func outcome(_ state: EntityID) -> Outcome {
        if let gap = standing(state) { return .gap(gap) }
        guard let demand else { return .gap(.demand) }
        let pulls = leaders.map { leader in
            FreedomFormula.Pull(
                dependence: DependenceLevels(of: state, on: leader.state, in: situation).mean(weights),
                counterbalance: leader.counterbalance, presence: leader.presence)
        }
        let formula = FreedomFormula(demand: demand, pulls: pulls)
        return formula.freedom.map { .value($0, formula) } ?? .gap(.dependence)
    }

    /// The leaders whose hold on a state is unknown.
    func unknown(_ formula: FreedomFormula) -> [EntityID] {
        zip(leaders, formula.pulls).filter { $1.dependence == nil }.map(\.0.state)
    }

    /// Why it cannot be said of a state that it is a member that others lead; nil where it can.
    private func standing(_ state: EntityID) -> Gap? {
        guard leaders.contains(where: { $0.presence >= .stated }) else { return .leaderless }
        if let own = leaders.first(where: { $0.state == state }) {
            return own.presence == .certain ? .leader : .openLeader
        }
        guard let membership = situation.membership(of: state, in: organisation) else { return .noBody }
        situation.use(membership)
        let status = membership.statuses[0]
        guard status == "member" else { return status == "suspended" ? .suspended : .outside(status) }
        return membership.presence(["member"]) == .certain ? nil : .openMember
    }
}

extension FreedomStanding.Gap {
    /// The reason, as it follows the name of a state: “it leads CSTO itself”.
    func reason(_ organisation: EntityID) -> String {
        switch self {
        case .openLeader: "whether it leads \(organisation) itself is open"
        case .openMember: "whether it is a member of \(organisation) is open"
        case .leader: "it leads \(organisation) itself"
        case .suspended: "its membership of \(organisation) is suspended"
        case .outside(ClaimKind.noneToken): "it is no member of \(organisation)"
        case .outside(let status): "it is no member of \(organisation): its status is \(status)"
        case .noBody: "nobody says how it belongs to \(organisation)"
        case .leaderless: "nobody is known to lead \(organisation)"
        case .demand: "nobody says how much \(organisation) asks of its members"
        case .dependence: "nobody says how far it depends on any leader of \(organisation)"
        }
    }
}
