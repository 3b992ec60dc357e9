// SPDX-License-Identifier: Apache-2.0

import Model

/// How an organisation is stated to decide, with its members.
struct DecisionRule {
    /// The ways to decide that claims know.
    enum Decision: String { case consensus, majority, weighted }

    /// Why the power of members cannot be worked out.
    struct Gap: Error {
        let sentence: String
    }

    static let decision = FieldKey(.rules, "decision")
    static let votes = FieldKey(.rules, "votes")
    static let quota = FieldKey(.rules, "quota")

    let organisation: EntityID
    /// Full members, sorted by id.
    let members: [EntityID]
    let decision: Decision?
    /// What the way to decide may be instead.
    let orElse: [String]
    /// Votes by member, where they are weighted.
    let votes: [EntityID: Double]
    /// The votes that decide; under a simple majority more than half of the members.
    let quota: Double?

    /// Reads the rule of an organisation and its members.
    init(of organisation: EntityID, in situation: Situation) {
        self.organisation = organisation
        members = situation.states(in: organisation)
        let statement = situation.statements(.rules, about: organisation).first { $0.holds }
        if let statement { situation.use(statement) }
        decision = statement?.word(Self.decision).flatMap(Decision.init)
        orElse = statement?.words(Self.decision).filter { [decision] in $0 != decision?.rawValue } ?? []
        votes = statement?.votes ?? [:]
        switch decision {
        case .majority: quota = Double(members.count / 2 + 1)
        case .weighted: quota = statement?.bounds(Self.quota)?.value
        case .consensus, nil: quota = nil
        }
    }

    /// The power of each member, in their order.
    func power() -> Result<[VotingPower.Measures], Gap> {
        guard !members.isEmpty else { return .failure(Gap(sentence: "no member of \(organisation) is known")) }
        switch decision {
        case .consensus: return consensus()
        case .majority: return weighted(members.map { _ in 1 })
        case .weighted:
            let unknown = members.filter { votes[$0] == nil }.map(\.text)
            guard unknown.isEmpty else {
                return .failure(Gap(sentence: "the votes of \(unknown.sentenceList) in \(organisation) are not stated"))
            }
            return weighted(members.compactMap { votes[$0] })
        case nil: return .failure(Gap(sentence: "how \(organisation) decides is not stated"))
        }
    }

    private func consensus() -> Result<[VotingPower.Measures], Gap> {
        guard let measures = VotingPower.consensus(members: members.count) else {
            return .failure(Gap(sentence: "\(organisation) has more members than are counted"))
        }
        return .success(members.map { _ in measures })
    }

    private func weighted(_ weights: [Double]) -> Result<[VotingPower.Measures], Gap> {
        guard let quota else { return .failure(Gap(sentence: "the quota of \(organisation) is not stated")) }
        do throws(Rejection) {
            return .success(try VotingPower(quota: quota, weights: weights).members)
        } catch {
            return .failure(Gap(sentence: "the rule of \(organisation) cannot be counted: \(error.reason)"))
        }
    }
}

extension DecisionRule {
    /// What the rule means for its members.
    func sentence(_ power: Result<[VotingPower.Measures], Gap>, in situation: Situation) -> String {
        let name = situation.name(organisation)
        guard case .success(let measures) = power, let most = measures.map(\.banzhaf.value).max() else {
            return "The voting power of members of \(name) cannot be worked out."
        }
        let share = Bounds(most).percent
        switch decision {
        case .consensus:
            return
                "All \(members.count) members of \(name) must agree, so each has the same formal power, 1/\(members.count)."
        case .majority:
            return "Each of the \(members.count) members of \(name) has one vote, and so the same power, \(share)."
        case .weighted, nil:
            let strongest = members.indices.filter { measures[$0].banzhaf.value == most }.map {
                situation.name(members[$0])
            }
            return
                "Most power in \(name) by votes: \(strongest.sentenceList), \(share) of all swings (normalised Banzhaf "
                + "index)."
        }
    }
}

extension Statement {
    /// Votes by member; what is no number is left out.
    fileprivate var votes: [EntityID: Double] {
        guard case .dictionary(let entries) = value[DecisionRule.votes.position] else { return [:] }
        return entries.reduce(into: [:]) { votes, entry in
            guard let id = EntityID(entry.name), let number = Double(entry.text), number.isFinite else { return }
            votes[id] = number
        }
    }
}
