// SPDX-License-Identifier: Apache-2.0

import Model

/// An analysis as it is beside what it would be under a what-if: what it means on either side, and each figure that moves.
struct AnalysisComparison {
    private let analysis: Datum
    private let title: String

    /// - Parameter analysis: an entry of `analyses` of `scenario.compare`.
    init(_ analysis: Datum, title: String) {
        self.analysis = analysis
        self.title = title
    }

    func show(on page: inout Page) {
        page.heading(title)
        showMeanings(on: &page)
        let sides = Self.sides.map { FlatValue(analysis[$0.member]?["value"]) }
        let names = FlatValue.names(of: sides)
        let moved = names.filter { sides[0][$0] != sides[1][$0] }
        page.line()
        guard !moved.isEmpty else { return page.line("No figure moves.") }
        // What moves altogether is easier to read whole, one after the other.
        guard moved.count <= Self.mostBeside else { return showWhole(on: &page) }
        var table = TextTable([
            .init("FIGURE", isFlexible: true), .init("AS IT IS", isFlexible: true), .init("ASSUMED", isFlexible: true),
        ])
        for name in moved {
            table.add([Text(name.joined(separator: " ")), Text(sides[0][name]), Text(sides[1][name], .bold)])
        }
        page.table(table)
        let rest = names.count - moved.count
        if rest > 0 { page.line(Text("\(counted(rest, "other stays as it is", "others stay as they are")).", .dim)) }
    }

    private static let sides = [(member: "base", label: "as it is"), (member: "scenario", label: "assumed")]

    /// So many figures are shown beside each other.
    private static let mostBeside = 40

    private func showWhole(on page: inout Page) {
        let name = analysis["name"]?.text ?? ""
        for (place, side) in Self.sides.enumerated() {
            if place > 0 { page.line() }
            page.line(Text(side.label.prefix(1).uppercased() + side.label.dropFirst(), .bold))
            AnalysisValue.show(analysis[side.member]?["value"] ?? .null, of: name, on: &page)
        }
    }

    private func showMeanings(on page: inout Page) {
        let meanings = Self.sides.map { analysis[$0.member]?["meaning"]?.text ?? "" }
        guard meanings[0] != meanings[1] else { return page.paragraph(meanings[0]) }
        var facts = FactTable()
        for (side, meaning) in zip(Self.sides, meanings) { facts.add(side.label, meaning) }
        page.table(facts.table)
    }
}
