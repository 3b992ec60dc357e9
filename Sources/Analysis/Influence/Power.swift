// SPDX-License-Identifier: Apache-2.0

import Model

/// Formal voting power: what the rule alone by which an organisation decides gives to each member.
enum Power {
    static let analysis = AnalysisKind(
        "power", "how much formal voting power has each member?", formula: .init("power", version: 1),
        parameters: [
            .init("organisation", "the id of an organisation", "whose rule and members; or"),
            .init("weights", "an object of votes by id, or a list of votes", "members in place of the model, with"),
            .init("quota", "a number above 0", "the least votes that decide"),
            .init("minimumMembers", "a whole number", "so many members must also agree; else 0"),
            .init("blockingMembers", "a whole number", "fewer members than these cannot block; else 0"),
        ], compute: run)

    static let measures = [
        Measure(
            "power.banzhaf", "a member's share of formal voting power: the normalised Banzhaf index",
            takes: [("state", [.state]), ("organisation", [.organisation])]
        ) { situation, entities, _ in
            switch DecisionRule(of: entities[1], in: situation).banzhaf(of: entities[0]) {
            case .success(let index): .number(index)
            case .failure(let gap): .unknown(gap.sentence)
            }
        }
    ]

    private static func run(_ situation: Situation, _ arguments: Arguments) throws(Rejection) -> AnalysisResult {
        guard try arguments.one(of: ["organisation", "weights"]) == "organisation" else { return try direct(arguments) }
        try arguments.refuse(["quota", "minimumMembers", "blockingMembers"], with: "organisation")
        let organisation = try arguments.required("organisation", [.organisation], in: situation)
        return formal(DecisionRule(of: organisation, in: situation), situation)
    }

    /// The power under the rule that an organisation is stated to have.
    private static func formal(_ rule: DecisionRule, _ situation: Situation) -> AnalysisResult {
        let power = rule.power()
        var members: [Datum.Member] = []
        var reason: Datum = .null
        switch power {
        case .success(let measures):
            members = rule.members.indices.map { .init(rule.members[$0].text, datum(measures[$0])) }
        case .failure(let gap):
            situation.miss(gap.sentence)
            reason = .string(gap.sentence)
        }
        let rules: [Datum.Member] = [
            .init("organisation", .string(rule.organisation.text)),
            .init("decision", rule.decision.map { .string($0.rawValue) } ?? .null),
            .init("orElse", .array(rule.orElse.map { .string($0) })),
            .init("quota", rule.quota.map { .number($0) } ?? .null), .init("reason", reason),
        ]
        return AnalysisResult(
            .object(rules + members), cases: .init(rule.members.count, "member"),
            meaning: rule.sentence(power, in: situation),
            caution: caution(rule.decision))
    }

    private static func caution(_ decision: DecisionRule.Decision?) -> String {
        guard decision == .consensus else { return ruleOnly }
        return "That all are equal by the rule says nothing of influence: where all must agree, what tells members "
            + "apart is their material weight (see “capability”, “burden” and “dominance”)."
    }

    private static let ruleOnly =
        "Voting power measures the rule, with all coalitions equally likely; it leaves out interests, pressure and "
        + "material weight."
}

/// Rules that are given directly.
extension Power {
    private static func direct(_ arguments: Arguments) throws(Rejection) -> AnalysisResult {
        let (names, weights) = try votes(arguments)
        try arguments.refuse(reserved: ["quota"], among: names, of: "weights")
        guard let quota = try arguments.number("quota") else {
            throw Rejection(
                .invalid, field: arguments.field("quota"), reason: "“quota” is missing.",
                hint: "Give the least votes that decide.")
        }
        let members = 0...VotingPower.mostMembers
        let minimum = try arguments.count("minimumMembers", members) ?? 0
        let blocking = try arguments.count("blockingMembers", members) ?? 0
        let power: VotingPower
        do throws(Rejection) {
            power = try VotingPower(
                quota: quota, weights: weights, minimumMembers: minimum, blockingMembers: blocking)
        } catch {
            throw Rejection.item(inField: error.field) == nil
                ? error.within("parameters") : error.naming(names, in: "weights")
        }
        let figures = names.indices.map { place in
            Datum.Member(names[place], datum(power.members[place], weight: weights[place]))
        }
        return AnalysisResult(
            .object([.init("quota", .number(quota))] + figures), cases: .init(names.count, "member"),
            meaning: sentence(names, power.members), caution: ruleOnly)
    }

    /// Members and their votes; those of a bare list are named by their place.
    private static func votes(_ arguments: Arguments) throws(Rejection) -> (names: [String], weights: [Double]) {
        guard let members = arguments["weights"]?.members else {
            let weights = try arguments.numbers("weights") ?? []
            return (weights.indices.map { "\($0 + 1)" }, weights)
        }
        var weights: [Double] = []
        for member in members {
            guard let weight = member.value.number, weight.isFinite else {
                throw Rejection(
                    .invalid, field: "\(arguments.field("weights")).\(member.name)", given: member.value.summary,
                    reason: "The votes of a member are a number of 0 or more.")
            }
            weights.append(weight)
        }
        return (members.map(\.name), weights)
    }

    private static func sentence(_ names: [String], _ measures: [VotingPower.Measures]) -> String {
        let most = measures.map(\.banzhaf.value).max() ?? 0
        let strongest = names.indices.filter { measures[$0].banzhaf.value == most }.map { names[$0] }
        let none = names.indices.filter { measures[$0].banzhaf.numerator == 0 }.map { names[$0] }
        let share = Bounds(most).percent
        let first = strongest.count == 1 ? "\(strongest[0]) has most" : "\(strongest.count) members have most"
        return "\(first), \(share) of all swings (normalised Banzhaf index)"
            + (none.isEmpty ? "." : "; \(none.sentenceList) can never turn a decision.")
    }

    private static func datum(_ measures: VotingPower.Measures, weight: Double? = nil) -> Datum {
        let own: [Datum.Member] = weight.map { [.init("weight", .number($0))] } ?? []
        return .object(
            own + [
                .init("banzhaf", measures.banzhaf.datum), .init("banzhafAbsolute", measures.banzhafAbsolute.datum),
                .init("shapleyShubik", measures.shapleyShubik.datum),
            ])
    }
}

extension Fraction {
    /// The number and, exactly, the fraction.
    fileprivate var datum: Datum { ["value": .number(value), "exact": .string(description)] }
}
