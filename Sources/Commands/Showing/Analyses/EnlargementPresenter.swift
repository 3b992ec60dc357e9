// SPDX-License-Identifier: Apache-2.0

import Model

/// The candidates of an organisation in their order, with what speaks for and against each, and the reasons in words.
enum EnlargementPresenter {
    static let presenter = AnalysisValue.Presenter(members: [
        "organisation", "decision", "candidates", "best", "suspended",
    ]) { value, page in
        let candidates = value["candidates"]?.members ?? []
        if !candidates.isEmpty {
            page.table(table(candidates, on: &page))
            page.line()
            page.table(reasons(candidates))
            page.line()
        }
        var facts = FactTable()
        facts.add("decision", value["decision"]?.text)
        facts.add("best outlook", Figure(value["best"]).map { "\($0.text(.amount)) of 4" })
        facts.add("suspended", (value["suspended"]?.listed).map { $0.isEmpty ? "" : "\($0); no candidate" })
        page.table(facts.table)
    }

    /// The outlook that is called imminent.
    private static let highestOutlook = 4.0

    private static func table(_ candidates: [Datum.Member], on page: inout Page) -> TextTable {
        var table = TextTable(
            [.init("PLACE", isNumeric: true), .init("STATE"), .init("STATUS"), .init("SINCE")]
                + TextTable.Column.figure("OUTLOOK") + [
                    .init("FOR", isFlexible: true), .init("AGAINST", isFlexible: true),
                ])
        for candidate in candidates {
            let value = candidate.value
            table.add(
                [
                    (value["place"] ?? .null).figure(.amount), Text(candidate.name, .bold),
                    Text(value["status"]?.text ?? "", MembershipStatus.style(value["status"]?.text ?? "")),
                    Text(DaysText.text(value["since"])),
                ] + page.cells(value["outlook"], .amount, of: highestOutlook) + [
                    Text(value["sponsors"]?.listed ?? "", .green), Text(against(value), .red),
                ])
        }
        return table
    }

    private static func against(_ candidate: Datum) -> String {
        let blocks = (candidate["blocks"]?.elements ?? []).map { $0.text ?? "a circumstance" }
        let opponents = candidate["opponents"]?.listed ?? ""
        let parts = [
            blocks.isEmpty ? "" : "blocked by " + blocks.joined(separator: ", "),
            candidate["disinterest"]?.bool == true ? "not interested" : "",
            opponents.isEmpty ? "" : "opposed by " + opponents,
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: "; ")
    }

    private static func reasons(_ candidates: [Datum.Member]) -> TextTable {
        var table = TextTable([.init(""), .init("", isFlexible: true)])
        for candidate in candidates {
            let reasons = (candidate.value["reasons"]?.elements ?? []).compactMap(\.text)
            table.add([Text(candidate.name, .dim), Text(reasons.joined(separator: " "))])
        }
        return table
    }
}
