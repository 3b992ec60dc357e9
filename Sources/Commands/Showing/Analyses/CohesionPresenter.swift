// SPDX-License-Identifier: Apache-2.0

import Model

/// How united an organisation is, part by part; the parts are not added up.
enum CohesionPresenter {
    static let presenter = AnalysisValue.Presenter(members: Set(parts.map(\.member) + ["organisation"])) {
        value, page in
        var table = TextTable(
            [.init("PART", isFlexible: true)] + TextTable.Column.figure("SHARE") + [
                .init("CASES", isNumeric: true), .init("", isFlexible: true),
            ])
        for part in parts {
            guard let datum = value[part.member] else { continue }
            table.add(
                [Text(part.title)] + page.cells(datum, .share)
                    + [(datum["cases"] ?? .null).figure(.amount), Text(remark(datum, part.member), .dim)])
        }
        page.table(table)
    }

    private static let parts: [(member: String, title: String)] = [
        ("undisputed", "pairs without a dispute"), ("decisions", "decisions without reservation"),
        ("attendance", "exercises attended"), ("transit", "transit granted"), ("similarity", "positions alike"),
    ]

    private static func remark(_ part: Datum, _ member: String) -> String {
        let reason = part["reason"]?.text ?? ""
        let counted = member == "undisputed" ? disputes(part) : CountsText.text(part, besides: ["cases"])
        return [reason, counted].filter { !$0.isEmpty }.joined(separator: "; ")
    }

    private static func disputes(_ part: Datum) -> String {
        let pairs = (part["disputed"]?.elements ?? []).map { pair in
            (pair.elements ?? []).map { ValueText.text($0) }.joined(separator: "–")
        }
        return pairs.isEmpty ? "" : "disputes: " + pairs.joined(separator: ", ")
    }
}

/// Counts that stand beside a figure, in words: `12 attended, 3 absent`.
enum CountsText {
    /// - Parameter others: members that are shown elsewhere.
    static func text(_ datum: Datum, besides others: Set<String> = []) -> String {
        let counts = (datum.members ?? []).filter { $0.value.integer ?? 0 > 0 && !others.contains($0.name) }
        return counts.map { "\(ValueText.text($0.value)) \(ValueTree.name($0.name))" }.joined(separator: ", ")
    }
}
