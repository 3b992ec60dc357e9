// SPDX-License-Identifier: Apache-2.0

import Model

/// The contributors to one body or to several, the largest first, and how concentrated the burden is.
enum BurdenPresenter {
    static let presenter = AnalysisValue.Presenter(
        members: [
            "body", "hhi", "hhiNormalised", "effectiveNumber", "largest", "majority", "unattributed",
            "strength", "organisation", "bodies",
        ], showsEntities: true
    ) { value, page in
        guard let bodies = value["bodies"]?.members else { return show(value, on: &page) }
        for (place, body) in bodies.enumerated() {
            if place > 0 { page.line() }
            page.line(Text(body.name, .bold))
            show(body.value, on: &page)
        }
    }

    private static func show(_ body: Datum, on page: inout Page) {
        page.table(contributors(body.entities, on: &page))
        let facts = facts(body)
        guard !facts.isEmpty else { return }
        page.line()
        page.table(facts.table)
    }

    private static func contributors(_ contributors: [Datum.Member], on page: inout Page) -> TextTable {
        let hasStrength = contributors.contains { Figure($0.value["shareOfStrength"]) != nil }
        var table = TextTable(
            [.init("STATE"), .init("PERSONNEL", isNumeric: true)] + TextTable.Column.figure("SHARE") + [
                .init(hasStrength ? "OF STRENGTH" : "", isNumeric: true), .init("PLACE", isNumeric: true),
                .init("BASIS"), .init("", isFlexible: true),
            ])
        let size = { (member: Datum.Member) in Figure(member.value["share"])?.middle ?? -1 }
        for contributor in contributors.sorted(by: { size($0) > size($1) }) {
            let value = contributor.value
            table.add(
                [Text(contributor.name, .bold), (value["personnel"] ?? .null).figure(.amount)]
                    + page.cells(value["share"], .share) + [
                        hasStrength ? (value["shareOfStrength"] ?? .null).figure(.share) : "",
                        (value["place"] ?? .null).figure(.amount), Text(value["basis"]?.text ?? ""),
                        Text(stated(value["stated"]), .dim),
                    ])
        }
        return table
    }

    /// What somebody says of a share or a place, beside the figures.
    private static func stated(_ stated: Datum?) -> String {
        let share = Figure(stated?["share"]).map { "a share of \($0.text(.share))" }
        let place = Figure(stated?["order"]).map { "place \($0.text(.amount))" }
        let parts = [share, place].compactMap { $0 }
        return parts.isEmpty ? "" : "stated: " + parts.joined(separator: ", ")
    }

    private static func facts(_ body: Datum) -> FactTable {
        var facts = FactTable()
        facts.add("strength", Figure(body["strength"])?.text(.amount))
        facts.add("unattributed", Figure(body["unattributed"])?.text(.amount))
        if let largest = body["largest"]?.text {
            facts.add("majority", majority(body["majority"]?.text, of: largest))
        }
        if let index = Figure(body["hhi"]) {
            let normalised = Figure(body["hhiNormalised"]).map { ", normalised \($0.text(.index))" } ?? ""
            facts.add("HHI", index.text(.index) + normalised)
        }
        facts.add("effective number", Figure(body["effectiveNumber"])?.text(.index))
        return facts
    }

    private static func majority(_ word: String?, of largest: String) -> String {
        switch word {
        case "certain": "\(largest) certainly gives more than half"
        case "possible": "\(largest) possibly gives more than half"
        default: "nobody gives more than half"
        }
    }
}
