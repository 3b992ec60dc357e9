// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Testing

@testable import Analysis

/// Engagement and cohesion, over a small history of the SCO.
@Suite struct ConductTests {
    private func world() throws -> World {
        var world = try World()
        for state in ["CHN", "KAZ", "KGZ", "UZB"] {
            try world.claim("membership", state, "SCO", ["status": "member"], valid: "2001-06-15/..")
        }
        try world.claim("exercise", "pm-2007", "SCO", ["phase": "held"], valid: "2007-08-09", subjectKind: .exercise)
        try world.claim("exercise", "pm-2012", "SCO", ["phase": "held"], valid: "2012-06-08", subjectKind: .exercise)
        try world.claim("exercise", "pm-2020", "SCO", ["phase": "held"], valid: "2020-06", subjectKind: .exercise)
        try world.claim("participation", "UZB", "pm-2012", ["role": "absent"], valid: "2012-06-08")
        try world.claim("participation", "KAZ", "pm-2012", ["role": "participant"], valid: "2012-06-08")
        let occasion = { (id: Datum, decision: Datum) -> Datum in ["occasion": id, "decision": decision] }
        try world.claim("transit", "KAZ", "CHN", occasion("pm-2007", "no-legal-basis"), valid: "2007-06-01/2007-08-17")
        try world.claim("transit", "UZB", "KAZ", occasion("pm-2012", "refused"), valid: "2012-06-01/2012-06-14")
        try world.claim("transit", "KGZ", "KAZ", occasion("pm-2012", "granted"), valid: "2012-06-01/2012-06-14")
        return world
    }

    @Test func `transit that was refused for an occasion counts long after it`() throws {
        let world = try world()
        #expect(try world.read("cohesion.refusals", "SCO") == .number(2))
        let transit = try world.run("cohesion", ["organisation": "SCO"]).value["transit"]
        #expect(transit?["granted"] == 1)
        #expect(transit?["refused"] == 1)
        #expect(transit?["withoutLegalBasis"] == 1)
        #expect(transit?["value"]?.number == 1.0 / 3)
    }

    @Test(arguments: [
        ("2010-05-03", 1), ("2010-05-03/..", 1), ("2010-05", 1), ("2010/2011", 1), ("2010-05/2010-06", 1),
        ("2010-05-03~/2010-06-12", 1), ("2010-05-03?", 1), ("2016/..", 1), ("2016-12/2017-02", 1), ("2017", 0),
        ("2016-12-31~", 0),
    ])
    func `a refusal counts once it has certainly begun, however coarsely it is dated`(_ valid: String, count: Int)
        throws
    {
        var world = try World()
        for state in ["CHN", "KAZ"] {
            try world.claim("membership", state, "SCO", ["status": "member"], valid: "2001-06-15/..")
        }
        try world.claim("transit", "KAZ", "CHN", ["decision": "refused"], valid: valid)
        let expected = Reading.number(Bounds(Double(count)))
        #expect(try world.read("cohesion.refusals", "SCO") == expected)
        #expect(try world.read("engagement.acts", "KAZ") == expected)
        #expect(try world.read("engagement.acts", "CHN") == .number(0))
    }

    @Test(arguments: ["2010-05", "2010-05/2010-07", "2010-05-03/2010-05-20", "2010-05/.."])
    func `a refusal that interrupts a standing grant is one refusal`(_ valid: String) throws {
        var world = try World()
        for state in ["CHN", "KAZ"] {
            try world.claim("membership", state, "SCO", ["status": "member"], valid: "2001-06-15/..")
        }
        try world.claim("transit", "KAZ", "CHN", ["decision": "granted"], valid: "2007-06-01/..")
        try world.claim("transit", "KAZ", "CHN", ["decision": "refused"], valid: valid)
        #expect(try world.read("cohesion.refusals", "SCO") == .number(1))
        world.on = try #require(Day("2010-05-15"))
        #expect(try world.read("cohesion.refusals", "SCO") == .number(valid == "2010-05-03/2010-05-20" ? 1 : 0))
    }

    @Test func `a request that tells of the same refusal is no second case`() throws {
        var world = try world()
        let request: Datum = ["purpose": "transit", "occasion": "pm-2012", "outcome": "rejected"]
        try world.claim("request", "KAZ", "UZB", request, valid: "2012-06")
        #expect(try world.read("cohesion.refusals", "SCO") == .number(2))
        #expect(try world.read("engagement.acts", "UZB") == .number(2))
    }

    @Test func `a window leaves out what lies before it`() throws {
        let transit = try world().run("cohesion", ["organisation": "SCO", "window": "2010-01-01"]).value["transit"]
        #expect(transit?["cases"] == 2)
        let days = try world().run("cohesion", ["organisation": "SCO", "window": 30]).value["transit"]
        #expect(days?["value"] == .null)
        #expect(days?["reason"] == "no answered request for transit between members is stated")
    }

    @Test func `nobody's silence on an exercise is attendance or absence`() throws {
        let result = try world().run("engagement", ["state": "UZB", "organisation": "SCO"])
        let exercises = result.value["exercises"]
        #expect(exercises?["cases"] == 2)
        #expect(exercises?["unknown"] == 1)
        #expect(exercises?["value"] == 0.0)
        #expect(exercises?["high"] == 0.5)
        #expect(result.missing == ["part of UZB in pm-2007"])
    }

