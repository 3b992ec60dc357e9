// SPDX-License-Identifier: Apache-2.0

import Model

/// What two views answer differently, kind by kind in the order of their declaration.
enum DifferenceTable {
    static func show(_ entries: [Datum], on page: inout Page) {
        let byKind = Dictionary(grouping: entries) { $0["slot"]?["kind"]?.text ?? "" }
        for kind in ClaimKind.all {
            guard let entries = byKind[kind.name] else { continue }
            page.heading(kind.name)
            page.table(table(entries, of: kind, on: &page), indent: 2)
        }
    }

    private static func table(_ entries: [Datum], of kind: ClaimKind, on page: inout Page) -> TextTable {
        var table = TextTable([
            .init("QUESTION", isFlexible: true), .init("BEFORE", isFlexible: true), .init("AFTER", isFlexible: true),
        ])
        for entry in entries {
            table.add([
                Text(QuestionText.withinKind(entry["slot"])), answer(entry["before"], of: kind, .plain, on: &page),
                answer(entry["after"], of: kind, .bold, on: &page),
            ])
        }
        return table
    }

    private static func answer(
        _ answer: Datum?, of kind: ClaimKind, _ style: Text.Style, on page: inout Page
    ) -> Text {
        let marks = page.show(answer.map { Marks(of: $0) } ?? [])
        return Text(ValueText.answer(answer, of: kind), style) + (marks.isEmpty ? "" : " " + marks)
    }
}
