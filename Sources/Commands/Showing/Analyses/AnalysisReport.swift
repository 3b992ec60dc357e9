// SPDX-License-Identifier: Apache-2.0

import Model

/// The result of an analysis as an analyst reads it: what it means, the value, and what is needed to judge it.
struct AnalysisReport {
    private let result: Datum
    private let title: String
    private let hasEvidence: Bool

    /// - Parameter hasEvidence: whether the claims are listed below it.
    init(_ result: Datum, title: String, hasEvidence: Bool = false) {
        self.result = result
        self.title = title
        self.hasEvidence = hasEvidence
    }

    func show(on page: inout Page) {
        page.heading(title)
        if let meaning = result["meaning"]?.text { page.paragraph(meaning) }
        page.line()
        AnalysisValue.show(result["value"] ?? .null, of: result["name"]?.text ?? "", on: &page)
        let grounds = grounds
        guard !grounds.isEmpty else { return }
        page.line()
        page.table(grounds.table)
    }

    /// The caution, the cases, the gaps and the formula.
    private var grounds: FactTable {
        var facts = FactTable()
        facts.add("but", result["caution"]?.text)
        facts.add("cases", cases)
        facts.add("missing", Self.missing(result))
        facts.add("claims", claims)
        facts.add("formula", Self.formula(result))
        return facts
    }

    private var cases: String {
        guard let count = result["cases"]?["count"]?.integer else { return "" }
        return "\(grouped(count)) \(result["cases"]?["unit"]?.text ?? "")"
    }

    private var claims: String {
        let count = result["claims"]?.elements?.count ?? 0
        guard count > 0 else { return "" }
        return "\(grouped(count)) used" + (hasEvidence ? "" : "; --evidence lists them")
    }

    /// So many gaps are listed; all of them come with `--json`.
    private static let mostGaps = 12

    /// What was looked for and not found.
    static func missing(_ result: Datum) -> String {
        let gaps = (result["missing"]?.elements ?? []).map { ValueText.text($0) }
        let rest = gaps.count - mostGaps
        return gaps.prefix(mostGaps).joined(separator: "; ") + (rest > 0 ? "; and \(grouped(rest)) more" : "")
    }

    /// The id and version of a formula: `freedom/1`.
    static func formula(_ result: Datum) -> String {
        let version = result["formulaVersion"].map { "/\(ValueText.text($0))" } ?? ""
        return (result["formula"]?.text ?? "") + version
    }
}
