// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Testing

/// Rules 1 and 3 of resolution: who had reported what by when, and who knows and who presumes.
@Suite struct KnowledgeTests {
    @Test func `an open end is known up to the last report in the slot, and presumed after it`() throws {
        var world = try World()
        try world.member("member", "2000-01-01/..", by: "b1", reported: "2010-05-01")
        #expect(try world.answer("2010-05-01").basis == .known)
        #expect(try world.answer("2010-05-02").basis == .presumed)
        #expect(try world.answer("2010-05-02").short == "member")
        try world.member("member", "2000-01-01/2001-12-31", by: "b1", reported: "2011-01-01")
        #expect(try world.answer("2010-12-31").basis == .known, "the horizon is that of the slot")
        #expect(try world.answer("2010-12-31", known: "2010-12-31").basis == .presumed)
    }

    @Test func `a stated end was stated for its whole length`() throws {
        var world = try World()
        try world.member("member", "2000-01-01/2042-12-31", by: "b1", reported: "2010-05-01")
        #expect(try world.answer("2042-12-31").basis == .known)
        #expect(try world.answer("2043-01-01").short == "none")
        #expect(try world.answer("2043-01-01").basis == .presumed)
    }

    @Test func `a source knows up to the end of what it covers`() throws {
        var world = try World()
        try world.source("panel", "B", date: "2015-06-01", covers: "1950/2014")
        try world.member("member", "2000-01-01/..", by: "panel")
        #expect(try world.answer("2014-12-31").basis == .known)
        #expect(try world.answer("2015-01-01").basis == .presumed)
    }

    @Test func `one that knows stands above one that presumes, whatever their grades`() throws {
        var world = try World()
        try world.member("observer", "2000-01-01/..", by: "a1", reported: "2005-01-01")
        try world.member("member", "2006-01-01/..", by: "e1", reported: "2010-01-01")
        let answer = try world.answer("2008-01-01")
        #expect(answer.short == "member")
        #expect(answer.supersededValues == ["observer"])
        #expect(answer.aspects.first?.superseded.first?.sources.map(\.text) == ["a1"])
        let later = try world.answer("2012-01-01")
        #expect(later.short == "member", "what was set aside by knowledge does not come back when that falls silent")
        #expect(later.basis == .presumed)
        #expect(later.supersededValues == ["observer"])
    }

    @Test func `of those that only presume and spoke last on one day, the one of highest standing answers`() throws {
        var world = try World()
        try world.member("observer", "2000-01-01/..", by: "b1", reported: "2010-01-01")
        try world.member("member", "2006-01-01/..", by: "a1", reported: "2010-01-01")
        let answer = try world.answer("2012-01-01")
        #expect(answer.short == "member!")
        #expect(answer.contestedValues == ["observer"])
    }

    @Test func `a presumption that agrees is neither superseded nor contested`() throws {
        var world = try World()
        try world.member("member", "2000-01-01/..", by: "a1", reported: "2005-01-01")
        try world.member("member", "2000-01-01/..", by: "e1", reported: "2010-01-01")
        let answer = try world.answer("2008-01-01")
        #expect(answer.supersededValues == [] && answer.contestedValues == [])
        #expect(answer.claims == [ClaimID(number: 2)])
    }

    @Test(
        arguments: [
            ("2010-05", "2010-05-30", "unknown"), ("2010-05", "2010-05-31", "member"),
            ("2010", "2010-12-30", "unknown"),
            ("2010", "2010-12-31", "member"), ("2010-05-01?", "2010-05-01", "unknown"),
            ("2010-05-01?", "2010-05-02", "member"),
        ])
    func `of an imprecise report the last possible day counts`(reported: String, known: String, answer: String) throws {
        var world = try World()
        try world.member("member", "2000-01-01/..", by: "b1", reported: reported)
        #expect(try world.answer("2005-01-01", known: known).short == answer)
    }

    @Test func `without a date of its own a citation is as old as its source`() throws {
        var world = try World()
        try world.source("yearbook", "B", date: "2009")
        try world.member("member", "2000-01-01/..", by: "yearbook")
        #expect(try world.answer("2005-01-01", known: "2009-12-30").short == "unknown")
        #expect(try world.answer("2005-01-01", known: "2009-12-31").short == "member")
    }

    @Test func `via is two reports, and the citation counts from the first`() throws {
        var world = try World()
        try world.say(
            "UZB", "membership", "CSTO", ["status": "member"], "2000-01-01/..", by: "b1", reported: "2008-03-01",
            via: "c1")
        #expect(try world.answer("2005-01-01", known: "2008-02-28").short == "unknown")
        #expect(try world.answer("2005-01-01", known: "2008-03-01").short == "member")
        #expect(try world.answer("2010-01-01", known: "2009-01-01").basis == .presumed)
        #expect(try world.answer("2010-01-01").basis == .known, "the source's own report, of 2017, counts as well")
    }

    @Test func `taking back the source behind leaves the source's own report`() throws {
        var world = try World()
        try world.say(
            "UZB", "membership", "CSTO", ["status": "member"], "2000-01-01/..", by: "b1", reported: "2008-03-01",
            via: "c1")
        let c1 = try #require(EntityID("c1"))
        let transaction = try world.transact(.retractSource(c1, reason: "forged"))
        #expect(transaction.facts.count == 1, "the claim stands")
        #expect(try world.answer("2005-01-01").short == "member")
        #expect(try world.answer("2005-01-01", known: "2010-01-01").short == "unknown")
    }

    @Test func `nobody speaking is unknown, and known can make it so`() throws {
        var world = try World()
        #expect(try world.answer("2005-01-01") == .unknown)
        try world.member("none", "2000-01-01/..", by: "b1")
        #expect(try world.answer("2005-01-01").state == .none)
        #expect(try world.answer("2005-01-01", known: "2000-01-01") == .unknown)
    }
}
