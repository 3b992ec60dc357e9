// SPDX-License-Identifier: Apache-2.0

import Model

/// The certain, the possible and the direct way, with the states that each crosses and by what right; and what refusals
/// cost.
enum RoutePresenter {
    static let presenter = AnalysisValue.Presenter(
        members: Set(
            ways + [
                "from", "to", "mover", "occasion", "mode", "modes", "linesOn", "refusals", "certainDetourKm",
                "possibleDetourKm",
            ])
    ) { value, page in
        if let day = value["linesOn"]?.text { page.line(Text("by the lines of \(day)", .dim)) }
        page.table(lengths(value))
        let places = places(value)
        if !places.isEmpty {
            page.line()
            page.table(places.table)
        }
        guard let refusals = value["refusals"]?.elements, !refusals.isEmpty else { return }
        page.line()
        page.line(Text("What each closed state costs, if it alone let them pass", .bold))
        page.table(costs(refusals))
    }

    private static let ways = ["certain", "possible", "direct"]

    private static func lengths(_ value: Datum) -> TextTable {
        var table = TextTable([
            .init("WAY"), .init("KM", isNumeric: true), .init("", isNumeric: true), .init("DETOUR", isNumeric: true),
            .init("STATES AND RIGHTS", isFlexible: true),
        ])
        for name in ways {
            guard let way = value[name], way != .null else {
                table.add([Text(name, .bold), Text(ValueTree.absent), "", "", Text("there is none", .dim)])
                continue
            }
            let length = Figure(way["lengthKm"])
            let detour = Figure(way["detourKm"]).map { $0.high > 0 ? "+\($0.main(.amount))" : "" }
            table.add([
                Text(name, .bold), Text(length?.main(.amount) ?? ValueTree.absent),
                Text(length?.room(.amount) ?? "", .dim), Text(detour ?? ""), Text(rights(way)),
            ])
        }
        return table
    }

    /// `CHN own, KAZ no-legal-basis, RUS hosted`, in the order in which they are entered.
    private static func rights(_ way: Datum) -> String {
        let crossings = way["crossings"]?.elements ?? []
        // By what it is crossed tells something only where that changes on the way.
        let changes = Set(crossings.map { $0["modes"]?.listed ?? "" }).count > 1
        return crossings.map { crossing in
            let state = crossing["state"]?.text ?? "an unknown state"
            let modes = changes ? " by \(crossing["modes"]?.listed ?? "")" : ""
            return "\(state) \(crossing["right"]?.text ?? "")\(modes)"
        }.joined(separator: ", ")
    }

    private static func places(_ value: Datum) -> FactTable {
        var facts = FactTable()
        for name in ways { facts.add(name, value[name]?["places"]?.listed) }
        return facts
    }

    private static func costs(_ refusals: [Datum]) -> TextTable {
        var table = TextTable([
            .init("STATE"), .init("RIGHT"), .init("THE CERTAIN WAY", isFlexible: true),
            .init("THE POSSIBLE WAY", isFlexible: true),
        ])
        for refusal in refusals {
            let rights = (refusal["rights"]?.members ?? []).compactMap(\.value.text)
            table.add([
                Text(refusal["state"]?.text ?? "", .bold), Text(Set(rights).sorted().joined(separator: ", ")),
                Text(gain(refusal["certain"])), Text(gain(refusal["possible"])),
            ])
        }
        return table
    }

    /// What a way would gain: kilometres, or that there would be one at all.
    private static func gain(_ gain: Datum?) -> String {
        if let shorter = Figure(gain?["shorterKm"]) { return "\(shorter.text(.amount)) km shorter" }
        if let opened = Figure(gain?["way"]?["lengthKm"]) { return "opened, with \(opened.text(.amount)) km" }
        return "no gain"
    }
}
