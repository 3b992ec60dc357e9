// SPDX-License-Identifier: Apache-2.0

import Model

extension Command {
    static let findings = Command(
        "findings", "the standing conclusions: whether they hold, and how robust they are", .analysing, .reading,
        arguments: [Argument("ID", "one finding, with all that it rests on; all of them if left out", .optional)],
        options: [
            Option(
                "question", "QUESTION", "only those that answer this question",
                words: ResearchQuestion.allCases.map(\.rawValue)),
            Option("draws", "N", "draw what is a judgement so many times, and say how often the conclusion holds"),
            Option("seed", "N", "where the draws begin; the same seed gives the same draws"),
            evidenceOption,
        ],
        examples: [
            Example(
                "findings --question influence --on 2016-12-31 --draws 10000 --evidence",
                "what holds of the weight of the organisations, how surely, and why"),
            Example("findings ksor-majority-russian --draws 10000 --seed 7", "one, with what moves it most"),
        ],
        notes: [
            "A finding holds, fails, or is undetermined, where what is known leaves room for both. Drawn are ranges, levels, "
                + "weights, contested answers and vague dates. Over a what-if, the answers stand beside those without it: "
                + "what-if membership UZB CSTO status=member --from 2017-01-01 -- findings"
        ], methods: ["finding.list", "finding.get", "claim.get", "scenario.compare"]
    ) { invocation throws(Failure) in
        let draws = try drawMembers(invocation.line)
        if let id = invocation.line.argument(0) {
            try showOne(id, draws, invocation)
        } else if invocation.isWrapped {
            try compareAll(draws, invocation)
        } else {
            try showAll(draws, invocation)
        }
    }

    private static func drawMembers(_ line: ParsedLine) throws(Failure) -> [Datum.Member] {
        guard line.has("draws") || !line.has("seed") else {
            throw .usage("“--seed” needs “--draws”.", hint: "Give --draws N, such as 10000.")
        }
        var members: [Datum.Member] = []
        for name in ["draws", "seed"] {
            if let text = line[name] { members.append(.init(name, try wholeNumber(text, name))) }
        }
        return members
    }

    private static func showOne(_ id: String, _ draws: [Datum.Member], _ invocation: Invocation) throws(Failure) {
        guard !invocation.line.has("question") else {
            throw .usage("“--question” chooses among findings.", hint: "Leave it out, or the id.")
        }
        let result = try invocation.ask("finding.get", [.init("id", .string(id))] + draws)
        let evidence = try invocation.evidence(of: result["evidence"])
        invocation.show { page in
            FindingReport(result, day: invocation.day, hasEvidence: evidence != nil).show(on: &page)
            evidence?.show(on: &page)
            page.legend()
        }
    }

    private static func showAll(_ draws: [Datum.Member], _ invocation: Invocation) throws(Failure) {
        let question: [Datum.Member] = invocation.line["question"].map { [.init("question", .string($0))] } ?? []
        let findings = try invocation.ask("finding.list", question + draws)["findings"]?.elements ?? []
        let evidence = try invocation.evidence(
            of: findings.map { ($0["statement"]?.text ?? "", $0["evidence"]) })
        invocation.show { page in
            guard !findings.isEmpty else { return page.line("The register has no such finding.") }
            FindingTable.show(findings, on: &page)
            page.legend()
            evidence?.show(on: &page)
        }
    }

    private static func compareAll(_ draws: [Datum.Member], _ invocation: Invocation) throws(Failure) {
        guard !invocation.line.has("evidence") else {
            throw .usage("“--evidence” has no place in a comparison.", hint: "Leave it out, or name one finding.")
        }
        guard draws.isEmpty else {
            throw .usage("“--draws” has no place in a comparison.", hint: "Leave it out, or name one finding.")
        }
        let result = try invocation.ask("scenario.compare")
        let question = invocation.line["question"]
        let assumed = try invocation.assumptions()
        let findings = (result["findings"]?.elements ?? []).filter {
            question == nil || $0["question"]?.text == question
        }
        invocation.show { page in
            ScenarioReport(assumed: assumed, day: invocation.day).show(findings, on: &page)
        }
    }
}

/// The questions of the article that findings and points of a comparison answer.
enum ResearchQuestion: String, CaseIterable {
    case positions, influence, interests

    /// The question in short, as a heading.
    var heading: String {
        switch self {
        case .positions: "Positions: where the states stand in the organisations"
        case .influence: "Influence: what weight the organisations have, and who has it in them"
        case .interests: "Interests: how far the states can follow their own"
        }
    }
}
