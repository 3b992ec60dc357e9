// SPDX-License-Identifier: Apache-2.0

import Model

/// Who may join an organisation next.
enum Enlargement {
    static let analysis = AnalysisKind(
        "enlargement", "who may join an organisation next?", formula: .init("enlargement", version: 1),
        parameters: [.init("organisation", "the id of an organisation", "which states may join")], compute: run)

    private static let pair: [(role: String, kinds: [EntityKind])] = [
        ("state", [.state]), ("organisation", [.organisation]),
    ]

    static let measures = [
        Measure("enlargement.place", "a candidate's place, 1 for the next to join; ties share one", takes: pair) {
            situation, entities, _ in
            let candidates = Candidates(of: entities[1], in: situation)
            let isOpen = (candidates.ordered + candidates.possible).contains { $0.state == entities[0] }
            return candidates.places(of: entities[0]).map { .number($0) }
                ?? .unknown(
                    isOpen
                        ? "whether \(entities[0]) is a candidate of \(entities[1]) is open"
                        : "\(entities[0]) is no candidate of \(entities[1])")
        },
        Measure(
            "enlargement.outlook", "the outlook stated for a state, from 0, none, to 4, imminent", takes: pair
        ) { situation, entities, _ in
            let prospects = Candidates.prospects(of: entities[0], towards: entities[1], in: situation)
            return Candidacy(entities[0], nil, prospects, consenting: []).outlook.map { .number($0) }
                ?? .unknown("nobody states an outlook of \(entities[0]) in \(entities[1])")
        },
        Measure(
            "enlargement.best", "the highest outlook of any candidate, from 0, none, to 4, imminent",
            takes: [("organisation", [.organisation])]
        ) { situation, entities, _ in
            Candidates(of: entities[0], in: situation).best.map { .number($0) }
                ?? .unknown("no outlook of a candidate of \(entities[0]) is known")
        },
    ]

    private static func run(_ situation: Situation, _ arguments: Arguments) throws(Rejection) -> AnalysisResult {
        let organisation = try arguments.required("organisation", [.organisation], in: situation)
        let candidates = Candidates(of: organisation, in: situation)
        for candidate in candidates.ordered where candidate.outlook == nil {
            situation.miss("outlook of \(candidate.state) in \(organisation)")
        }
        return AnalysisResult(
            [
                "organisation": .string(organisation.text),
                "decision": candidates.rule.map { .string($0) } ?? .null,
                "candidates": .object(
                    candidates.ordered.map { .init($0.state.text, datum($0, candidates, situation)) }),
                "best": candidates.best?.datum ?? .null, "suspended": .ids(candidates.suspended),
            ], cases: .init(candidates.ordered.count, "candidate"),
            meaning: meaning(candidates, situation.name(organisation), situation),
            caution: "An order of what is stated for and against each, by fixed rules, is no forecast; outlooks are "
                + "opinions of their day.")
    }

    private static func datum(_ one: Candidacy, _ candidates: Candidates, _ situation: Situation) -> Datum {
        [
            "place": candidates.place(of: one.state).map { .integer(Int64($0)) } ?? .null,
            "status": .string(one.status), "since": one.since?.datum ?? .null,
            "outlook": one.outlook?.datum ?? .null,
            "blocks": .array(one.blocks.map { $0.map { .string($0.text) } ?? .null }),
            "disinterest": .bool(one.isDisinterested), "opponents": .ids(one.opponents),
            "sponsors": .ids(one.sponsors), "reasons": .array(one.reasons(situation).map { .string($0) }),
        ]
    }

    private static func meaning(_ candidates: Candidates, _ name: String, _ situation: Situation) -> String {
        guard let first = candidates.ordered.first else { return "Nobody is a candidate of \(name)." }
        let leading = candidates.ordered.filter { $0.order == first.order }.map { situation.name($0.state) }
        let verb = leading.count == 1 ? "comes" : "come"
        let order =
            candidates.ordered.count == 1
            ? "\(leading.sentenceList) is the only candidate of \(name)"
            : "Of \(candidates.ordered.count) candidates of \(name), \(leading.sentenceList) \(verb) first"
        return order + "; "
            + (first.outlook.map { "the outlook is \(Outlook.words[Int($0.value.rounded())])." }
                ?? "nobody states an outlook.")
    }
}
