// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Analysis

@Suite struct DominanceTests {
    @Test func `a leader alone is held back by nobody`() throws {
        var world = try World()
        try world.claim("leadership", "RUS", "CSTO", ["role": "sole"])
        let result = try world.run("dominance", ["organisation": "CSTO"])
        #expect(result.value["verdict"] == "sole")
        #expect(result.value["leaders"]?["RUS"]?["counterbalance"] == 0.0)
        #expect(result.claims.count == 1)
    }

    @Test func `two leaders balance each other from half the weight on`() throws {
        var world = try World()
        try world.claim("leadership", "RUS", "SCO", ["role": "co", "weight": [0.35, 0.5]])
        try world.claim("leadership", "CHN", "SCO", ["role": "co", "weight": [0.5, 0.65]])
        let result = try world.run("dominance", ["organisation": "SCO"])
        #expect(result.value["verdict"] == "balanced")
        #expect(result.value["leaders"]?["RUS"]?["counterbalance"] == 1.0)
        #expect(result.value["leaders"]?["CHN"]?["counterbalance"]?.elements?.first?.number == 0.35 / 0.65)
        #expect(
            try world.run("dominance", ["organisation": "SCO", "threshold": 0.6]).value["verdict"] == "undetermined")
    }

    @Test func `a missing weight leaves the balance open, and is told`() throws {
        var world = try World()
        try world.claim("leadership", "RUS", "SCO", ["role": "co", "weight": 1])
        try world.claim("leadership", "CHN", "SCO", ["role": "co"])
        let result = try world.run("dominance", ["organisation": "SCO"])
        #expect(result.value["verdict"] == "undetermined")
        #expect(result.missing == ["weight of CHN among the leaders of SCO"])
    }

    @Test func `with a measure of capability a leader without an amount has no weight`() throws {
        var world = try World()
        for (state, weight) in [("CHN", 2), ("RUS", 1)] {
            try world.claim("leadership", state, "SCO", ["role": "co", "weight": .integer(Int64(weight))])
            try world.claim("membership", state, "SCO", ["status": "member"])
        }
        try world.claim("capability", "CHN", nil, ["measure": "military-expenditure", "amount": 100])
        let result = try world.run("dominance", ["organisation": "SCO", "measure": "military-expenditure"])
        #expect(result.value["leaders"]?["CHN"]?["weight"] == 100.0)
        #expect(result.value["leaders"]?["RUS"]?["weight"] == .null)
        #expect(result.value["verdict"] == "undetermined")
        #expect(result.missing.contains("weight of RUS among the leaders of SCO"))
    }

    @Test func `leaders given directly are weighed as those of claims are`() throws {
        let result = try World().run("dominance", ["leaders": ["CHN": [0.5, 0.65], "RUS": [0.35, 0.5]]])
        let china = result.value["leaders"]?["CHN"]
        #expect(china?["counterbalance"] == [.number(0.35 / 0.65), 1.0])
        #expect(china?["weight"] == [0.5, 0.65] && china?["role"] == .null)
        #expect(result.value["verdict"] == "balanced" && result.value["formalWeight"] == .null)
        #expect(result.value["organisation"] == nil)
        let strict = try World().run("dominance", ["leaders": ["CHN": 2, "RUS": 1], "threshold": 0.6])
        #expect(strict.value["verdict"] == "unbalanced" && strict.value["threshold"] == 0.6)
        #expect(try World().run("dominance", ["leaders": ["RUS": 1]]).value["verdict"] == "sole")
    }

    @Test(
        arguments: [
            (["leaders": [:]], "parameters.leaders"), (["leaders": ["CHN": -1]], "parameters.leaders.CHN"),
            (["leaders": ["a b": 1]], "parameters.leaders.a b"),
            (["leaders": ["CHN": 1], "measure": "cinc"], "parameters.measure"), ([:], "parameters.organisation"),
        ] as [(Datum, String)])
    func `leaders that do not fit are refused where they stand`(parameters: Datum, field: String) throws {
        let rejection = #expect(throws: Rejection.self) { try World().run("dominance", parameters) }
        #expect(rejection?.field == field)
    }

    @Test func `what it does not take is refused`() throws {
        let world = try World()
        #expect(throws: Rejection.self) { try world.run("dominance", ["organization": "SCO"]) }
    }
}
