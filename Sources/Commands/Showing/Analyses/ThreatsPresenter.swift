// SPDX-License-Identifier: Apache-2.0

import Model

/// Which threat is named for whom, as a table of threats and states; how far the states share them; and the documents.
enum ThreatsPresenter {
    static let presenter = AnalysisValue.Presenter(members: ["states", "overlap", "organisation"]) { value, page in
        let organisation = value["organisation"].flatMap { $0 == .null ? nil : $0 }
        var bearers = value["states"]?.members ?? []
        if let id = organisation?["id"]?.text { bearers.append(.init(id, organisation?["named"] ?? .object([]))) }
        let mandate = Set((organisation?["mandate"]?.elements ?? []).compactMap(\.text))
        page.table(incidence(bearers, mandate))
        if !mandate.isEmpty { page.line(Text("m within the mandate, but not named", .dim)) }
        guard let overlap = value["overlap"]?.members, overlap.count > 1 || organisation != nil else { return }
        page.line()
        page.line(Text("What two share of the threats that either has", .bold))
        page.table(overlaps(overlap, with: organisation))
    }

    private static func incidence(_ bearers: [Datum.Member], _ mandate: Set<String>) -> TextTable {
        let threats = Set(bearers.flatMap { $0.value.members?.map(\.name) ?? [] }).union(mandate)
        var table = TextTable(
            [.init("THREAT", isFlexible: true)] + bearers.map { .init($0.name, isNumeric: true) } + [
                .init("NAMED IN", isFlexible: true)
            ])
        let count = { (threat: String) in bearers.count { $0.value[threat] != nil } }
        for threat in threats.sorted(by: { (-count($0), $0) < (-count($1), $1) }) {
            let cells = bearers.enumerated().map { place, bearer in
                let isOwn = place == bearers.count - 1 && mandate.contains(threat)
                return bearer.value[threat].map(mark) ?? Text(isOwn ? "m" : "")
            }
            table.add([Text(threat)] + cells + [Text(places(of: threat, bearers), .dim)])
        }
        return table
    }

    /// The level of a threat, or a cross where only its name is there.
    private static func mark(_ naming: Datum) -> Text { Text(Figure(naming["level"])?.text(.amount) ?? "x", .bold) }

    private static func places(of threat: String, _ bearers: [Datum.Member]) -> String {
        let places = bearers.flatMap { $0.value[threat]?["namedIn"]?.elements ?? [] }.compactMap(\.text)
        return Set(places).sorted().joined(separator: ", ")
    }

    private static func overlaps(_ overlap: [Datum.Member], with organisation: Datum?) -> TextTable {
        let id = organisation?["id"]?.text
        let names = overlap.map(\.name) + (id.map { [$0] } ?? [])
        var table = TextTable([.init("")] + names.map { .init($0, isNumeric: true) })
        for row in overlap {
            let cells = names.map { name in
                let share = name == id ? organisation?["overlap"]?[row.name] : row.value[name]
                return name == row.name ? "" : (share ?? .null).figure(.share)
            }
            table.add([Text(row.name, .bold)] + cells)
        }
        return table
    }
}
