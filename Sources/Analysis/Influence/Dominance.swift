// SPDX-License-Identifier: Apache-2.0

import Model

/// Whether an organisation has one leader, several that balance each other, or none.
enum Dominance {
    static let analysis = AnalysisKind(
        "dominance", "is there one leader, are there several that balance each other, or none?",
        formula: .init("dominance", version: 1),
        parameters: [
            .init("organisation", "the id of an organisation", "whose leaders"),
            .init("threshold", "a number from 0 to 1", "the counterbalance from which leaders are balanced; else 0.5"),
            .init("measure", "the name of a measure of capability", "weighs leaders by it, in place of their claims"),
        ], compute: run)

    static let measures = [
        Measure(
            "dominance.leaders", "how many lead an organisation",
            takes: [("organisation", [.organisation])]
        ) { situation, entities, _ in
            .number(Bounds(Double(Leadership(of: entities[0], in: situation).leaders.count)))
        },
        Measure(
            "dominance.counterbalance", "how far the leader that is balanced least is balanced by the others",
            takes: [("organisation", [.organisation])]
        ) { situation, entities, _ in
            Leadership(of: entities[0], in: situation).least.map { .number($0) }
                ?? .unknown("nobody is known to lead \(entities[0])")
        },
    ]

    /// The counterbalance from which leaders count as balanced.
    static let threshold = 0.5

    private static func run(_ situation: Situation, _ arguments: Arguments) throws(Rejection) -> AnalysisResult {
        let organisation = try arguments.required("organisation", [.organisation], in: situation)
        let threshold = try arguments.number("threshold") ?? Self.threshold
        let weights = try arguments.measure("measure").map { Capability.amounts($0, organisation, in: situation) }
        let leadership = Leadership(of: organisation, in: situation, weights: weights ?? [:])
        let members = situation.states(in: organisation)
        let verdict = Verdict(leadership, threshold)
        let value: Datum = [
            "organisation": .string(organisation.text), "verdict": .string(verdict.rawValue),
            "threshold": .number(threshold),
            "leaders": .object(leadership.leaders.map { .init($0.state.text, datum($0)) }),
            "formalWeight": members.isEmpty ? .null : .number(1 / Double(members.count)),
            "members": .integer(Int64(members.count)),
        ]
        return AnalysisResult(
            value, cases: .init(leadership.leaders.count, "leaders"),
            meaning: verdict.sentence(
                situation.name(organisation), leadership.leaders.map { situation.name($0.state) }),
            caution:
                "Weights of leaders are coded judgements; where all decide by consensus, each member's formal weight "
                + "is the same.")
    }

    private static func datum(_ leader: Leadership.Leader) -> Datum {
        [
            "role": leader.role.map { .string($0) } ?? .null, "trend": leader.trend.map { .string($0) } ?? .null,
            "weight": leader.weight?.datum ?? .null, "counterbalance": leader.counterbalance.datum,
        ]
    }

    /// How the leaders of an organisation stand to each other.
    enum Verdict: String {
        case none, sole, balanced, unbalanced, undetermined

        init(_ leadership: Leadership, _ threshold: Double) {
            guard let least = leadership.least else {
                self = .none
                return
            }
            if leadership.leaders.count == 1 {
                self = .sole
            } else if least.low >= threshold {
                self = .balanced
            } else {
                self = least.high < threshold ? .unbalanced : .undetermined
            }
        }

        func sentence(_ organisation: String, _ leaders: [String]) -> String {
            let names = leaders.joined(separator: ", ")
            return switch self {
            case .none: "Nobody is known to lead \(organisation)."
            case .sole: "\(names) leads \(organisation) alone: nobody holds it back."
            case .balanced:
                "\(organisation) has \(leaders.count) leaders, \(names), each of which the others can hold back."
            case .unbalanced: "\(organisation) has \(leaders.count) leaders, \(names), but one outweighs the others."
            case .undetermined: "\(organisation) has \(leaders.count) leaders, \(names); whether they balance is open."
            }
        }
    }
}
