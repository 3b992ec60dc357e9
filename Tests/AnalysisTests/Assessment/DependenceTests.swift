// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Analysis

@Suite struct DependenceTests {
    private func world() throws -> World {
        var world = try World()
        for (dimension, level) in [("political", 1), ("economic", 2), ("energy", 0), ("security", 1)]
            as [(Datum, Datum)]
        {
            try world.claim("dependence", "UZB", "RUS", ["dimension": dimension, "level": level])
        }
        try world.claim("dependence", "UZB", "CHN", ["dimension": "economic", "level": 2])
        try world.claim("dependence", "RUS", "UZB", ["dimension": "economic", "level": 1])
        return world
    }

    @Test func `the mean is over the known dimensions`() throws {
        let result = try world().run("dependence", ["state": "UZB"])
        let states = result.value["states"]?["UZB"]
        #expect(states?["RUS"]?["value"] == 0.25)
        #expect(states?["RUS"]?["dimensions"]?["economic"] == 0.5)
        #expect(states?["CHN"]?["value"] == 0.5)
        #expect(states?["CHN"]?["dimensions"]?["energy"] == .null)
        #expect(result.missing == ["dependence of UZB on CHN: political, energy, security"])
        #expect(result.claims.count == 6)
    }

    @Test func `the strongest patron and the concentration stand beside the profile`() throws {
        let concentration = try world().run("dependence", ["state": "UZB"]).value["concentration"]?["UZB"]
        #expect(concentration?["strongest"] == ["CHN"])
        let hhi = try #require(concentration?["hhi"]?.number)
        #expect(abs(hhi - 5.0 / 9) < 1e-12)
    }

    @Test func `the sentence begins with those that depend furthest`() throws {
        var world = try World()
        for (state, level) in [("KAZ", 2), ("KGZ", 4), ("TJK", 4)] as [(String, Int64)] {
            try world.claim("dependence", state, "RUS", ["dimension": "security", "level": .integer(level)])
        }
        #expect(
            try world.run("dependence").meaning
                == "On a scale from 0 to 1, KGZ and TJK depend furthest, on RUS (1), then KAZ on RUS (0.5).")
    }

    @Test func `asymmetry is known where both directions are`() throws {
        let states = try world().run("dependence", ["state": "UZB"]).value["states"]?["UZB"]
        #expect(states?["RUS"]?["asymmetry"] == 0.0)
        #expect(states?["CHN"]?["asymmetry"] == .null)
    }

    @Test func `weights shift the mean, and one that is left out weighs nothing`() throws {
        let result = try world().run(
            "dependence", ["states": ["UZB"], "patron": "RUS", "weights": ["economic": 3, "energy": 1]])
        #expect(result.value["states"]?["UZB"]?["RUS"]?["value"] == 0.375)
    }

    @Test(arguments: [
        (["levels": ["political": 4, "economic": 3, "energy": 3, "security": 4]] as Datum, 0.875, 0.875),
        (["levels": ["political": [1, 3], "energy": 2]] as Datum, 0.375, 0.625),
    ])
    func `levels may be given directly`(_ parameters: Datum, _ low: Double, _ high: Double) throws {
        let value = try World().run("dependence", parameters).value["dependence"]
        #expect(value?["low"]?.number == low)
        #expect(value?["high"]?.number == high)
    }

    @Test(arguments: [
        (["levels": ["political": 5]] as Datum, "parameters.levels.political"),
        (["levels": ["military": 1]] as Datum, "parameters.levels.military"),
        (["weights": ["political": -1]] as Datum, "parameters.weights.political"),
        (["weights": ["political": 0]] as Datum, "parameters.weights"),
        (["levels": ["political": 1], "state": "UZB"] as Datum, "parameters.state"),
        (["state": "UZK"] as Datum, "parameters.state"),
    ])
    func `what does not fit is refused where it stands`(_ parameters: Datum, _ field: String) throws {
        let world = try world()
        let rejection = #expect(throws: Rejection.self) { try world.run("dependence", parameters) }
        #expect(rejection?.field == field)
    }

    @Test func `the measure reads one dimension or their mean`() throws {
        var world = try world()
        let situation = world.situation
        #expect(try world.read("dependence", "UZB", "RUS") == .number(0.25))
        #expect(DependenceLevels(of: try world.id("UZB"), on: try world.id("RUS"), in: situation).levels[1] == 0.5)
        #expect(try world.read("dependence", "UZB", "CHN", options: ["energy"]).isUnknown)
        try world.entity("KAZ", .state)
        #expect(try world.read("dependence", "KAZ", "RUS").isUnknown)
    }
}
