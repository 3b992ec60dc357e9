// SPDX-License-Identifier: Apache-2.0

import Model

/// Findings by the question that they answer, one a row; where they were drawn, with how often they hold.
enum FindingTable {
    static func show(_ findings: [Datum], on page: inout Page) {
        var rest = findings
        for question in ResearchQuestion.allCases {
            let answering = rest.filter { $0["question"]?.text == question.rawValue }
            rest.removeAll { $0["question"]?.text == question.rawValue }
            show(answering, title: question.heading, on: &page)
        }
        show(rest, title: rest.count == findings.count ? "Findings" : "Others", on: &page)
    }

    private static func show(_ findings: [Datum], title: String, on page: inout Page) {
        guard !findings.isEmpty else { return }
        page.heading(title)
        let isDrawn = findings.contains { $0["robustness"] != nil }
        page.table(isDrawn ? drawn(findings, on: &page) : plain(findings), indent: 2)
    }

    private static func plain(_ findings: [Datum]) -> TextTable {
        var table = TextTable([.init("ANSWER"), .init("STATEMENT", isFlexible: true), .init("FINDING")])
        for finding in findings {
            table.add([
                FindingAnswer.text(finding["answer"]?.text), Text(finding["statement"]?.text ?? ""),
                Text(finding["id"]?.text ?? "", .dim),
            ])
            if let reason = finding["reason"]?.text { table.add(["", Text(reason, .dim), ""]) }
        }
        return table
    }

    /// The id stands below the statement, for beside it there is no room.
    private static func drawn(_ findings: [Datum], on page: inout Page) -> TextTable {
        var table = TextTable([
            .init("ANSWER"), .init("HOLDS IN"), .init("", isNumeric: true), .init("STATEMENT", isFlexible: true),
            .init("MOVED MOST BY", isFlexible: true),
        ])
        for finding in findings {
            let share = FindingAnswer.share(finding["robustness"])
            table.add([
                FindingAnswer.text(finding["answer"]?.text), share.map { page.bar($0) } ?? "",
                Text(share?.main(.share) ?? ""), Text(finding["statement"]?.text ?? ""),
                finding["robustness"]?["mostInfluential"]?.text.map { Text($0) } ?? Text("nothing drawn", .dim),
            ])
            table.add(["", "", "", Text(finding["id"]?.text ?? "", .dim), ""])
        }
        return table
    }
}
