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
        #expect(result.cases == .init(2, "pairs"))
    }

    @Test func `memberships are compared over all organisations that either belongs to`() throws {
        var world = try World()
        try world.claim("membership", "KAZ", "SCO", ["status": "member"])
        try world.claim("membership", "UZB", "SCO", ["status": "member"])
        try world.claim("membership", "KAZ", "CSTO", ["status": "member"])
        try world.claim("membership", "UZB", "CSTO", ["status": "suspended"])
        try world.claim("membership", "UZB", "EEC", ["status": "observer"])
        let result = try world.run("similarity", ["states": ["KAZ", "UZB"], "over": "memberships"])
        #expect(result.value["items"] == ["CSTO": [4.0, 0.0], "EEC": [0.0, 2.0], "SCO": [4.0, 4.0]])
        #expect(result.value["sAbsolute"] == 0.0)
        #expect(result.value["assumedNone"] == ["EEC"])
        #expect(result.claims.count == 5)
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
        #expect(result.meaning == "KAZ and UZB cannot be compared: There are too few pairs of values to compare.")
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
