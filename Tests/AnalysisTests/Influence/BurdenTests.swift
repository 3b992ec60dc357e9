// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Analysis

@Suite struct BurdenTests {
    /// KSOR as de Haas (2017, p. 4) describes it: a division and a brigade from Russia, a brigade from Kazakhstan.
    private static func ksor(strength: Datum? = 20_000) throws -> World {
        var world = try World()
        if let strength { try world.claim("composition", "KSOR", "CSTO", ["type": "force", "strength": strength]) }
        try world.claim(
            "contribution", "RUS", "KSOR",
            ["units": [["type": "division", "count": 1], ["type": "brigade", "count": 1]], "order": 1])
        try world.claim("contribution", "KAZ", "KSOR", ["units": [["type": "brigade", "count": 1]], "order": 2])
        return world
    }

    @Test func `units become people, and the strength caps them`() throws {
        let result = try Self.ksor().run("burden", ["body": "KSOR"])
        let russia = result.value["RUS"]
        #expect(russia?["personnel"] == [13_000.0, 17_000.0])
        #expect(russia?["shareOfStrength"] == [0.65, 0.85])
        #expect(russia?["share"] == [.number(13.0 / 18), .number(17.0 / 20)])
        #expect(russia?["place"] == 1.0)
        #expect(russia?["basis"] == "units")
        #expect(russia?["stated"]?["order"] == 1.0)
        #expect(result.value["KAZ"]?["personnel"] == [3_000.0, 5_000.0])
        #expect(result.value["unattributed"] == [0.0, 4_000.0])
        #expect(result.value["largest"] == "RUS")
        #expect(result.value["majority"] == "certain")
        #expect(result.value["strength"] == 20_000.0)
        #expect(result.claims.count == 3)
        #expect(
            result.meaning
                == "RUS gives 72 to 85 % of what the contributors that state a size give to KSOR, and 65 to 85 % of its "
                + "strength: certainly more than half.")
    }

    @Test func `the strength caps the sum, so that one can be sure of more than half`() throws {
        let given: Datum = ["a": 60, "b": [0, 40], "c": [0, 40]]
        let value = try World().run("burden", ["personnel": given, "strength": 100]).value
        #expect(value["a"]?["share"] == [0.6, 1.0])
        #expect(value["b"]?["share"] == [0.0, 0.4])
        #expect(value["majority"] == "certain")
        #expect(abs((value["hhi"]?.elements?.first?.number ?? 0) - 0.44) < 1e-12)
        let uncapped = try World().run("burden", ["personnel": given]).value
        #expect(uncapped["a"]?["share"]?.elements?.first?.number == 60.0 / 140)
        #expect(uncapped["majority"] == "possible")
    }

    @Test func `no more are larger at once than the strength lets be`() throws {
        let given: Datum = ["a": 30, "b": [0, 60], "c": [0, 60]]
        let capped = try World().run("burden", ["personnel": given, "strength": 90]).value
        #expect(capped["a"]?["place"] == [1.0, 2.0])
        let loose = try World().run("burden", ["personnel": given, "strength": 91]).value
        #expect(loose["a"]?["place"] == [1.0, 3.0])
    }

    @Test func `without a strength nothing is capped and nothing is left over`() throws {
        let result = try Self.ksor(strength: nil).run("burden", ["body": "KSOR"])
        #expect(result.value["RUS"]?["personnel"] == [13_000.0, 25_000.0])
        #expect(result.value["unattributed"] == .null)
        #expect(result.missing == ["strength of KSOR"])
    }

    @Test func `a strength that its contributors exceed is left aside`() throws {
        let result = try Self.ksor(strength: 10_000).run("burden", ["body": "KSOR"])
        #expect(result.value["strength"] == .null)
        #expect(result.value["RUS"]?["personnel"] == [13_000.0, 25_000.0])
        #expect(result.missing.count == 1)
    }

    @Test func `what is stated of a share or a place never becomes the result`() throws {
        var world = try World()
        try world.claim("contribution", "RUS", "PKF", ["share": [0.5, 1.0], "order": 1])
        try world.claim("contribution", "KAZ", "PKF", ["units": [["type": "battalion", "count": 1]]])
        let result = try world.run("burden", ["body": "PKF"])
        #expect(result.value["RUS"]?["share"] == .null)
        #expect(result.value["RUS"]?["stated"]?["share"] == [0.5, 1.0])
        #expect(result.value["KAZ"]?["share"] == 1.0)
        #expect(result.value["KAZ"]?["place"] == [1.0, 2.0])
        #expect(result.value["majority"] == "possible")
        #expect(result.missing.contains("size of the contribution of RUS to PKF"))
        try world.claim("composition", "PKF", "CSTO", ["type": "force"])
        #expect(
            try world.run("burden", ["organisation": "CSTO"]).meaning
                == "Of what is known to be given to bodies of CSTO, most comes from RUS in PKF (50 to 100 % by statement)."
        )
    }

    @Test func `nobody certainly has more than half where most of the strength is unattributed`() throws {
        var world = try Self.ksor()
        try world.claim("contribution", "RUS", "KSOR", ["personnel": 100])
        let result = try world.run("burden", ["body": "KSOR"])
        #expect(result.value["largest"] == "KAZ")
        #expect(result.value["majority"] == "possible")
        #expect(result.meaning.hasSuffix("possibly more than half, as most of the strength is unattributed."))
    }

    @Test func `people who are stated stand above the usual strength of units`() throws {
        var world = try Self.ksor()
        try world.claim("contribution", "KAZ", "KSOR", ["personnel": 4_000])
        let kazakhstan = try world.run("burden", ["body": "KSOR"]).value["KAZ"]
        #expect(kazakhstan?["personnel"] == 4_000.0)
        #expect(kazakhstan?["basis"] == "personnel")
    }

    @Test(arguments: [("RUS", 13.0 / 18, 17.0 / 20), ("KAZ", 3.0 / 20, 5.0 / 18)])
    func `the measure of a share has the same bounds`(state: String, low: Double, high: Double) throws {
        let reading = try reading("burden.share", state, "KSOR", in: Self.ksor())
        guard case .number(let share) = reading else {
            Issue.record("\(reading)")
            return
        }
        #expect(abs(share.low - low) < 1e-12 && abs(share.high - high) < 1e-12)
    }

    @Test func `the measure of a place tells the second from the first, or leaves it open`() throws {
        var world = try Self.ksor()
        #expect(try reading("burden.place", "KAZ", "KSOR", in: world) == .number(2))
        try world.claim("contribution", "KGZ", "KSOR", ["units": [["type": "battalion", "count": 4]]])
        #expect(try reading("burden.place", "KAZ", "KSOR", in: world) == .number(Bounds(2, between: 2, and: 3)))
        #expect(
            try reading("burden.place", "TJK", "KSOR", in: world) == .unknown("nobody states what TJK gives to KSOR"))
    }

    @Test func `every body of an organisation is told by itself`() throws {
        var world = try Self.ksor()
        try world.claim("composition", "PKF", "CSTO", ["type": "force"])
        let result = try world.run("burden", ["organisation": "CSTO"])
        #expect(result.value["bodies"]?["KSOR"]?["largest"] == "RUS")
        #expect(result.missing == ["contributors to PKF"])
        #expect(result.cases == .init(2, "contributor"))
        #expect(
            result.meaning
                == "Of what is known to be given to bodies of CSTO, most comes from RUS in KSOR (72 to 85 %).")
    }

    @Test func `inputs in place of the model give the published concentration`() throws {
        let result = try World().run("burden", ["personnel": ["a": 50, "b": 30, "c": 20]])
        for (name, expected) in [("hhi", 0.38), ("hhiNormalised", 0.07), ("effectiveNumber", 2.6316)] {
            #expect(abs((result.value[name]?.number ?? 0) - expected) < 5e-5, "\(name)")
        }
        #expect(result.value["majority"] == "no")
        #expect(result.value["a"]?["share"] == 0.5)
    }

    @Test(
        arguments: [
            ([:], "parameters"), (["personnel": [:]], "parameters.personnel"),
            (["personnel": ["a": 0]], "parameters.personnel"),
            (["personnel": ["a": [0, 5]], "strength": 0], "parameters.personnel"),
            (["personnel": ["a": -1]], "parameters.personnel.a"),
            (["personnel": ["a": [2, 1]]], "parameters.personnel.a"),
            (["personnel": ["a": 1e16]], "parameters.personnel.a"),
            (["personnel": ["a": 1], "body": "KSOR"], "parameters.personnel"),
            (["body": "KSOR", "strength": 5], "parameters.strength"), (["body": "KSR"], "parameters.body"),
            (["strengh": 5], "parameters.strengh"),
        ] as [(Datum, String)])
    func `what does not fit is refused where it stands`(parameters: Datum, field: String) throws {
        let rejection = #expect(throws: Rejection.self) { try Self.ksor().run("burden", parameters) }
        #expect(rejection?.field == field)
    }

    private func reading(_ name: String, _ state: String, _ body: String, in world: World) throws -> Reading {
        let ids = try [state, body].map { try EntityID(reading: $0, field: "id") }
        return try Measure.named(name, field: "measure").read(world.situation, ids, [])
    }
}
