// SPDX-License-Identifier: Apache-2.0

import Model

/// Which threat is named for whom, as a table of threats and states; where each is named; and how far the states share
/// them.
enum ThreatsPresenter {
    static let presenter = AnalysisValue.Presenter(members: ["states", "overlap", "organisation"]) { value, page in
        let incidence = Incidence(value)
        page.table(incidence.table)
        page.line(Text(incidence.legend, .dim))
        let places = incidence.places
        if !places.isEmpty {
            page.line()
            page.table(places)
        }
        guard let overlap = value["overlap"]?.members, overlap.count > 1 || incidence.organisation != nil else {
            return
        }
        page.line()
        page.line(Text("What two share of the threats that either has", .bold))
        page.table(overlaps(overlap, with: incidence.organisation))
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

/// Threats and those for whom they are named: states, and the organisation that they are compared with.
private struct Incidence {
    /// The organisation, where there is one.
    let organisation: Datum?
    private let bearers: [Datum.Member]
    /// What the organisation is there for.
    private let mandate: Set<String>
    /// Those that most bear, first.
    private let threats: [String]

    init(_ value: Datum) {
        let organisation = value["organisation"].flatMap { $0 == .null ? nil : $0 }
        var bearers = value["states"]?.members ?? []
        if let id = organisation?["id"]?.text { bearers.append(.init(id, organisation?["named"] ?? .object([]))) }
        let mandate = Set((organisation?["mandate"]?.elements ?? []).compactMap(\.text))
        let count = { (threat: String) in bearers.count { $0.value[threat] != nil } }
        threats = Set(bearers.flatMap { $0.value.members?.map(\.name) ?? [] }).union(mandate)
            .sorted { (-count($0), $0) < (-count($1), $1) }
        (self.organisation, self.bearers, self.mandate) = (organisation, bearers, mandate)
    }

    var table: TextTable {
        var table = TextTable(
            [.init("THREAT", isFlexible: true)] + bearers.map { .init($0.name, isNumeric: true) })
        for threat in threats { table.add([Text(threat)] + bearers.indices.map { mark(threat, $0) }) }
        return table
    }

    var legend: String {
        let marks = threats.flatMap { threat in bearers.indices.map { mark(threat, $0).plain } }
        return "levels as they are stated" + (marks.contains("x") ? "; x without a level" : "")
            + (marks.contains("m") ? "; m within the mandate, but not named" : "")
    }

    private func mark(_ threat: String, _ place: Int) -> Text {
        if let naming = bearers[place].value[threat] {
            return Text(Figure(naming["level"])?.text(.amount) ?? "x", .bold)
        }
        let isOwn = organisation != nil && place == bearers.count - 1
        return Text(isOwn && mandate.contains(threat) ? "m" : "", .dim)
    }

    /// Where each threat is named, of those of which that is stated.
    var places: TextTable {
        var table = TextTable([.init("THREAT"), .init("NAMED IN", isFlexible: true)])
        for threat in threats {
            let places = bearers.flatMap { $0.value[threat]?["namedIn"]?.elements ?? [] }.compactMap(\.text)
            if !places.isEmpty { table.add([Text(threat), Text(Set(places).sorted().joined(separator: ", "))]) }
        }
        return table
    }
}
