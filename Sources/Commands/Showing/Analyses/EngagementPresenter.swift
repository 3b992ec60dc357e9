// SPDX-License-Identifier: Apache-2.0

import Model

/// What a state does in an organisation: its statuses, the exercises that it attends, what it gives, and what it does on
/// its own.
enum EngagementPresenter {
    static let presenter = AnalysisValue.Presenter(members: [
        "state", "organisation", "status", "since", "history", "exercises", "contributions", "reservations",
        "independentActs",
    ]) { value, page in
        page.table(history(value["history"]?.elements ?? []))
        page.line()
        if let exercises = value["exercises"] {
            page.table(attendance(exercises, on: &page))
            page.line()
        }
        page.table(facts(value).table)
    }

    private static func history(_ stints: [Datum]) -> TextTable {
        var table = TextTable([.init("STATUS"), .init("SINCE"), .init("OR ELSE", isFlexible: true)])
        for stint in stints {
            let status = stint["status"]?.text ?? ""
            table.add([
                Text(status, MembershipStatus.style(status)), Text(DaysText.text(stint["since"])),
                Text(stint["others"]?.listed ?? "", .dim),
            ])
        }
        return table
    }

    private static func attendance(_ exercises: Datum, on page: inout Page) -> TextTable {
        var table = TextTable([.init("")] + TextTable.Column.figure("") + [.init("", isFlexible: true)])
        let counted = CountsText.text(exercises, besides: ["cases"])
        let remark = [exercises["reason"]?.text ?? "", counted].filter { !$0.isEmpty }.joined(separator: "; ")
        table.add([Text("exercises attended", .dim)] + page.cells(exercises, .share) + [Text(remark, .dim)])
        return table
    }

    private static func facts(_ value: Datum) -> FactTable {
        var facts = FactTable()
        facts.add("contributes to", value["contributions"]?.listed)
        facts.add("reservations", value["reservations"]?.listed)
        let acts = value["independentActs"]
        facts.add("acts of its own", Figure(acts?["count"]).map { $0.text(.amount) + kinds(acts) })
        return facts
    }

    private static func kinds(_ acts: Datum?) -> String {
        let kinds = (acts?.members ?? []).filter { $0.name != "count" && Figure($0.value)?.high ?? 0 > 0 }
            .map { "\(Figure($0.value)?.text(.amount) ?? "") \(name($0))" }
        return kinds.isEmpty ? "" : ": " + kinds.joined(separator: ", ")
    }

    /// The name of a kind of act, which results give in the plural, in the number of its count.
    private static func name(_ kind: Datum.Member) -> String {
        let name = ValueTree.name(kind.name)
        guard let count = Figure(kind.value), count.isExact, count.high == 1, name.hasSuffix("s") else { return name }
        return String(name.dropLast())
    }
}
