// SPDX-License-Identifier: Apache-2.0

import Model

/// The freedom of states in organisations, a row for each pair; where there is none, why.
enum FreedomPresenter {
    static let presenter = AnalysisValue.Presenter(members: ["states", "freedom"]) { value, page in
        var table = TextTable(
            [.init("STATE"), .init("IN")] + TextTable.Column.figure("FREEDOM") + [.init("", isFlexible: true)])
        if let direct = value["freedom"] { table.add(["", ""] + figure(direct, on: &page)) }
        for state in value["states"]?.members ?? [] {
            for (place, organisation) in (state.value.members ?? []).enumerated() {
                let name = Text(place == 0 ? state.name : "", .bold)
                table.add([name, Text(organisation.name)] + figure(organisation.value, on: &page))
            }
        }
        page.table(table)
    }

    private static func figure(_ freedom: Datum, on page: inout Page) -> [Text] {
        page.cells(freedom, .index) + [Text(remark(freedom), .dim)]
    }

    private static func remark(_ freedom: Datum) -> String {
        if let reason = freedom["reason"]?.text { return reason }
        let unknown = freedom["unknownLeaders"]?.listed ?? ""
        return unknown.isEmpty ? "" : "without \(unknown), on whom the dependence is unknown"
    }
}
