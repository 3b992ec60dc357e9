// SPDX-License-Identifier: Apache-2.0

import Model

/// How alike two portfolios are by each measure, and the entries that were compared.
enum SimilarityPresenter {
    static let presenter = AnalysisValue.Presenter(members: [
        "states", "over", "items", "sAbsolute", "sSquared", "kappa", "pi", "reasons", "pairs",
    ]) { value, page in
        // What an analysis means says why already.
        if hasOneReason(value) { page.line("No measure can be stated.") } else { page.table(measures(value)) }
        if let items = value["items"]?.members, !items.isEmpty {
            page.line()
            page.table(entries(items, value))
        }
    }

    private static let names: [(member: String, name: String)] = [
        ("sAbsolute", "S, by distance"), ("sSquared", "S, by squared distance"), ("kappa", "weighted kappa"),
        ("pi", "Scott's pi"),
    ]

    /// Whether all measures lack for the same reason.
    private static func hasOneReason(_ value: Datum) -> Bool {
        let reasons = Set(names.map { value["reasons"]?[$0.member]?.text })
        return reasons.count == 1 && reasons != [nil]
    }

    private static func measures(_ value: Datum) -> TextTable {
        var table = TextTable([.init("MEASURE"), .init("VALUE", isNumeric: true), .init("", isFlexible: true)])
        for (member, name) in names {
            table.add([
                Text(name), Text(Figure(value[member])?.text(.index) ?? ValueTree.absent, .bold),
                Text(value["reasons"]?[member]?.text ?? "", .dim),
            ])
        }
        return table
    }

    private static func entries(_ items: [Datum.Member], _ value: Datum) -> TextTable {
        let states = (value["states"]?.elements ?? []).compactMap(\.text)
        let over = value["over"]?.text ?? ""
        var table = TextTable([
            .init(over.uppercased(), isFlexible: true), .init(states.first ?? "", isNumeric: true),
            .init(states.last ?? "", isNumeric: true), .init("", isNumeric: false),
        ])
        for item in items {
            let pair = item.value.elements ?? []
            let cells = [pair.first, pair.last].map { ($0 ?? .null).figure(.amount) }
            table.add([Text(item.name)] + cells + [Text(pair.first == pair.last ? "=" : "", .dim)])
        }
        return table
    }
}
