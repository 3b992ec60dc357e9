// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Analysis

@Suite struct ThreatsTests {
    private func world() throws -> World {
        var world = try World()
        for state in ["KAZ", "UZB", "KGZ"] { try world.claim("membership", state, "SCO", ["status": "member"]) }
        try world.entity("doctrine", .document, ["date": "2015"])
        for (threat, bearer) in [
            ("terrorism", "KAZ"), ("drugs", "KAZ"), ("terrorism", "UZB"), ("coup", "UZB"), ("border", "SCO"),
        ] {
            try world.claim("threat", threat, bearer, ["level": 2, "named-in": "doctrine"], subjectKind: .issue)
        }
        try world.claim("threat", "border", "UZB", ["level": 0])
        try world.claim("mandate", "SCO", nil, ["domains": ["counter-terrorism", "economic"]])
        return world
    }

    @Test func `overlap is what both face over what either does`() throws {
        let world = try world()
        let result = try world.run("threats", ["organisation": "SCO"])
        #expect(result.value["states"]?["KAZ"]?["terrorism"]?["namedIn"] == ["doctrine"])
        #expect(result.value["states"]?["UZB"]?["border"] == nil)
        #expect(result.value["overlap"]?["KAZ"]?["UZB"]?.number == 1.0 / 3)
        #expect(result.value["organisation"]?["mandate"] == ["terrorism"])
        #expect(result.value["organisation"]?["overlap"]?["KAZ"]?.number == 1.0 / 3)
        #expect(try world.read("threats.overlap", "KAZ", "UZB") == .number(Bounds(1.0 / 3)))
    }

    @Test func `sets given directly overlap in the same way`() throws {
        let sets: Datum = ["KAZ": ["terrorism", "drugs"], "UZB": ["terrorism", "water", "drugs"], "TKM": []]
        let result = try World().run("threats", ["sets": sets])
        #expect(result.value["overlap"]?["KAZ"]?["UZB"]?.number == 2.0 / 3)
        #expect(result.value["overlap"]?["UZB"]?["TKM"] == .null)
        #expect(result.value["states"]?["KAZ"]?["drugs"]?["level"] == .null)
        #expect(result.value["organisation"] == .null && result.missing == ["threats to TKM"])
        #expect(result.cases == .init(3, "threat"))
    }

    @Test(
        arguments: [
            (["sets": 3], "parameters.sets"), (["sets": ["KAZ": 3]], "parameters.sets.KAZ"),
            (["sets": ["KAZ": ["x", "a b"]]], "parameters.sets.KAZ[1]"),
            (["sets": ["KAZ": ["x"]], "states": ["KAZ"]], "parameters.states"),
        ] as [(Datum, String)])
    func `sets that do not fit are refused where they stand`(parameters: Datum, field: String) throws {
        let rejection = #expect(throws: Rejection.self) { try World().run("threats", parameters) }
        #expect(rejection?.field == field)
    }

    @Test func `a state of which no threat is stated has no overlap`() throws {
        let world = try world()
        let result = try world.run("threats", ["states": ["KAZ", "KGZ"]])
        #expect(result.value["overlap"]?["KAZ"]?["KGZ"] == .null)
        #expect(result.value["organisation"] == .null)
        #expect(result.missing == ["threats to KGZ"])
        #expect(try world.read("threats.overlap", "KAZ", "KGZ").isUnknown)
    }
}
