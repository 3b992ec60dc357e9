// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Testing

@testable import Analysis

/// What draws keep, against evaluations that keep nothing.
@Suite struct DrawMemoTests {
    /// Levels, weights, a demand, a contradiction and an uncertain date, so that draws ask one thing or another.
    private func world() throws -> World {
        var world = try World()
        world.on = try #require(Day("2016-06-30"))
        try world.claim("leadership", "RUS", "CSTO", ["role": "sole"])
        try world.claim("leadership", "RUS", "SCO", ["role": "co", "weight": [0.3, 0.6]])
        try world.claim("leadership", "CHN", "SCO", ["role": "co", "weight": 0.5])
        for (organisation, demand) in [("CSTO", "high"), ("SCO", "low")] {
            try world.claim("rules", organisation, nil, ["demand": .string(demand)], subjectKind: .organisation)
            for state in ["KAZ", "KGZ"] { try world.claim("membership", state, organisation, ["status": "member"]) }
        }
        try world.claim("membership", "KGZ", "SCO", ["status": "observer"])
        try world.claim("membership", "UZB", "CSTO", ["status": "member"], valid: "2016/..")
        for (state, level) in [("KAZ", 2), ("KGZ", 3), ("UZB", 1)] {
            for patron in ["RUS", "CHN"] {
                try world.claim(
                    "dependence", state, patron, ["dimension": "energy", "level": .integer(Int64(level))])
            }
        }
        return world
    }

    private static let freer: Datum = [
        "all": "s", "in": ["members": "CSTO"],
        "holds": Expressions.compare(
            Expressions.measure("freedom", "$s", "SCO"), ">", Expressions.measure("freedom", "$s", "CSTO")),
    ]
    private static let freedom: Datum = [
        "least": "s", "in": ["members": "CSTO"], "of": Expressions.measure("freedom", "$s", "CSTO"),
    ]
    private static let order: Datum = [
        "tau-b": "s", "in": ["KAZ", "KGZ", "UZB"], "x": Expressions.measure("dependence", "$s", "RUS"),
        "y": Expressions.measure("dependence", "$s", "CHN"),
    ]

    @Test(arguments: [freer, Expressions.compare(freedom, ">=", 0.5), Expressions.compare(order, ">", 0.5)])
    func `what is kept is what would be read`(expression: Datum) throws {
        let world = try world()
        let finding = try world.read(expression)
        let situation = world.situation
        let outcome = try #require(Robustness(of: [finding], in: situation, draws: 2_000, seed: 3).outcomes.first)

        let drawing = Drawing(Gathered(situation), seed: 3)
        let readings = SituationReadings(situation: Situation(on: world.on, drawing: drawing))
        var counts: [Verdict: Int] = [:]
        for draw in 0..<2_000 {
            drawing.inputs.begin(draw)
            var evaluation = Evaluation(readings)
            counts[evaluation.verdict(finding.condition), default: 0] += 1
        }
        #expect(drawing.wanted.isEmpty)
        #expect(counts.count > 1)
        #expect(outcome.holds == Double(counts[.holds] ?? 0) / 2_000)
        #expect(outcome.fails == Double(counts[.fails] ?? 0) / 2_000)
    }
}
