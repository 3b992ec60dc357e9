// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Analysis

@Suite struct FreedomTests {
    /// The CSTO with one leader and a high demand, the SCO with two that balance each other and a low one.
    private func world() throws -> World {
        var world = try World()
        try world.claim("leadership", "RUS", "CSTO", ["role": "sole"])
        try world.claim("leadership", "RUS", "SCO", ["role": "co", "weight": 1])
        try world.claim("leadership", "CHN", "SCO", ["role": "co", "weight": 1.25])
        try world.claim("rules", "CSTO", nil, ["demand": "high"])
        try world.claim("rules", "SCO", nil, ["demand": "low"])
        for (state, organisation, status) in [
            ("KAZ", "CSTO", "member"), ("KAZ", "SCO", "member"), ("RUS", "CSTO", "member"),
            ("UZB", "CSTO", "suspended"), ("UZB", "SCO", "member"), ("BLR", "SCO", "observer"),
        ] as [(String, String, Datum)] {
            try world.claim("membership", state, organisation, ["status": status])
        }
        try world.claim("dependence", "KAZ", "RUS", ["dimension": "security", "level": 2])
        try world.claim("dependence", "KAZ", "CHN", ["dimension": "economic", "level": 2])
        try world.claim("dependence", "UZB", "RUS", ["dimension": "security", "level": 1])
        return world
    }

    @Test func `a leader that is held back leaves more freedom`() throws {
        let states = try world().run("freedom").value["states"]
        #expect(states?["KAZ"]?["CSTO"]?["value"] == 0.5)
        // China is balanced to 1/1.25, Russia wholly: 1 - 1/3 * max(0.5 * 0.2, 0).
        let sco = try #require(states?["KAZ"]?["SCO"]?["value"]?.number)
        #expect(abs(sco - (1 - 0.1 / 3)) < 1e-12)
    }

    @Test(arguments: [
        ("RUS", "CSTO", "it leads CSTO itself"), ("UZB", "CSTO", "its membership of CSTO is suspended"),
        ("BLR", "SCO", "it is no member of SCO: its status is observer"),
        ("BLR", "CSTO", "nobody says how it belongs to CSTO"),
    ])
    func `where there is none, the reason is told`(_ state: String, _ organisation: String, _ reason: String) throws {
        let result = try world().run(
            "freedom", ["state": .string(state), "organisation": .string(organisation)])
        let value = result.value["states"]?[state]?[organisation]
        #expect(value?["value"] == .null)
        #expect(value?["reason"] == .string(reason))
    }

    @Test func `a leader on whom the dependence is unknown leaves room and is told`() throws {
        let result = try world().run("freedom", ["state": "UZB", "organisation": "SCO"])
        let value = result.value["states"]?["UZB"]?["SCO"]
        #expect(value?["value"] == 1.0)
        #expect(value?["high"] == 1.0)
        let low = try #require(value?["low"]?.number)
        #expect(abs(low - (1 - 0.2 / 3)) < 1e-12)
        #expect(value?["unknownLeaders"] == ["CHN"])
        #expect(result.missing == ["dependence of UZB on CHN"])
    }

    @Test func `the parts of the figure stand beside it`() throws {
        let value = try world().run("freedom", ["state": "UZB", "organisation": "SCO"]).value["states"]?["UZB"]?["SCO"]
        #expect(value?["demand"]?.number == 1.0 / 3)
        #expect(value?["leaders"]?["CHN"] == ["dependence": .null, "counterbalance": 0.8])
        #expect(value?["leaders"]?["RUS"] == ["dependence": 0.25, "counterbalance": 1.0])
    }

    @Test func `the sentence tells apart what the bounds tell apart`() throws {
        #expect(
            try world().run("freedom").meaning
                == "On a scale from 0 to 1, freest are KAZ and UZB in SCO, at 0.93 to 1; least free is KAZ in CSTO, at "
                + "0.5.")
        #expect(
            try world().run("freedom", ["organisation": "SCO"]).meaning
                == "On a scale from 0 to 1, they cannot be told apart: all are between 0.93 and 1.")
        #expect(
            try world().run("freedom", ["state": "KAZ", "organisation": "CSTO"]).meaning
                == "On a scale from 0 to 1, the freedom of KAZ in CSTO is 0.5.")
    }

    @Test func `who may be freest or least free is neither`() throws {
        let situation = try world().situation
        let places = try [("KAZ", 0.8, 0.9), ("UZB", 0.1, 0.2), ("BLR", 0.15, 0.85)].map { state, low, high in
            FreedomRanking.Place(
                state: try EntityID(reading: state, field: "id"),
                organisation: try EntityID(reading: "CSTO", field: "id"),
                freedom: try #require(Bounds(low: low, high: high)))
        }
        #expect(
            FreedomRanking(places).words(situation)
                == "freest is KAZ in CSTO, at 0.8 to 0.9; least free is UZB in CSTO, at 0.1 to 0.2; BLR in CSTO may be either"
        )
    }

    @Test func `a demand that is contested gives bounds`() throws {
        var world = try world()
        try world.entity("src2", .source, ["reliability": "C", "date": "2016"])
        try world.claim("rules", "CSTO", nil, ["demand": "medium"], source: "src2")
        let value = try world.run("freedom", ["state": "KAZ", "organisation": "CSTO"]).value["states"]?["KAZ"]?["CSTO"]
        #expect(value?["value"] == 0.5)
        let high = try #require(value?["high"]?.number)
        #expect(abs(high - 2.0 / 3) < 1e-12)
    }

    @Test(arguments: [
        (["demand": "high", "dependence": ["RUS": 0.25]] as Datum, 0.75, 0.75),
        (["demand": 0.5, "dependence": ["RUS": [0.5, 1]], "counterbalance": ["RUS": 0.5]] as Datum, 0.75, 0.875),
        (["demand": 1, "dependence": ["RUS": 0.5, "CHN": 0.5], "counterbalance": ["RUS": 0]] as Datum, 0.5, 0.5),
    ])
    func `figures may be given directly`(_ parameters: Datum, _ low: Double, _ high: Double) throws {
        let freedom = try World().run("freedom", parameters).value["freedom"]
        #expect(freedom?["low"]?.number == low)
        #expect(freedom?["high"]?.number == high)
    }

    @Test(arguments: [
        (["dependence": ["RUS": 1.5], "demand": 1] as Datum, "parameters.dependence.RUS"),
        (["dependence": ["RUS": 0.5]] as Datum, "parameters.demand"),
        (["dependence": ["RUS": 0.5], "demand": "huge"] as Datum, "parameters.demand"),
        (["demand": "high"] as Datum, "parameters.demand"),
        (["dependence": ["RUS": 0.5], "demand": 1, "state": "KAZ"] as Datum, "parameters.state"),
    ])
    func `what does not fit is refused where it stands`(_ parameters: Datum, _ field: String) throws {
        let world = try world()
        let rejection = #expect(throws: Rejection.self) { try world.run("freedom", parameters) }
        #expect(rejection?.field == field)
    }

    @Test func `the measure is the figure of the analysis`() throws {
        let world = try world()
        #expect(try world.read("freedom", "KAZ", "CSTO") == .number(0.5))
        #expect(try world.read("freedom", "UZB", "CSTO").isUnknown)
    }
}
