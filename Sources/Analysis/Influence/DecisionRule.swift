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
    /// Full members by the answer, sorted by id.
    private(set) var members: [EntityID]
    /// Those who are full members, or may be.
    let roll: Roll<EntityID>
    let decision: Decision?
    /// What the way to decide may be instead.
    let orElse: [String]
    /// Votes by member, where they are weighted.
    let votes: [EntityID: Double]
    /// The votes that decide; under a simple majority more than half of the members.
    var quota: Double? { decision == .majority ? Double(members.count / 2 + 1) : stated }
    private let stated: Double?

    /// Reads the rule of an organisation and its members.
    init(of organisation: EntityID, in situation: Situation) {
        self.organisation = organisation
        roll = situation.roll(of: organisation)
        members = roll.members(.stated)
        let statement = situation.statements(.rules, about: organisation).first { $0.holds }
        if let statement { situation.use(statement) }
        decision = statement?.word(Self.decision).flatMap(Decision.init)
        orElse = statement?.words(Self.decision).filter { [decision] in $0 != decision?.rawValue } ?? []
        votes = statement?.votes ?? [:]
        stated = decision == .weighted ? statement?.bounds(Self.quota)?.value : nil
    }

    /// The same rule with those as members who are so at least as surely.
    private func among(_ least: Presence) -> DecisionRule {
        var rule = self
        rule.members = roll.members(least)
        return rule
    }

    /// The normalised Banzhaf index of a member.
    ///
    /// Where it is open who is a member, the bounds are joined of those with all in who may be, and with only those who
    /// certainly are: indices where some of the open ones are in may lie outside.
    func banzhaf(of state: EntityID) -> Result<Bounds, Gap> {
        switch roll.presence(of: state) {
        case .certain: break
        case .stated, .possible:
            return .failure(Gap(sentence: "whether \(state) is a member of \(organisation) is open"))
        case nil: return .failure(Gap(sentence: "\(state) is not known to be a member of \(organisation)"))
        }
        let index = { (least: Presence) in
            let rule = among(least)
            return rule.power().map { Bounds($0[rule.members.firstIndex(of: state) ?? 0].banzhaf.value) }
        }
        guard !roll.isCertain else { return index(.certain) }
        return index(.stated).flatMap { stated in
            index(.certain).flatMap { few in index(.possible).map { stated.joined(with: few).joined(with: $0) } }
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
