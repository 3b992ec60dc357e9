// SPDX-License-Identifier: Apache-2.0

import Model

/// Who carries a body: the shares of its contributors in the people that they are stated to give.
///
/// Concentration is that of Hirschman (1945) and Herfindahl (1950). Where only units are stated, their usual strengths
/// stand for people.
enum Burden {
    static let analysis = AnalysisKind(
        "burden", "who carries a body or an organisation's forces?", formula: .init("burden", version: 1),
        parameters: [
            .init("body", "the id of a body", "whose contributors; or"),
            .init("organisation", "the id of an organisation", "whose bodies, each by itself; or"),
            .init("personnel", "an object of numbers or [low, high] by id", "contributors in place of the model"),
            .init("strength", "a number or [low, high]", "with “personnel”: the strength of the whole"),
        ], compute: run)

    static let measures = [
        Measure(
            "burden.share", "a state's share in what contributors give to a body, of those whose sizes are known",
            takes: [("state", [.state]), ("body", [.body])]
        ) { situation, entities, _ in
            read(entities[0], entities[1], in: situation) { $0.shareOfAll($1) }
        },
        Measure(
            "burden.place", "a state's place among the contributors to a body, 1 for the largest",
            takes: [("state", [.state]), ("body", [.body])]
        ) { situation, entities, _ in
            read(entities[0], entities[1], in: situation) { $0.place($1) }
        },
    ]

    static let strength = FieldKey(.composition, "strength")

    private static func read(
        _ state: EntityID, _ body: EntityID, in situation: Situation, _ figure: (BurdenShares, Int) -> Bounds
    ) -> Reading {
        let report = BurdenReport(of: body, in: situation)
        guard let index = report.sized.firstIndex(where: { $0.name == state.text }) else {
            return .unknown("nobody states what \(state) gives to \(body)")
        }
        return report.shares.map { .number(figure($0, index)) }
            ?? .unknown("nobody is stated to give anything to \(body)")
    }

    private static func run(_ situation: Situation, _ arguments: Arguments) throws(Rejection) -> AnalysisResult {
        let chosen = try arguments.one(of: ["body", "organisation", "personnel"])
        if chosen != "personnel" { try arguments.refuse(["strength"], with: chosen) }
        switch chosen {
        case "personnel": return try direct(arguments)
        case "body":
            let report = BurdenReport(of: try arguments.required("body", [.body], in: situation), in: situation)
            return result(try report.datum(), [report], report.sentence(in: situation))
        default:
            return try whole(try arguments.required("organisation", [.organisation], in: situation), situation)
        }
    }

    private static func direct(_ arguments: Arguments) throws(Rejection) -> AnalysisResult {
        let sized = try arguments.amounts("personnel") ?? []
        try arguments.refuse(reserved: BurdenReport.figureNames, among: sized.map(\.name), of: "personnel")
        let report = BurdenReport(
            sized: sized, strength: try arguments.amount("strength"))
        guard report.shares != nil else {
            throw arguments.refusal("personnel", "Nobody gives anything, so there is nothing to share.")
        }
        return result(try report.datum(), [report], report.sentence(in: nil))
    }

    private static func whole(_ organisation: EntityID, _ situation: Situation) throws(Rejection) -> AnalysisResult {
        var reports: [BurdenReport] = []
        var members: [Datum.Member] = []
        for body in situation.bodies(of: organisation) {
            let report = BurdenReport(of: body, in: situation)
            guard !report.contributions.isEmpty else {
                situation.miss("contributors to \(body)")
                continue
            }
            reports.append(report)
            members.append(.init(body.text, try report.datum()))
        }
        let phrases = reports.compactMap { $0.phrase(in: situation) }
        let name = situation.name(organisation)
        let isSized = reports.contains { $0.shares != nil }
        let nothing =
            isSized
            ? "Who gives most to bodies of \(name) is open."
            : "Nobody states the size of what anyone gives to bodies of \(name)."
        let meaning =
            phrases.isEmpty
            ? nothing
            : "Of what is known to be given to bodies of \(name), most comes from \(phrases.sentenceList)."
        return result(["organisation": .string(organisation.text), "bodies": .object(members)], reports, meaning)
    }

    private static func result(_ value: Datum, _ reports: [BurdenReport], _ meaning: String) -> AnalysisResult {
        AnalysisResult(
            value, cases: .init(reports.reduce(0) { $0 + $1.sized.count }, "contributor"), meaning: meaning,
            caution:
                "Shares are those among contributors whose sizes are stated, on paper; units stand for their usual "
                + "strengths, and numbers say nothing of quality, readiness or command.")
    }
}
