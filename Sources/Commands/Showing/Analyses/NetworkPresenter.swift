// SPDX-License-Identifier: Apache-2.0

import Model

/// The nodes of a network, the most central first, and its strongest ties.
enum NetworkPresenter {
    static let presenter = AnalysisValue.Presenter(members: ["over", "edges"], showsEntities: true) { value, page in
        if let over = value["over"]?.text { page.line(Text("tied by \(over)", .dim)) }
        page.table(nodes(value.entities, on: &page))
        let ties = value["edges"]?.elements ?? []
        guard !ties.isEmpty else { return }
        page.line()
        page.table(strongest(ties, on: &page))
        if ties.count > mostTies { page.line(Text("and \(counted(ties.count - mostTies, "weaker tie"))", .dim)) }
    }

    private static let measures = [
        ("degree", "DEGREE"), ("closeness", "CLOSENESS"), ("betweenness", "BETWEENNESS"),
        ("eigenvector", "EIGENVECTOR"),
    ]
    /// So many ties are listed.
    private static let mostTies = 12

    private static func nodes(_ nodes: [Datum.Member], on page: inout Page) -> TextTable {
        var table = TextTable(
            [.init("NODE"), .init("PAGERANK"), .init("", isNumeric: true)]
                + measures.map { .init($0.1, isNumeric: true) })
        let rank = { (node: Datum.Member) in Figure(node.value["pagerank"])?.middle ?? 0 }
        let largest = max(nodes.map(rank).max() ?? 0, .leastNonzeroMagnitude)
        for node in nodes.sorted(by: { rank($0) > rank($1) }) {
            let bar = Figure(node.value["pagerank"]).map { page.bar($0, of: largest) } ?? ""
            table.add(
                [Text(node.name, .bold), bar, (node.value["pagerank"] ?? .null).figure(.fine)]
                    + measures.map { (node.value[$0.0] ?? .null).figure(.fine) })
        }
        return table
    }

    private static func strongest(_ ties: [Datum], on page: inout Page) -> TextTable {
        var table = TextTable([.init("TIE"), .init(""), .init("WEIGHT"), .init("", isNumeric: true)])
        let weight = { (tie: Datum) in tie.elements?.last?.number ?? 1 }
        let sorted = ties.sorted { weight($0) > weight($1) }
        let largest = max(sorted.first.map(weight) ?? 0, .leastNonzeroMagnitude)
        for tie in sorted.prefix(mostTies) {
            let ends = (tie.elements ?? []).compactMap(\.text)
            let figure = Figure(low: weight(tie), value: weight(tie), high: weight(tie))
            table.add([
                Text(ends.first ?? ""), Text(ends.last ?? ""), page.bar(figure, of: largest), Text(figure.text(.index)),
            ])
        }
        return table
    }
}
