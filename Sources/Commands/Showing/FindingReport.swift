// SPDX-License-Identifier: Apache-2.0

import Model

/// A finding with all that it rests on: what it says, the figures that it compares, and how robust it is.
struct FindingReport {
    private let finding: Datum
    private let day: String
    private let hasEvidence: Bool

    /// - Parameters:
    ///   - finding: the result of `finding.get`.
    ///   - hasEvidence: whether the claims are listed below it.
    init(_ finding: Datum, day: String, hasEvidence: Bool) {
        self.finding = finding
        self.day = day
        self.hasEvidence = hasEvidence
    }

    func show(on page: inout Page) {
        page.heading("\(text("id")) on \(day)")
        page.paragraph(text("statement"))
        page.line()
        page.line(FindingAnswer.text(text("answer")) + Text(finding["reason"]?.text.map { ": \($0)" } ?? ""))
        if let operands = finding["operands"]?.elements, !operands.isEmpty {
            page.line()
            page.table(Self.table(operands: operands))
        }
        if let robustness = finding["robustness"], robustness != .null {
            RobustnessBlock(robustness).show(on: &page)
        }
        let grounds = grounds
        if !grounds.isEmpty {
            page.line()
            page.table(grounds.table)
        }
        showExpression(on: &page)
    }

    private func text(_ name: String) -> String { finding[name]?.text ?? "" }

    /// The figures that it compares, decimals below each other.
    private static func table(operands: [Datum]) -> TextTable {
        let numbers = operands.flatMap { operand in ["value", "low", "high"].compactMap { operand[$0]?.number } }
        let style: Figure.Style = numbers.allSatisfy { $0 == $0.rounded() } ? .amount : .index
        var table = TextTable([
            .init("OPERAND", isFlexible: true), .init("VALUE", isNumeric: true), .init("BETWEEN", isNumeric: true),
            .init("", isFlexible: true),
        ])
        for operand in operands { table.add(row(operand, style)) }
        return table
    }

    private static func row(_ operand: Datum, _ style: Figure.Style) -> [Text] {
        let label = Text(operand["label"]?.text ?? "")
        if let unknown = operand["unknown"]?.text { return [label, Text(ValueTree.absent), "", Text(unknown, .dim)] }
        guard let figure = Figure(operand) else { return [label, Text(operand["word"]?.text ?? "", .bold), "", ""] }
        return [label, Text(figure.main(style), .bold), Text(figure.room(style)), ""]
    }

    private var grounds: FactTable {
        var facts = FactTable()
        facts.add("answers", text("question"))
        facts.add("note", text("note"))
        facts.add("reads", finding["kinds"]?.listed)
        facts.add("missing", AnalysisReport.missing(finding))
        let claims = finding["evidence"]?.elements?.count ?? 0
        facts.add(
            "claims", claims == 0 ? nil : "\(grouped(claims)) used" + (hasEvidence ? "" : "; --evidence lists them"))
        return facts
    }

    private func showExpression(on page: inout Page) {
        guard let expression = finding["expression"] else { return }
        page.line()
        page.line(Text("expression", .dim))
        for line in JSONText.lines(expression, indent: "  ") { page.line(Text(line, .dim)) }
    }
}
