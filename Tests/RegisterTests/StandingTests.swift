// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Testing

/// Rule 4 of resolution: who answers where sources differ, and what counts as agreement.
@Suite struct StandingTests {
    /// How the first of two claims stands above the second, which would win by every later rule.
    struct Duel: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var first: (source: String, rank: String, credibility: Int64, reported: String)
        var second: (source: String, rank: String, credibility: Int64, reported: String)

        static let all = [
            Duel(
                testDescription: "rank", first: ("e1", "preferred", 5, "2010-01-01"),
                second: ("a1", "normal", 1, "2011-01-01")),
            Duel(
                testDescription: "reliability", first: ("a1", "normal", 5, "2010-01-01"),
                second: ("b1", "normal", 1, "2011-01-01")),
            Duel(
                testDescription: "F stands above D", first: ("f1", "normal", 5, "2010-01-01"),
                second: ("d1", "normal", 1, "2011-01-01")),
            Duel(
                testDescription: "F stands as C", first: ("f1", "normal", 1, "2010-01-01"),
                second: ("c1", "normal", 2, "2011-01-01")),
            Duel(
                testDescription: "credibility", first: ("c1", "normal", 1, "2010-01-01"),
                second: ("f1", "normal", 2, "2011-01-01")),
            Duel(
                testDescription: "6 stands above 4", first: ("c1", "normal", 6, "2010-01-01"),
                second: ("f1", "normal", 4, "2011-01-01")),
            Duel(
                testDescription: "latest reported", first: ("c1", "normal", 6, "2011-01-01"),
                second: ("f1", "normal", 3, "2010-01-01")),
        ]
    }

    @Test(arguments: Duel.all) func `the answer is that of highest standing`(duel: Duel) throws {
        var world = try World()
        for (status, side) in [("member", duel.first), ("observer", duel.second)] {
            try world.member(
                status, "2000-01-01/..", by: side.source, reported: side.reported,
                credibility: .integer(side.credibility),
                rank: side.rank)
        }
        let answer = try world.answer("2005-01-01")
        #expect(answer.short == "member!")
        #expect(answer.contestedValues == ["observer"])
        #expect(answer.aspects.first?.contested.first?.sources.map(\.text) == [duel.second.source])
    }

    @Test func `among equals the latest recorded answers`() throws {
        var world = try World()
        try world.member("member", "2000-01-01/..", by: "c1", reported: "2010-01-01", credibility: 3)
        try world.member("observer", "2000-01-01/..", by: "f1", reported: "2010-01-01", credibility: 6)
        #expect(try world.answer("2005-01-01").short == "observer!")
    }

    @Test func `a deprecated claim is kept and takes no part`() throws {
        var world = try World()
        try world.member("member", "2000-01-01/..", by: "a1", rank: "deprecated")
        #expect(try world.answer("2005-01-01") == .unknown)
        try world.member("observer", "2000-01-01/..", by: "e1")
        #expect(try world.answer("2005-01-01").short == "observer")
        #expect(world.register.claimCount == 2)
    }

    @Test func `none and withdrawn agree`() throws {
        var world = try World()
        try world.member("withdrawn", "2012-01-01/..", by: "a1")
        try world.member("none", "2012-01-01/..", by: "b1")
        try world.member("member", "2000-01-01/2011-12-31", by: "c1")
        #expect(try world.answer("2013-01-01").short == "withdrawn")
        #expect(try world.answer("2013-01-01").claims.map(\.number) == [1, 2, 3])
    }

    @Test func `ranges that overlap agree, and others do not`() throws {
        var world = try World()
        try world.say("KSOR", "composition", nil, ["strength": [15_000, 20_000]], "2009-01-01/..", by: "a1")
        try world.say("KSOR", "composition", nil, ["strength": [18_000, 25_000]], "2009-01-01/..", by: "b1")
        let slot = try world.slot("KSOR", "composition", nil)
        #expect(try world.answer("2010-01-01", slot).isContested == false)
        #expect(try world.answer("2010-01-01", slot).said("strength", in: "composition") == "15000.0-20000.0")
        try world.say("KSOR", "composition", nil, ["strength": 4_000], "2009-01-01/..", by: "c1")
        #expect(try world.answer("2010-01-01", slot).contestedValues == ["4000.0"])
    }

    @Test func `field by field: what a claim does not state does not compete`() throws {
        var world = try World()
        try world.say("RUS", "leadership", "SCO", ["role": "co", "weight": 3], "2001-06-15/..", by: "b1")
        try world.say("RUS", "leadership", "SCO", ["trend": "falling"], "2001-06-15/..", by: "a1")
        try world.say("RUS", "leadership", "SCO", ["role": "sole", "weight": [2, 4]], "2001-06-15/..", by: "c1")
        let answer = try world.answer("2010-01-01", world.slot("RUS", "leadership", "SCO"))
        #expect(try answer.said("trend", in: "leadership") == "falling")
        #expect(try answer.said("role", in: "leadership") == "co")
        #expect(answer.contestedValues == ["sole"])
    }

    @Test func `equal values of several sources are one variant with all of them`() throws {
        var world = try World()
        try world.member("member", "2000-01-01/..", by: "a1")
        for source in ["d1", "b1", "c1"] { try world.member("observer", "2000-01-01/..", by: source) }
        let contested = try world.answer("2005-01-01").aspects[0].contested
        #expect(contested.map { $0.sources.map(\.text) } == [["b1", "c1", "d1"]])
        #expect(contested.map { $0.claims.map(\.number) } == [[2, 3, 4]])
    }

    @Test func `one claim of two sources counts for each of them`() throws {
        var world = try World()
        try world.say("UZB", "membership", "CSTO", ["status": "member"], "2000-01-01/..", by: "e1", "a1")
        try world.member("observer", "2000-01-01/..", by: "b1")
        #expect(try world.answer("2005-01-01").short == "member!")
    }

    @Test func `where a source is sure what another leaves open, the sure one answers`() throws {
        var world = try World()
        try world.member("member", "2000-01-01/2012", by: "a1")
        try world.member("member", "2000-01-01/2012-06-28", by: "b1")
        #expect(try world.answer("2012-06-01").short == "member")
        #expect(try world.answer("2012-07-01").short == "none")
        #expect(try world.answer("2012-07-01").isContested == false)
    }

    @Test func `of several stints that end together the one of highest standing speaks for the end`() throws {
        var world = try World()
        try world.member("observer", "2000-01-01/2005-12-31", by: "e1", reported: "2010-01-01")
        try world.member(
            "member", "2003-01-01/2005-12-31", by: "e1", reported: "2010-01-01", rank: "preferred")
        try world.member("member", "2000-01-01/..", by: "a1", reported: "2010-01-01")
        #expect(try world.answer("2007-01-01").short == "none!")
    }
}
