// SPDX-License-Identifier: Apache-2.0

import Model

/// The freedom of states in organisations, a row for each pair; below, why there is none of the others.
enum FreedomPresenter {
    static let presenter = AnalysisValue.Presenter(members: ["states", "freedom"]) { value, page in
        let direct = value["freedom"].map { [Pair(state: "of the figures given", organisation: "", freedom: $0)] } ?? []
        let pairs = direct + (value["states"]?.members ?? []).flatMap(Self.pairs)
        let known = pairs.filter { Figure($0.freedom) != nil }
        if !known.isEmpty { page.table(figures(known, on: &page)) }
        let unknown = pairs.filter { Figure($0.freedom) == nil }
        guard !unknown.isEmpty else { return }
        if !known.isEmpty { page.line() }
        page.table(reasons(unknown))
    }

    private struct Pair {
        let state: String
        let organisation: String
        let freedom: Datum
    }

    private static func pairs(of state: Datum.Member) -> [Pair] {
        (state.value.members ?? []).map { Pair(state: state.name, organisation: $0.name, freedom: $0.value) }
    }

    private static func figures(_ pairs: [Pair], on page: inout Page) -> TextTable {
        let hasParts = pairs.contains { $0.freedom["demand"] != nil }
        var table = TextTable(
            [.init("STATE"), .init("IN")] + TextTable.Column.figure("FREEDOM")
                + (hasParts ? [.init("DEMAND", isNumeric: true)] : []) + [.init("", isFlexible: true)])
        for (place, pair) in pairs.enumerated() {
            let isFirst = place == 0 || pairs[place - 1].state != pair.state
            table.add(
                [Text(isFirst ? pair.state : "", .bold), Text(pair.organisation)]
                    + page.cells(pair.freedom, .index)
                    + (hasParts ? [(pair.freedom["demand"] ?? .null).figure(.index)] : [])
                    + [Text(remark(pair.freedom), .dim)])
        }
        return table
    }

    /// What each leader brings to bear, and on whom the dependence is unknown.
    private static func remark(_ freedom: Datum) -> String {
        let pulls = (freedom["leaders"]?.members ?? []).compactMap { leader in
            Figure(leader.value["dependence"]).map { dependence in
                let held = Figure(leader.value["counterbalance"]).map { ", held back \($0.text(.index))" } ?? ""
                return "\(leader.name) \(dependence.text(.index))\(held)"
            }
        }
        let unknown = freedom["unknownLeaders"]?.listed ?? ""
        let gap = unknown.isEmpty ? [] : ["without \(unknown), on whom the dependence is unknown"]
        return (pulls + gap).joined(separator: "; ")
    }

    private static func reasons(_ pairs: [Pair]) -> TextTable {
        var table = TextTable([.init("STATE"), .init("IN"), .init("WHY NONE IS STATED", isFlexible: true)])
        for (place, pair) in pairs.enumerated() {
            let isFirst = place == 0 || pairs[place - 1].state != pair.state
            table.add([
                Text(isFirst ? pair.state : "", .bold), Text(pair.organisation),
                Text(pair.freedom["reason"]?.text ?? ValueTree.absent, .dim),
            ])
        }
        return table
    }
}
