// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Analysis

@Suite struct CapabilityTests {
    private static func world(_ amounts: [(String, String, Datum)]) throws -> World {
        var world = try World()
        for state in ["CHN", "KAZ", "RUS"] { try world.claim("membership", state, "SCO", ["status": "member"]) }
        for (state, measure, amount) in amounts {
            try world.claim("capability", state, nil, ["measure": .string(measure), "amount": amount])
        }
        return world
    }

    @Test func `a share is that of the sum of members whose amount is known`() throws {
        let world = try Self.world([("CHN", "military-expenditure", 150), ("RUS", "military-expenditure", 50)])
        let result = try world.run("capability", ["organisation": "SCO", "measure": "military-expenditure"])
        #expect(result.value["members"]?["CHN"]?["share"] == 0.75)
        #expect(result.value["members"]?["KAZ"] == nil)
        #expect(result.value["leader"] == "CHN")
        #expect(result.value["leaderRatio"] == 3.0)
        #expect(result.missing == ["military-expenditure of KAZ"])
        #expect(
            result.meaning
                == "CHN has the largest share of military-expenditure among 2 members of SCO, 75 %, 3 times that "
                + "of the next.")
    }

    @Test func `the index is the mean of the component shares that are known`() throws {
        let world = try Self.world([
            ("CHN", "military-expenditure", 3), ("RUS", "military-expenditure", 1), ("CHN", "total-population", 8),
            ("RUS", "total-population", 1), ("KAZ", "total-population", 1), ("CHN", "urban-population", 5),
        ])
        let result = try world.run("capability", ["organisation": "SCO", "measure": "cinc"])
        #expect(result.value["basis"] == "components")
        #expect(result.value["members"]?["CHN"]?["share"] == .number((0.75 + 0.8) / 2))
        #expect(result.value["members"]?["KAZ"]?["share"] == 0.1)
        #expect(result.value["components"]?.members?.map(\.name) == ["military-expenditure", "total-population"])
        #expect(result.missing.contains("military-expenditure of KAZ"))
    }

    @Test func `an index that is stated for as many members stands above its components`() throws {
        let world = try Self.world([
            ("CHN", "cinc", 0.2), ("RUS", "cinc", 0.05), ("CHN", "total-population", 8), ("RUS", "total-population", 1),
        ])
        let result = try world.run("capability", ["organisation": "SCO", "measure": "cinc"])
        #expect(result.value["basis"] == "stated")
        #expect(result.value["members"]?["CHN"]?["share"] == 0.8)
    }

    @Test func `without a measure it lists what there is`() throws {
        let world = try Self.world([("CHN", "cinc", 0.2), ("RUS", "cinc", 0.05), ("RUS", "tanks", 3)])
        let result = try world.run("capability", ["organisation": "SCO"])
        #expect(result.value["measures"] == ["cinc": ["CHN", "RUS"], "tanks": ["RUS"]])
    }

    @Test func `ranges given directly bound shares and the lead`() throws {
        let result = try World().run("capability", ["amounts": ["a": [6, 8], "b": [2, 4]]])
        #expect(result.value["members"]?["a"]?["share"] == [0.6, 0.8])
        #expect(result.value["leaderRatio"] == [1.5, 4.0])
    }

    @Test func `components given directly make the index, over what each has of them`() throws {
        let result = try World().run(
            "capability", ["components": ["steel": ["a": 30, "b": 10], "people": ["a": 20, "b": 60, "c": 20]]])
        let members = result.value["members"]
        #expect(members?["a"]?["share"]?.number == (0.75 + 0.2) / 2)
        #expect(members?["b"]?["share"]?.number == (0.25 + 0.6) / 2)
        #expect(members?["c"]?["share"] == 0.2)
        #expect(result.value["measure"] == "cinc" && result.value["basis"] == "components")
        #expect(result.value["components"]?["steel"] == ["a": 0.75, "b": 0.25])
        #expect(result.value["leader"] == "a" && result.missing == ["steel of c"])
    }

    @Test func `a measure that nobody states gives nothing, not nought`() throws {
        let result = try Self.world([]).run("capability", ["organisation": "SCO", "measure": "cinc"])
        #expect(result.value["leader"] == .null)
        #expect(result.missing == ["cinc of CHN", "cinc of KAZ", "cinc of RUS"])
    }

    @Test(
        arguments: [
            ([:], "parameters"), (["amounts": ["a": 0]], "parameters.amounts"),
            (["amounts": ["a": "x"]], "parameters.amounts.a"), (["organisation": "CHN"], "parameters.organisation"),
            (["organisation": "SCO", "measure": 3], "parameters.measure"),
            (["components": 3], "parameters.components"), (["components": ["x": []]], "parameters.components.x"),
            (["components": ["x": ["a": 1]]], "parameters.components.x"),
            (["components": ["x": ["a": -1, "b": 1]]], "parameters.components.x.a"),
            (["components": ["x": ["a": 1, "b": 1]], "measure": "cinc"], "parameters.measure"),
        ] as [(Datum, String)])
    func `what does not fit is refused where it stands`(parameters: Datum, field: String) throws {
        let rejection = #expect(throws: Rejection.self) { try Self.world([]).run("capability", parameters) }
        #expect(rejection?.field == field)
    }
}
