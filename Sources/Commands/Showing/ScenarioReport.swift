// SPDX-License-Identifier: Apache-2.0

import Model

/// What a scenario moves: the claims that it assumes, the conclusions that move with them, and those that stay.
struct ScenarioReport {
    private let assumed: [Datum]
    private let day: String

    init(assumed: [Datum], day: String) {
        self.assumed = assumed
        self.day = day
    }

    /// - Parameter findings: as `scenario.compare` lists them.
    func show(_ findings: [Datum], on page: inout Page) {
        let moved = findings.filter { $0["moved"]?.bool == true }
        page.heading(
            moved.isEmpty
                ? "No conclusion moves on \(day)"
                : "\(moved.count) of \(counted(findings.count, "conclusion")) \(moved.count == 1 ? "moves" : "move") on \(day)"
        )
        Self.show(assumed: assumed, on: &page, indent: 2)
        if !moved.isEmpty {
            page.line()
            page.table(Self.table(moved: moved), indent: 2)
        }
        let others = findings.filter { $0["moved"]?.bool != true }
        guard !others.isEmpty else { return }
        page.heading("As before")
        page.table(Self.table(others), indent: 2)
    }

    /// Claims that are assumed, a line each.
    static func show(assumed claims: [Datum], on page: inout Page, indent: Int) {
        var table = TextTable([.init(""), .init("", isFlexible: true), .init("")])
        for claim in claims {
            let value = ValueText.value(claim["value"], of: ClaimKind.named(claim["kind"]?.text ?? ""))
            let statement = QuestionText.claim(claim) + (value.isEmpty ? "" : ": \(value)")
            table.add([Text("assumed", .dim), Text(statement), Text(claim["valid"]?.text ?? "")])
        }
        page.table(table, indent: indent)
    }

    private static func table(moved: [Datum]) -> TextTable {
        var table = TextTable([
            .init(""), .init("AS IT IS"), .init("ASSUMED"), .init("STATEMENT", isFlexible: true), .init("FINDING"),
        ])
        for finding in moved {
            table.add([
                Text("*", .yellow), FindingAnswer.text(finding["base"]?.text),
                FindingAnswer.text(finding["scenario"]?.text), Text(finding["statement"]?.text ?? "", .bold),
                Text(finding["id"]?.text ?? "", .dim),
            ])
        }
        return table
    }

    private static func table(_ findings: [Datum]) -> TextTable {
        var table = TextTable([.init("ANSWER"), .init("STATEMENT", isFlexible: true), .init("FINDING")])
        for finding in findings {
            table.add([
                FindingAnswer.text(finding["base"]?.text), Text(finding["statement"]?.text ?? ""),
                Text(finding["id"]?.text ?? "", .dim),
            ])
        }
        return table
    }
}
