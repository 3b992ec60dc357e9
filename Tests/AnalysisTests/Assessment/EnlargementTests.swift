// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Analysis

@Suite struct EnlargementTests {
    private func world() throws -> World {
        var world = try World()
        try world.claim("rules", "SCO", nil, ["decision": "consensus"])
        for state in ["CHN", "RUS"] { try world.claim("membership", state, "SCO", ["status": "member"]) }
        for state in ["IND", "PAK", "IRN"] {
            try world.claim("membership", state, "SCO", ["status": "observer"], valid: "2005-07-05/..")
        }
        try world.claim("membership", "AFG", "SCO", ["status": "observer"], valid: "2012-06-07/..")
        try world.claim("membership", "BLR", "SCO", ["status": "observer"], valid: "2015-07-10/..")
        for (state, outlook) in [
            ("IND", "imminent"), ("PAK", "imminent"), ("IRN", "possible"), ("AFG", "unlikely"), ("BLR", "unlikely"),
        ] as [(String, Datum)] { try world.claim("prospect", state, "SCO", ["outlook": outlook]) }
        try world.claim("prospect", "IND", "SCO", ["by": "RUS", "effect": "sponsor"])
        try world.claim("prospect", "PAK", "SCO", ["by": "CHN", "effect": "sponsor"])
        try world.entity("war", .issue)
        try world.claim("prospect", "AFG", "SCO", ["by": "war", "effect": "block"])
        try world.claim("prospect", "BLR", "SCO", ["by": "CHN", "effect": "oppose"])
        return world
    }

    @Test func `blocks weigh more than opponents, opponents more than outlook, and ties share a place`() throws {
        let world = try world()
        let result = try world.run("enlargement", ["organisation": "SCO"])
        let candidates = try #require(result.value["candidates"]?.members)
        #expect(candidates.map(\.name) == ["IND", "PAK", "IRN", "BLR", "AFG"])
        #expect(candidates.map { $0.value["place"] } == [1, 1, 3, 4, 5])
        #expect(result.value["candidates"]?["AFG"]?["reasons"]?.elements?.first == "Blocked by war.")
        #expect(result.value["candidates"]?["BLR"]?["opponents"] == ["CHN"])
        #expect(try world.read("enlargement.place", "IRN", "SCO") == .number(3))
        #expect(try world.read("enlargement.best", "SCO") == .number(4))
    }

    @Test func `under majority no single consent is required`() throws {
        var world = try world()
        world.whatIf = [
            try Assertion(
                reading: [
                    "kind": "rules", "subject": "SCO", "value": ["decision": "majority"], "valid": "../..",
                ], isHypothetical: true)
        ]
        let blr = try world.run("enlargement", ["organisation": "SCO"]).value["candidates"]?["BLR"]
        #expect(blr?["opponents"] == [])
    }

    @Test func `a suspended member is no candidate, one that withdrew may be`() throws {
        var world = try World()
        try world.claim("membership", "UZB", "CSTO", ["status": "suspended"])
        try world.claim("prospect", "UZB", "CSTO", ["outlook": "possible"])
        let result = try world.run("enlargement", ["organisation": "CSTO"])
        #expect(result.value["candidates"] == .object([]))
        #expect(result.value["suspended"] == ["UZB"])
        #expect(try world.read("enlargement.outlook", "UZB", "CSTO") == .number(2))
        #expect(try world.read("enlargement.best", "CSTO").isUnknown)
        #expect(try world.read("enlargement.place", "UZB", "CSTO").isUnknown)
        try world.claim("membership", "GEO", "CSTO", ["status": "withdrawn"])
        try world.claim("prospect", "GEO", "CSTO", ["outlook": "none"])
        #expect(try world.read("enlargement.best", "CSTO") == .number(0))
    }

    @Test func `a candidate without an outlook leaves the best one open`() throws {
        var world = try World()
        try world.claim("membership", "SRB", "CSTO", ["status": "observer"])
        #expect(try world.read("enlargement.best", "CSTO").isUnknown)
        #expect(try world.run("enlargement", ["organisation": "CSTO"]).missing.contains("outlook of SRB in CSTO"))
        try world.claim("membership", "AFG", "CSTO", ["status": "observer"])
        try world.claim("prospect", "AFG", "CSTO", ["outlook": "none"])
        #expect(try world.read("enlargement.best", "CSTO") == .number(Bounds(0, between: 0, and: 4)))
    }
}
