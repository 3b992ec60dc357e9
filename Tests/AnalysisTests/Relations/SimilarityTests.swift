// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Analysis

@Suite struct SimilarityTests {
    @Test func `the whole scale measures the distance of lists given directly`() throws {
        let result = try World().run("similarity", ["x": [0, 1, 2, 3], "y": [0, 1, 2, 0], "scale": [0, 3]])
        #expect(result.value["sAbsolute"] == .number(1 - 2 * 0.25))
        #expect(result.value["sSquared"] == .number(1 - 2 * 0.25))
        #expect(result.value["pairs"] == 4)
    }

    @Test func `what does not vary has no kappa, and says why`() throws {
        let result = try World().run("similarity", ["x": [1, 1, .null], "y": [1, 1, 2], "scale": [0, 3]])
        #expect(result.value["sAbsolute"] == 1.0)
        #expect(result.value["kappa"] == .null)
        #expect(
            result.value["reasons"]?["kappa"]?.text
                == "The values do not vary, so agreement cannot be told from chance.")
        #expect(result.cases == .init(2, "pair"))
    }

    @Test func `memberships are compared where somebody speaks of both, silence is not none`() throws {
        var world = try World()
        try world.claim("membership", "KAZ", "SCO", ["status": "member"])
        try world.claim("membership", "UZB", "SCO", ["status": "member"])
        try world.claim("membership", "KAZ", "CSTO", ["status": "member"])
        try world.claim("membership", "UZB", "CSTO", ["status": "suspended"])
        try world.claim("membership", "UZB", "EEC", ["status": "observer"])
        let result = try world.run("similarity", ["states": ["KAZ", "UZB"], "over": "memberships"])
        #expect(result.value["items"] == ["CSTO": [4.0, 0.0], "SCO": [4.0, 4.0]])
        #expect(result.value["sAbsolute"] == 0.0)
        #expect(result.value["assumedNone"] == nil)
        #expect(result.missing == ["membership of KAZ in EEC"])
        #expect(result.claims.count == 5)
        try world.claim("membership", "KAZ", "EEC", ["status": "none"])
        let told = try world.run("similarity", ["states": ["KAZ", "UZB"], "over": "memberships"])
        #expect(told.value["items"]?["EEC"] == [0.0, 2.0] && told.missing.isEmpty)
    }

    @Test func `states of which nothing is known in common have no similarity, with the reason`() throws {
        var world = try World()
        try world.claim("membership", "KAZ", "CSTO", ["status": "member"])
        try world.claim("membership", "UZB", "SCO", ["status": "member"])
        let result = try world.run("similarity", ["states": ["KAZ", "UZB"]])
        #expect(result.value["sAbsolute"] == .null && result.value["pairs"] == 0)
        #expect(result.value["reasons"]?["sAbsolute"] == "There are too few pairs of values to compare.")
        #expect(result.missing == ["membership of KAZ in SCO", "membership of UZB in CSTO"])
    }

    @Test func `a window leaves out positions before it, and goes with positions only`() throws {
        var world = try World()
        for (state, stance) in [("KAZ", 2), ("UZB", -2)] as [(String, Datum)] {
            try world.claim("position", state, "SCO", ["topic": "trade", "stance": stance], valid: "2012")
            try world.claim("position", state, "SCO", ["topic": "water", "stance": 1], valid: "2015")
        }
        let states = Datum.Member("states", ["KAZ", "UZB"])
        for window in ["2014-01-01", 1_000] as [Datum] {
            let result = try world.run(
                "similarity", .object([states, .init("over", "positions"), .init("window", window)]))
            #expect(result.value["items"] == ["water: SCO": [1.0, 1.0]])
        }
        let rejection = #expect(throws: Rejection.self) {
            try world.run("similarity", .object([states, .init("window", 1_000)]))
        }
        #expect(rejection?.field == "parameters.window")
    }

    @Test func `stances are compared on the topics that both have spoken on`() throws {
        var world = try World()
        for (state, stance) in [("KAZ", 2), ("UZB", -2)] as [(String, Datum)] {
            try world.claim("policy", state, nil, ["topic": "foreign-bases", "stance": stance])
            try world.claim("position", state, "SCO", ["topic": "trade", "stance": 1], valid: "2012")
        }
        try world.claim("policy", "UZB", nil, ["topic": "neutrality", "stance": 2])
        let result = try world.run("similarity", ["states": ["KAZ", "UZB"], "over": "positions"])
        #expect(result.value["items"] == ["foreign-bases": [2.0, -2.0], "trade: SCO": [1.0, 1.0]])
        #expect(result.value["sAbsolute"] == 0.0)
    }

    @Test func `states of which nothing is known cannot be compared`() throws {
        var world = try World()
        for state in ["KAZ", "UZB"] { try world.entity(state, .state) }
        let result = try world.run("similarity", ["states": ["KAZ", "UZB"]])
        #expect(result.value["sAbsolute"] == .null)
        #expect(result.meaning == "KAZ and UZB cannot be compared. There are too few pairs of values to compare.")
    }

    @Test(
        arguments: [
            ([:], "parameters"), (["x": [1], "scale": [0, 1]], "parameters.y"),
            (["x": [1], "y": [1]], "parameters.scale"), (["x": [1], "y": [1], "scale": [1, 0]], "parameters.scale"),
            (["x": [1], "y": [2], "scale": [0, 1]], "parameters.y[0]"),
            (["x": ["a"], "y": [2], "scale": [0, 1]], "parameters.x[0]"),
            (["x": [1], "y": [1, 0], "scale": [0, 1]], "parameters.y"), (["states": ["KAZ"]], "parameters.states"),
            (["states": ["KAZ", "KAZ"]], "parameters.states"), (["states": ["KAZ", "x"]], "parameters.states[1]"),
            (["states": ["KAZ", "UZB"], "over": "trade"], "parameters.over"),
        ] as [(Datum, String)])
    func `what does not fit is refused where it stands`(parameters: Datum, field: String) throws {
        var world = try World()
        for state in ["KAZ", "UZB"] { try world.entity(state, .state) }
        let rejection = #expect(throws: Rejection.self) { try world.run("similarity", parameters) }
        #expect(rejection?.field == field)
    }
}
