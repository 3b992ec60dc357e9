// SPDX-License-Identifier: Apache-2.0

import Model

extension Command {
    static let saveScenario = Command(
        "scenario save", "keep hypothetical claims under a name", .analysing, .writing,
        arguments: [
            Argument("NAME", "the name of the scenario"),
            Argument("FILE|CLAIM", "a JSON file of claims, or one claim as “what-if” takes it", .some),
        ],
        options: time + [Option("note", "TEXT", "what it is about")],
        examples: [
            Example(
                "scenario save uzbekistan-returns membership UZB CSTO status=member --from 2017-01-01",
                "one claim"),
            Example("scenario save withdrawal withdrawal.json --note 'the base is closed'", "a file of claims"),
        ], methods: ["scenario.save", "scenario.list"]
    ) { invocation throws(Failure) in
        var line = invocation.line
        let name = line.arguments.removeFirst()
        let claims = try hypotheses(line, invocation)
        let note: [Datum.Member] = line["note"].map { [.init("note", .string($0))] } ?? []
        try WriteRequest(
            method: "scenario.save", params: [.init("name", .string(name)), .init("whatIf", .array(claims))] + note,
            changesAnswers: false
        ) { _ in
            "Saved. What it changes: registan scenario compare \(name)"
        }.carryOut(by: invocation)
    }

    static let removeScenario = Command(
        "scenario remove", "give a scenario up", .analysing, .writing,
        arguments: [Argument("NAME", "the scenario")], options: [reason],
        examples: [
            Example("scenario remove uzbekistan-returns --reason 'it has come true'", "by its name"),
            Example("scenario remove withdrawal --reason 'a mistake' --json", "for a script"),
        ], methods: ["scenario.remove"]
    ) { invocation throws(Failure) in
        let name = invocation.line.arguments[0]
        try WriteRequest(
            method: "scenario.remove", params: [.init("name", .string(name))] + reasonMember(invocation),
            changesAnswers: false
        ) { _ in
            "Removed \(name)."
        }.carryOut(by: invocation)
    }

    static let listScenarios = Command(
        "scenario list", "the scenarios that are kept", .analysing, .reading,
        examples: [
            Example("scenario list", "each with what it assumes"),
            Example("scenario list --recorded 1200", "those that there were then"),
        ], methods: ["scenario.list"]
    ) { invocation throws(Failure) in
        let scenarios = try invocation.ask("scenario.list")["scenarios"]?.elements ?? []
        invocation.show { page in
            guard !scenarios.isEmpty else { return page.line("No scenario is kept.") }
            for scenario in scenarios {
                page.heading(scenario["name"]?.text ?? "")
                if let note = scenario["note"]?.text { page.paragraph(note, indent: 2) }
                ScenarioReport.show(assumed: scenario["whatIf"]?.elements ?? [], on: &page, indent: 2)
            }
        }
    }
}
