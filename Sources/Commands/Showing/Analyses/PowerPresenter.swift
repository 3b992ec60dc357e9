// SPDX-License-Identifier: Apache-2.0

import Model

/// The voting power of members, each index with its exact fraction, and the rule that it follows from.
enum PowerPresenter {
    static let presenter = AnalysisValue.Presenter(
        members: [
            "organisation", "decision", "orElse", "quota", "reason",
        ], showsEntities: true
    ) { value, page in
        if !value.entities.isEmpty {
            page.table(table(value.entities, on: &page))
            page.line()
        }
        var facts = FactTable()
        let instead = value["orElse"]?.listed ?? ""
        facts.add("decision", value["decision"]?.text.map { $0 + (instead.isEmpty ? "" : ", or else \(instead)") })
        facts.add("quota", Figure(value["quota"])?.text(.amount))
        facts.add("unknown", value["reason"]?.text)
        page.table(facts.table)
    }

    private static let indices = [
        ("banzhaf", "BANZHAF"), ("banzhafAbsolute", "ABSOLUTE"), ("shapleyShubik", "SHAPLEY-SHUBIK"),
    ]

    private static func table(_ members: [Datum.Member], on page: inout Page) -> TextTable {
        let hasWeights = members.contains { $0.value["weight"] != nil }
        var table = TextTable(
            [.init("MEMBER"), .init(hasWeights ? "WEIGHT" : "", isNumeric: true), .init("")]
                + indices.flatMap { [.init($0.1, isNumeric: true), .init("")] as [TextTable.Column] })
        for member in members {
            let value = member.value
            let cells = indices.flatMap { name, _ in
                [Text(fine(value[name])), Text(value[name]?["exact"]?.text ?? "", .dim)]
            }
            table.add(
                [
                    Text(member.name, .bold), hasWeights ? (value["weight"] ?? .null).figure(.amount) : "",
                    Figure(value["banzhaf"]).map { page.bar($0) } ?? "",
                ] + cells)
        }
        return table
    }

    private static func fine(_ index: Datum?) -> String { Figure(index)?.text(.fine) ?? ValueTree.absent }
}
