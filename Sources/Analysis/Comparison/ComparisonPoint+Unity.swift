// SPDX-License-Identifier: Apache-2.0

import Model

/// How far the members of the organisations act together.
extension ComparisonPoint {
    static let unity = [
        ComparisonPoint("exercises", .positions, "Exercises and attendance") { comparison, organisation in
            exercises(organisation, comparison.situation)
        },
        ComparisonPoint("cohesion", .interests, "Disputes and cohesion") { comparison, organisation throws(Rejection) in
            try cohesion(organisation, comparison.situation)
        },
        ComparisonPoint("transit", .interests, "Transit among members") { comparison, organisation in
            transit(organisation, comparison.situation)
        },
        ComparisonPoint("threats", .interests, "Threats that members share") {
            comparison, organisation throws(Rejection) in
            try threats(organisation, comparison.situation)
        },
    ]

    private static func exercises(_ organisation: EntityID, _ situation: Situation) -> ComparisonSide {
        let held = situation.exercises(of: organisation, within: .all)
        guard !held.isEmpty else { return ComparisonSide(without: "no exercise that it held is stated") }
        let attendance = Cohesion.attendance(of: organisation, .all, situation)
        let phrase =
            "held \(held.count)"
            + (attendance.cases > 0 ? "; of \(attendance.cases) times \(attendance.words)" : "")
        return ComparisonSide(
            figure: .integer(Int64(held.count)),
            value: ["exercises": .ids(held.map(\.id)), "attendance": attendance.datum],
            text: "\(situation.name(organisation)) \(phrase).", phrase: phrase)
    }

    private static func cohesion(
        _ organisation: EntityID, _ situation: Situation
    ) throws(Rejection) -> ComparisonSide {
        let result = try Cohesion.analysis.run(situation, whole(organisation))
        guard let undisputed = result.value["undisputed"], let share = undisputed["value"]?.number,
            let pairs = undisputed["cases"]?.integer
        else { return ComparisonSide(without: "it has fewer than two known members") }
        return ComparisonSide(
            figure: undisputed, value: result.value, text: result.meaning,
            phrase: "\(Bounds(share).percent) of \(pairs) pairs without a dispute")
    }

    private static func transit(_ organisation: EntityID, _ situation: Situation) -> ComparisonSide {
        let tally = TransitTally(of: organisation, within: .all, in: situation)
        guard tally.answered + tally.open > 0 else {
            return ComparisonSide(without: "no request for transit between its members is stated")
        }
        let phrase = "left a member outside \(tally.closed.value) of \(tally.answered) times"
        return ComparisonSide(
            figure: tally.closed.bounds.datum, value: tally.datum, text: "\(situation.name(organisation)) \(phrase).",
            phrase: phrase)
    }

    /// The figure is the mean overlap (Jaccard) over the pairs of members of which threats are stated.
    private static func threats(
        _ organisation: EntityID, _ situation: Situation
    ) throws(Rejection) -> ComparisonSide {
        let result = try Threats.analysis.run(situation, whole(organisation))
        guard result.cases.count > 0 else {
            return ComparisonSide(without: "no threat to its members is stated")
        }
        // Each pair stands there twice, once from either end, which leaves the mean as it is.
        let overlaps = (result.value["overlap"]?.members ?? [])
            .flatMap { $0.value.members ?? [] }.compactMap(\.value.number)
        let mean = overlaps.isEmpty ? nil : overlaps.reduce(0, +) / Double(overlaps.count)
        let shared =
            mean.map {
                "; of those named for either of two members, \(Bounds($0).percent) on average are named for both"
            } ?? ""
        return ComparisonSide(
            figure: mean.map { .number($0) } ?? .null, value: result.value, text: result.meaning,
            phrase: "\(Bounds(Double(result.cases.count)).counted("threat"))\(shared)")
    }
}
