// SPDX-License-Identifier: Apache-2.0

import Model

/// What a write changed, or would change, in the answers of the model.
enum ChangeTable {
    /// Shows the changes of a write's result.
    ///
    /// - Parameter none: what is said where no answer changes.
    static func show(_ result: Datum, none: String, on page: inout Page) {
        let changes = result["changes"]?.elements ?? []
        guard !changes.isEmpty else {
            page.line(Text(none))
            return
        }
        page.table(table(changes), indent: 2)
        let count = result["changeCount"]?.integer ?? Int64(changes.count)
        if count > changes.count { page.line(Text("  and \(count - Int64(changes.count)) more changes", .dim)) }
    }

    static func table(_ changes: [Datum]) -> TextTable {
        var table = TextTable([
            .init("FROM"), .init("TO"), .init("QUESTION", isFlexible: true), .init("BEFORE", isFlexible: true),
            .init("AFTER", isFlexible: true),
        ])
        for change in changes { table.add(row(change)) }
        return table
    }

    private static func row(_ change: Datum) -> [Text] {
        let kind = ClaimKind.named(change["kind"]?.text ?? "")
        return [
            Text(change["from"]?.text ?? ""), Text(change["to"]?.text ?? ""), Text(QuestionText.change(change)),
            Text(answer(change["before"], of: kind)), Text(answer(change["after"], of: kind), .bold),
        ]
    }

    /// The answer with its marks, so that a change of certainty alone shows.
    static func answer(_ answer: Datum?, of kind: ClaimKind?) -> String {
        let marks = answer.map { Marks(of: $0).text.plain } ?? ""
        return ValueText.answer(answer, of: kind) + (marks.isEmpty ? "" : " \(marks)")
    }
}
