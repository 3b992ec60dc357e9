// SPDX-License-Identifier: Apache-2.0

import Model

/// Organisations point by point, each point by the analysis that there is for it.
enum Compare {
    static let analysis = AnalysisKind(
        "compare", "how do organisations differ, point by point?", formula: .init("compare", version: 1),
        parameters: [.init("organisations", "the ids of 2 to 4 organisations", "which stand side by side")],
        compute: run)

    /// The points in their order: what the organisations are, who weighs in them, and what states have of them.
    static let points = ComparisonPoint.make + ComparisonPoint.weight + ComparisonPoint.unity + ComparisonPoint.states

    /// So many stand side by side at most: more cannot be read on one line.
    private static let counts = 2...4

    private static func run(_ situation: Situation, _ arguments: Arguments) throws(Rejection) -> AnalysisResult {
        let comparison = SideBySide(try organisations(situation, arguments), in: situation)
        var found: [ComparisonPoint.Finding] = []
        for point in points { found.append(try point.look(at: comparison)) }
        return AnalysisResult(
            ["organisations": .ids(comparison.organisations), "points": .array(found.map(\.datum))],
            cases: .init(found.count(where: \.isComplete), "point with data on each", "points with data on each"),
            meaning: CompareOpening(comparison, found).sentence, caution: caution)
    }

    private static func organisations(
        _ situation: Situation, _ arguments: Arguments
    ) throws(Rejection) -> [EntityID] {
        let ids = try arguments.entities("organisations", [.organisation], in: situation) ?? []
        guard counts.contains(ids.count), Set(ids).count == ids.count else {
            throw arguments.refusal(
                "organisations", "“organisations” lists 2 to 4 organisations, each once.",
                hint: "For instance [\"CSTO\", \"SCO\"].")
        }
        return ids
    }

    private static let caution =
        "The points are not added up, and each has the limits of its analysis; an organisation of which more is recorded "
        + "seems to do more."
}
