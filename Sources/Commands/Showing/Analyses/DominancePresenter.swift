// SPDX-License-Identifier: Apache-2.0

import Model

/// The leaders of an organisation, and how far the others hold each of them back, beside the formal weight of a member.
enum DominancePresenter {
    static let presenter = AnalysisValue.Presenter(members: [
        "organisation", "verdict", "threshold", "leaders", "formalWeight", "members",
    ]) { value, page in
        var table = TextTable(
            [.init("LEADER"), .init("ROLE"), .init("WEIGHT", isNumeric: true)]
                + TextTable.Column.figure("HELD BACK") + [.init("TREND")])
        for leader in value["leaders"]?.members ?? [] {
            table.add(
                [
                    Text(leader.name, .bold), Text(leader.value["role"]?.text ?? ""),
                    (leader.value["weight"] ?? .null).figure(.amount),
                ] + page.cells(leader.value["counterbalance"], .index) + [Text(leader.value["trend"]?.text ?? "")])
        }
        if !table.isEmpty {
            page.table(table)
            page.line()
        }
        page.table(facts(value).table)
    }

    private static func facts(_ value: Datum) -> FactTable {
        var facts = FactTable()
        let threshold =
            Figure(value["threshold"]).map { "; leaders balance where each is held back by \($0.text(.index))" } ?? ""
        facts.add("verdict", Text(value["verdict"]?.text ?? "", .bold) + Text(threshold))
        if let weight = Figure(value["formalWeight"]), let members = value["members"]?.integer {
            facts.add("formally", "each of \(members) members \(weight.text(.share))")
        }
        return facts
    }
}
