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
        let figures = Figures(base: analysis["base"]?["value"], scenario: analysis["scenario"]?["value"])
        page.line()
        if figures.moved.isEmpty {
            page.line("No figure moves.")
        } else {
            page.table(Self.table(figures.moved))
            if figures.same > 0 { page.line(Text("\(grouped(figures.same)) figures stay as they are.", .dim)) }
        }
    }

    private func showMeanings(on page: inout Page) {
        let meanings = ["base", "scenario"].map { analysis[$0]?["meaning"]?.text ?? "" }
        guard meanings[0] != meanings[1] else { return page.paragraph(meanings[0]) }
        var table = TextTable([.init(""), .init("", isFlexible: true)])
        for (label, meaning) in zip(["as it is", "assumed"], meanings) {
            table.add([Text(label, .dim), Text(meaning)])
        }
        page.table(table)
    }

    private static func table(_ rows: [Figures.Row]) -> TextTable {
        var table = TextTable([
            .init("FIGURE", isFlexible: true), .init("AS IT IS", isFlexible: true), .init("ASSUMED", isFlexible: true),
        ])
        for row in rows { table.add([Text(row.name), Text(row.base), Text(row.scenario, .bold)]) }
        return table
    }

    /// Every single value of two values of the same analysis, by its path.
    private struct Figures {
        typealias Row = (name: String, base: String, scenario: String)

        private(set) var moved: [Row] = []
        private(set) var same = 0

        init(base: Datum?, scenario: Datum?) {
            let sides = [base, scenario].map { Self.flatten($0 ?? .null, name: []) }
            let texts = sides.map { Dictionary($0) { first, _ in first } }
            let names = sides[0].map(\.0) + sides[1].map(\.0).filter { texts[0][$0] == nil }
            for name in names {
                let (base, scenario) = (texts[0][name] ?? ValueTree.absent, texts[1][name] ?? ValueTree.absent)
                if base == scenario { same += 1 } else { moved.append((name, base, scenario)) }
            }
        }

        private static func flatten(_ value: Datum, name: [String]) -> [(String, String)] {
            if ValueTree.isSingle(value) { return [(name.joined(separator: " "), ValueTree.text(value))] }
            if let members = value.members {
                return members.flatMap { flatten($0.value, name: name + [ValueTree.name($0.name)]) }
            }
            return (value.elements ?? []).enumerated().flatMap { place, element in
                flatten(element, name: name + [label(element) ?? String(place + 1)])
            }
        }

        /// What tells an object of a list from the others, so that one which comes in does not shift the rest.
        private static func label(_ element: Datum) -> String? {
            ["id", "state", "name", "member"].lazy.compactMap { element[$0]?.text }.first
        }
    }
}
