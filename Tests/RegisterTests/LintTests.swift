// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Testing

/// What is formally right and yet probably wrong.
@Suite struct LintTests {
    private func rules(_ world: World, on day: String = "2016-12-31") throws -> [String] {
        try world.register.lint(on: world.day(day)).map { finding in
            "\(finding.rule) \(finding.claims.map(\.description).joined(separator: " "))"
        }
    }

    @Test(
        arguments: [
            (["1992-05-15/1999-04-20", "1998-01-01/2005-12-31"], true), (["1992/1999", "1998/2005"], true),
            (["1992-05-15/1999-04-20", "1999-04-21/2005-12-31"], false),
            (["1992-05-15/2012-06-28", "1998-01-01/2005-12-31"], false), (["1992-05-15/..", "1998-01-01/.."], false),
            (["1992-05-15/1999-04-20", "1998-01-01"], false), (["1992-05-15/1999", "1999/2005-12-31"], false),
        ])
    func `stints of one source overlap where neither lies within the other`(stints: [String], isOdd: Bool) throws {
        var world = try World()
        for valid in stints { try world.member("member", valid, by: "b1") }
        #expect(try rules(world) == (isOdd ? ["overlapping-stints c1 c2"] : []))
    }

    @Test func `findings stand in the order of claims, whenever these begin`() throws {
        var world = try World()
        for valid in [
            "2004-01-01/2009-12-31", "1992-01-01/1994-12-31", "2000-01-01/2005-12-31", "1990-01-01/1993-12-31",
        ] {
            try world.member("member", valid, by: "b1")
        }
        #expect(try rules(world) == ["overlapping-stints c1 c3", "overlapping-stints c2 c4"])
    }

    @Test func `stints of two sources, or of different fields, may overlap`() throws {
        var world = try World()
        try world.member("member", "1992-05-15/1999-04-20", by: "a1")
        try world.member("member", "1998-01-01/2005-12-31", by: "b1")
        try world.say("kant", "basing", "KGZ", ["personnel": 500], "2003-01-01/2010-12-31", by: "a1")
        try world.say("kant", "basing", "KGZ", ["lease-until": "2042"], "2005-01-01/2042-12-31", by: "a1")
        #expect(try rules(world) == [])
    }

    @Test(
        arguments: [
            ("membership", "1992-05-15/..", true), ("membership", "1995-01-01/..", false),
            ("leadership", "1995-01-01/..", true), ("leadership", "2002-10-07/..", false),
            ("leadership", "1995/..", true),
            ("leadership", "2002/..", false), ("leadership", "../2014", false),
        ])
    func `statements before existence are odd, membership under a treaty is not`(
        kind: String, valid: String, isOdd: Bool
    ) throws {
        var world = try World()
        try world.say("CSTO", "existence", nil, ["phase": "treaty"], "1994-04-20/2002-10-06", by: "b1")
        try world.say("CSTO", "existence", nil, ["phase": "active"], "2002-10-07/..", by: "b1")
        let value: Datum = kind == "membership" ? ["status": "member"] : ["role": "sole"]
        try world.say("RUS", kind, "CSTO", value, valid, by: "b1")
        #expect(try rules(world) == (isOdd ? ["before-existence c3"] : []))
    }

    @Test func `statements after dissolution and memberships beyond it are odd`() throws {
        var world = try World()
        try world.say("CSTO", "existence", nil, ["phase": "active"], "2002-10-07/2010-12-31", by: "b1")
        try world.say("RUS", "membership", "CSTO", ["status": "member"], "2002-10-07/..", by: "b1")
        try world.say("KAZ", "membership", "CSTO", ["status": "member"], "2002-10-07/2010-12-31", by: "b1")
        try world.say("KGZ", "membership", "CSTO", ["status": "member"], "2011-01-01/..", by: "b1")
        try world.say("UZB", "membership", "CSTO", ["status": "none"], "2002-10-07/..", by: "b1")
        #expect(try rules(world) == ["membership-outlives-organisation c2", "after-dissolution c4"])
        try world.say("CSTO", "existence", nil, ["phase": "active"], "2012-01-01/..", by: "b1")
        #expect(try rules(world) == [], "it is not gone for good")
    }

