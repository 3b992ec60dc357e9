// SPDX-License-Identifier: Apache-2.0

import Model

/// Organisations point by point, under the questions that the points belong to: what is said of each, and how much it
/// rests on.
enum ComparePresenter {
    static let presenter = AnalysisValue.Presenter(members: ["organisations", "points"]) { value, page in
        let organisations = (value["organisations"]?.elements ?? []).compactMap(\.text)
        let points = value["points"]?.elements ?? []
        for (place, question) in ResearchQuestion.allCases.enumerated() {
            let own = points.filter { $0["question"]?.text == question.rawValue }
            guard !own.isEmpty else { continue }
            if place > 0 { page.line() }
            page.line(Text(question.heading, .bold))
            page.table(table(own, organisations))
        }
    }

    private static func table(_ points: [Datum], _ organisations: [String]) -> TextTable {
        var table = TextTable([
            .init("POINT"), .init(""), .init("WHAT IS KNOWN", isFlexible: true), .init("CLAIMS", isNumeric: true),
        ])
        for point in points {
            for (place, organisation) in organisations.enumerated() {
                let side = point["byOrganisation"]?[organisation]
                let isFirst = place == 0
                table.add([
                    isFirst ? Text(title(point)) : "", Text(organisation, .bold), said(side),
                    isFirst ? Text("\(point["claims"]?.elements?.count ?? 0)") : "",
                ])
            }
        }
        return table
    }

    /// The words by which people know a point.
    static func title(_ point: Datum) -> String { point["title"]?.text ?? point["point"]?.text ?? "" }

    private static func said(_ side: Datum?) -> Text {
        if let phrase = side?["phrase"]?.text { return Text(phrase) }
        return Text(side?["text"]?.text ?? ValueTree.absent, .dim)
    }
}
