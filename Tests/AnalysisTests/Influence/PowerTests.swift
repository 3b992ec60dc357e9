// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Analysis

@Suite struct PowerTests {
    private static func organisation(_ rules: Datum, members: [String] = ["A", "B", "C"]) throws -> World {
        var world = try World()
        for member in members { try world.claim("membership", member, "EEC", ["status": "member"]) }
        try world.claim("membership", "D", "EEC", ["status": "observer"])
        try world.claim("rules", "EEC", nil, rules)
        return world
    }

    /// The Council of the EEC in 1958: the published indices (Brams 1975; Felsenthal and Machover 1998).
    @Test func `a rule that is given directly has its published indices`() throws {
        let result = try World().run(
            "power",
            ["quota": 12, "weights": ["DEU": 4, "FRA": 4, "ITA": 4, "NLD": 2, "BEL": 2, "LUX": 1]])
        let members: Datum? = result.value
        #expect(members?["DEU"]?["banzhaf"]?["exact"] == "5/21")
        #expect(members?["BEL"]?["banzhaf"]?["exact"] == "1/7")
        #expect(members?["LUX"]?["banzhaf"]?["exact"] == "0")
        #expect(members?["FRA"]?["shapleyShubik"]?["exact"] == "7/30")
        #expect(members?["NLD"]?["shapleyShubik"]?["value"] == 0.15)
        #expect(members?["DEU"]?["weight"] == 4.0)
        #expect(
            result.meaning
                == "3 members have most, 24 % of all swings (normalised Banzhaf index); LUX can never turn a decision.")
    }

    @Test func `members of a bare list are named by their place`() throws {
        let members = try World().run("power", ["quota": 51, "weights": [50, 49, 1]]).value
        #expect(members["1"]?["banzhaf"]?["exact"] == "3/5")
        #expect(members["3"]?["shapleyShubik"]?["exact"] == "1/6")
    }

    @Test func `under consensus all are equal, and weight is elsewhere`() throws {
        let result = try Self.organisation(["decision": "consensus"]).run("power", ["organisation": "EEC"])
        #expect(result.value["decision"] == "consensus")
        #expect(result.value["A"]?["banzhaf"]?["exact"] == "1/3")
        #expect(result.value["A"]?["banzhafAbsolute"]?["exact"] == "1/4")
        #expect(result.value["D"] == nil)
        #expect(result.meaning.hasPrefix("All 3 members of EEC must agree"))
        #expect(result.caution.contains("material weight"))
    }

    @Test func `under a majority each has one vote`() throws {
        let result = try Self.organisation(["decision": "majority"]).run("power", ["organisation": "EEC"])
        #expect(result.value["quota"] == 2.0)
        #expect(result.value["B"]?["banzhafAbsolute"]?["exact"] == "1/2")
    }

    @Test func `weighted votes are those of the claim`() throws {
        let world = try Self.organisation(
            ["decision": "weighted", "votes": ["A": "50", "B": "49", "C": "1"], "quota": 51])
        let result = try world.run("power", ["organisation": "EEC"])
        #expect(result.value["A"]?["banzhaf"]?["exact"] == "3/5")
        #expect(try banzhaf("A", in: world) == .number(Bounds(0.6)))
        #expect(try banzhaf("D", in: world) == .unknown("D is not known to be a member of EEC"))
    }

    @Test(
        arguments: [
            (["demand": "low"], "how EEC decides is not stated"),
            (["decision": "weighted", "quota": 2], "the votes of A, B and C in EEC are not stated"),
            (
                ["decision": "weighted", "votes": ["A": "1", "B": "1", "C": "1"]], "the quota of EEC is not stated"
            ),
        ] as [(Datum, String)])
    func `what is missing is told in place of the indices`(rules: Datum, gap: String) throws {
        let result = try Self.organisation(rules).run("power", ["organisation": "EEC"])
        #expect(result.value["A"] == nil)
        #expect(result.value["reason"] == .string(gap))
        #expect(result.missing == [gap])
    }

    @Test(
        arguments: [
            ([:], "parameters"), (["weights": ["A": 1]], "parameters.quota"),
            (["weights": ["A": 1], "quota": 2], "parameters.quota"),
            (["weights": ["A": 1, "B": -1], "quota": 1], "parameters.weights.B"),
            (["weights": ["A": "x"], "quota": 1], "parameters.weights.A"),
            (["weights": "x", "quota": 1], "parameters.weights"),
            (["weights": [1, 1], "quota": 1, "minimumMembers": 3], "parameters.minimumMembers"),
            (["organisation": "EEC", "quota": 1], "parameters.quota"),
            (["organisation": "A"], "parameters.organisation"),
        ] as [(Datum, String)])
    func `what does not fit is refused where it stands`(parameters: Datum, field: String) throws {
        let world = try Self.organisation(["decision": "consensus"])
        let rejection = #expect(throws: Rejection.self) { try world.run("power", parameters) }
        #expect(rejection?.field == field)
    }

    private func banzhaf(_ state: String, in world: World) throws -> Reading {
        let ids = try [state, "EEC"].map { try EntityID(reading: $0, field: "id") }
        return try Measure.named("power.banzhaf", field: "measure").read(world.situation, ids, [])
    }
}
