// SPDX-License-Identifier: Apache-2.0

import Model

/// Organisations point by point: under each analysis a row for each figure, with a column for each organisation.
enum ComparePresenter {
    static let presenter = AnalysisValue.Presenter(members: ["organisations"]) { value, page in
        let organisations = value["organisations"]?.members ?? []
        let sides = organisations.map { FlatValue($0.value) }
        let names = FlatValue.names(of: sides)
        var points: [String] = []
        for name in names where !points.contains(point(name)) { points.append(point(name)) }
        for (place, title) in points.enumerated() {
            if place > 0 { page.line() }
            var table = TextTable(
                [.init(title.uppercased(), isFlexible: true)]
                    + organisations.map { .init($0.name, isFlexible: true) })
            for name in names where point(name) == title {
                let label = name.dropFirst(name.count > 1 ? 1 : 0).joined(separator: " ")
                table.add([Text(label)] + sides.map { Text($0[name]) })
            }
            page.table(table)
        }
    }

    /// The analysis under which a figure stands; those that stand alone are under no name.
    private static func point(_ name: [String]) -> String { name.count > 1 ? name[0] : "" }
}
