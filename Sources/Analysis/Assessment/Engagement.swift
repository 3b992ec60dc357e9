// SPDX-License-Identifier: Apache-2.0

import Model

/// How active a state is in an organisation, and what it does there on its own.
enum Engagement {
    static let analysis = AnalysisKind(
        "engagement", "how active is a state in an organisation?", formula: .init("engagement", version: 1),
        parameters: [
            .init("state", "the id of a state", "whose engagement"),
            .init("organisation", "the id of an organisation", "in which"),
            .init("window", "a number of days, or a day", "the stretch in which events count; else all"),
        ], compute: run)

    private static let actsSummary = "how many independent acts of a state are recorded, counted from events"

    static let measures = [
        Measure("engagement.acts", actsSummary, takes: [("state", [.state])]) { situation, entities, _ in
            acts(of: entities[0], in: nil, situation)
        },
        Measure(
            "engagement.actsIn", actsSummary + ", in one organisation",
            takes: [("state", [.state]), ("organisation", [.organisation])]
        ) { situation, entities, _ in acts(of: entities[0], in: entities[1], situation) },
    ]

    /// The acts of a state; unknown where it belongs to nothing in which it could act.
    static func acts(of state: EntityID, in organisation: EntityID?, _ situation: Situation) -> Reading {
        let belongs = situation.organisations(of: state)
        guard organisation.map(belongs.contains) ?? !belongs.isEmpty else {
            return .unknown("\(state) is not known to belong to \(organisation?.text ?? "any organisation")")
        }
        return .number(IndependentActs(of: state, in: organisation, within: .all, situation).all.bounds)
    }

    private static func run(_ situation: Situation, _ arguments: Arguments) throws(Rejection) -> AnalysisResult {
        let state = try arguments.required("state", [.state], in: situation)
        let organisation = try arguments.required("organisation", [.organisation], in: situation)
        return EngagementReport(state, organisation, try arguments.window(), situation).result
    }
}