    @Test func `of what existence nobody speaks there is nothing to say`() throws {
        var world = try World()
        try world.member("member", "1900-01-01/..", by: "b1")
        #expect(try rules(world) == [])
    }

    @Test func `a base in a state that refuses foreign ones is odd while both hold`() throws {
        var world = try World()
        try world.say("kant", "basing", "KGZ", ["owner": "RUS"], "2003-10-23/2018-12-31", by: "b1")
        try world.say("KGZ", "policy", nil, ["topic": "foreign-bases", "stance": -1], "2014-01-01/..", by: "b1")
        try world.say("KGZ", "policy", nil, ["topic": "alliances", "stance": -2], "2000-01-01/..", by: "b1")
        #expect(try rules(world, on: "2016-12-31") == ["base-against-policy c1 c2"])
        #expect(try rules(world, on: "2013-12-31") == [])
        #expect(try rules(world, on: "2019-01-01") == [])
    }

    @Test func `a state's own base, one that is planned and one that is closed offend nobody`() throws {
        var world = try World()
        try world.say("KGZ", "policy", nil, ["topic": "foreign-bases", "stance": -2], "2000-01-01/..", by: "b1")
        try world.say("kant", "basing", "KGZ", ["phase": "planned", "owner": "RUS"], "2003-10-23/..", by: "b1")
        #expect(try rules(world) == [])
        try world.say("kant", "basing", "KGZ", ["owner": "KGZ"], "2003-10-23/..", by: "b1")
        #expect(try rules(world) == [])
        try world.say("kant", "basing", "KGZ", ["owner": "RUS", "phase": "closed"], "2005-10-23/..", by: "b1")
        #expect(try rules(world) == [])
    }

    @Test func `a pair stated differently from its two ends by one source is odd`() throws {
        var world = try World()
        let dispute = { (intensity: Int64) -> Datum in ["type": "water", "intensity": .integer(intensity)] }
        try world.say("UZB", "dispute", "KGZ", dispute(3), "2000-01-01/2009-12-31", by: "b1")
        try world.say("KGZ", "dispute", "UZB", dispute(2), "2010-01-01/..", by: "b1")
        try world.say("KGZ", "dispute", "UZB", dispute(2), "2000-01-01/..", by: "c1")
        #expect(try rules(world) == [], "at other times, or by another source")
        try world.say("KGZ", "dispute", "UZB", dispute(3), "2005-01-01/..", by: "b1")
        #expect(try rules(world) == [], "the same value")
        try world.say("KGZ", "dispute", "UZB", dispute(1), "2005-01-01/..", by: "b1")
        #expect(try rules(world) == ["asymmetric-pair c1 c5"])
    }

    @Test func `claims that rest on sources graded F alone are shown by source`() throws {
        var world = try World()
        try world.member("member", "2000-01-01/..", by: "f1")
        try world.say("UZB", "membership", "SCO", ["status": "member"], "2001-06-15/..", by: "f1", "b1")
        try world.say("KAZ", "membership", "SCO", ["status": "member"], "2001-06-15/..", by: "f1")
        #expect(try rules(world) == ["ungraded-source c1 c3"])
        try world.transact(.rank(ClaimID(number: 1), .deprecated, reason: "doubtful"))
        try world.transact(.retract([ClaimID(number: 3)], reason: "misread"))
        #expect(try rules(world) == [])
    }

    @Test func `a finding names its entities and says what to do`() throws {
        var world = try World()
        try world.member("member", "2000-01-01/..", by: "f1")
        let finding = try #require(try world.register.lint(on: world.day("2016-12-31")).first)
        #expect(finding.entities.map(\.text) == ["f1"])
        #expect(finding.message.contains("“f1”") && finding.hint != nil)
    }
}