    @Test func `independent acts are counted by kind, observations never`() throws {
        var world = try world()
        try world.claim("membership", "UZB", "CSTO", ["status": "member"], valid: "2006-06-23/2012-06-28")
        try world.claim("membership", "UZB", "CSTO", ["status": "suspended"], valid: "2012-06-29/..")
        try world.claim("composition", "KSOR", "CSTO", ["type": "force"])
        try world.claim("reservation", "UZB", "KSOR", ["matter": "services"], valid: "2009-02-04")
        try world.claim("position", "UZB", "KSOR", ["topic": "forces", "act": "refuses"], valid: "2009-06")
        try world.claim("position", "UZB", "KSOR", ["topic": "abroad", "act": "states"], valid: "2009-06")
        try world.claim("observation", "UZB", "CSTO", ["topic": "refusal", "text": "It refuses all."], valid: "2012")
        let acts = try world.run("engagement", ["state": "UZB", "organisation": "CSTO"]).value["independentActs"]
        #expect(acts?["withdrawals"] == 1.0)
        #expect(acts?["reservations"] == 1.0)
        #expect(acts?["refusals"] == 1.0)
        #expect(acts?["count"] == 3.0)
        #expect(try world.read("engagement.actsIn", "UZB", "SCO") == .number(2))
        #expect(try world.read("engagement.acts", "UZB") == .number(5))
    }

    @Test func `a state that belongs to nothing has no count, one without acts has none`() throws {
        var world = try world()
        try world.entity("TKM", .state)
        #expect(try world.read("engagement.acts", "TKM").isUnknown)
        #expect(try world.read("engagement.acts", "KGZ") == .number(0))
        #expect(try world.read("engagement.actsIn", "KGZ", "SCO") == .number(0))
    }

    @Test func `a dispute whose end is unknown leaves room`() throws {
        var world = try world()
        try world.claim("dispute", "KAZ", "UZB", ["type": "rivalry", "intensity": 2])
        try world.claim("dispute", "KGZ", "UZB", ["type": "political", "intensity": 2], valid: "2006-06-23/")
        try world.claim("dispute", "KGZ", "CHN", ["type": "border", "intensity": 0])
        let undisputed = try world.run("cohesion", ["organisation": "SCO"]).value["undisputed"]
        #expect(undisputed?["cases"] == 6)
        #expect(undisputed?["low"]?.number == 4.0 / 6)
        #expect(undisputed?["high"]?.number == 5.0 / 6)
        #expect(undisputed?["disputed"] == [["KAZ", "UZB"], ["KGZ", "UZB"]])
    }

    @Test func `decisions with a reservation at their event, and stances on shared topics`() throws {
        var world = try world()
        try world.claim("decision", "ufa", "SCO", ["matter": "observers"], valid: "2015-07-10", subjectKind: .event)
        try world.claim("decision", "moscow", "SCO", ["matter": "force"], valid: "2009-06-14", subjectKind: .event)
        try world.claim("reservation", "UZB", "moscow", ["matter": "own part"], valid: "2009-06-14", objectKind: .event)
        try world.claim("position", "UZB", "SCO", ["topic": "alliance", "stance": -2], valid: "2015")
        try world.claim("position", "KAZ", "SCO", ["topic": "alliance", "stance": 0], valid: "2015")
        let value = try world.run("cohesion", ["organisation": "SCO"]).value
        #expect(value["decisions"]?["value"] == 0.5)
        #expect(value["similarity"]?["value"] == 0.0)
        #expect(value["similarity"]?["cases"] == 1)
        let none = try self.world().run("cohesion", ["organisation": "SCO"]).value
        #expect(none["similarity"]?["reason"] == "not enough shared topics")
        #expect(none["decisions"]?["value"] == .null)
    }

    @Test func `a contested stance bounds the similarity`() throws {
        var world = try world()
        try world.entity("src2", .source, ["reliability": "C", "date": "2016"])
        try world.claim("policy", "UZB", nil, ["topic": "alliances", "stance": -2])
        try world.claim("policy", "KAZ", nil, ["topic": "alliances", "stance": -1])
        try world.claim("policy", "KAZ", nil, ["topic": "alliances", "stance": 2], source: "src2")
        let similarity = try world.run("cohesion", ["organisation": "SCO"]).value["similarity"]
        #expect(similarity?["value"] == 0.5)
        #expect(similarity?["low"] == -1.0)
        #expect(similarity?["high"] == 0.5)
    }

    @Test func `a contested refusal is counted at most, a contested absence at least`() throws {
        var world = try world()
        try world.entity("src2", .source, ["reliability": "C", "date": "2016"])
        try world.claim(
            "transit", "KGZ", "KAZ", ["occasion": "pm-2012", "decision": "refused"], valid: "2012-06-01/2012-06-14",
            source: "src2")
        #expect(try world.read("cohesion.refusals", "SCO") == .number(Bounds(2, between: 2, and: 3)))
        try world.claim("participation", "UZB", "pm-2012", ["role": "participant"], valid: "2012-06-08", source: "src2")
        #expect(try world.read("engagement.acts", "UZB") == .number(Bounds(2, between: 1, and: 2)))
    }

    @Test(arguments: [("window", "soon"), ("window", 0), ("organisation", "KAZ")] as [(String, Datum)])
    func `what does not fit is refused where it stands`(_ name: String, _ given: Datum) throws {
        let world = try world()
        let others: [Datum.Member] = name == "organisation" ? [] : [.init("organisation", "SCO")]
        let rejection = #expect(throws: Rejection.self) {
            try world.run("cohesion", .object(others + [.init(name, given)]))
        }
        #expect(rejection?.field == "parameters.\(name)")
    }
}
