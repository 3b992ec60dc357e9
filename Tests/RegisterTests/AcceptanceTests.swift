// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Testing

/// The acceptance cases (a) to (f) of the model.
@Suite struct AcceptanceTests {
    @Test func `(a) two data sets that differ on a year are contested and both shown`() throws {
        var world = try World()
        try world.source("cow", "A", date: "2015", covers: "../2014")
        try world.source("stints", "B", date: "2013")
        let coded = try world.member("member", "2002-01-01/2011-12-31", by: "cow")
        try world.member("member", "1992-05-15/1999-04-20", by: "stints")
        try world.member("member", "2006-08-17/2012-06-28", by: "stints")

        let answer = try world.answer("2004-07-01")
        #expect(answer.short == "member!")
        #expect(answer.basis == .known)
        #expect(answer.claims == [coded])
        let contested = try #require(answer.aspects.first?.contested)
        #expect(contested.map(\.said) == [.nothing])
        #expect(contested.first?.sources.map(\.text) == ["stints"])
        #expect(contested.first?.claims == [ClaimID(number: 2)], "the end of the first stint is behind it")
        #expect(try world.answer("2008-07-01").short == "member", "where both agree nothing is contested")
        #expect(try world.answer("1995-07-01").short == "member", "before its first start a source is silent")
        #expect(try world.answer("2012-03-01").short == "none!")
        #expect(try world.answer("2014-12-31").short == "none")
    }

    @Test func `(b) a presumption that a later source knows better is superseded, not contested`() throws {
        var world = try World()
        try world.source("dehaas2017", "B", date: "2017-01-23")
        try world.source("later", "C", date: "2021-01-01")
        try world.say("IND", "membership", "SCO", ["status": "observer"], "2005-07-05/..", by: "dehaas2017")
        try world.say("IND", "membership", "SCO", ["status": "member"], "2017-06-09/..", by: "later")

        let slot = try world.slot("IND", "membership", "SCO")
        let answer = try world.answer("2020-01-01", slot)
        #expect(answer.short == "member")
        #expect(answer.supersededValues == ["observer"])
        #expect(try world.answer("2016-01-01", slot).short == "observer")
        #expect(try world.answer("2020-01-01", slot, known: "2017-12-31").short == "observer")
        #expect(try world.answer("2020-01-01", slot, known: "2017-12-31").basis == .presumed)
    }

    @Test func `(c) an observation of one day inside a stint changes nothing on the next day`() throws {
        var world = try World()
        try world.member("member", "2006-08-17/2012-06-28", by: "b1")
        let before = try world.segment("2009-05-02")
        try world.member("member", "2009-05-01", by: "b1")
        #expect(try world.answer("2009-05-01").short == "member")
        #expect(try world.segment("2009-05-02").answer == before.answer)
        #expect(try world.segment("2009-05-02").since == before.since)
        try world.member("observer", "2010-05-01", by: "b1")
        #expect(try world.answer("2010-05-01").short == "observer")
        #expect(try world.answer("2010-05-02").short == "member")
    }

    @Test func `(d) withdrawn in 2012 and suspended on a day of it both stand, contested`() throws {
        var world = try World()
        try world.member("member", "2006-08-17/..", by: "b1")
        try world.member("withdrawn", "2012/..", by: "b1")
        try world.member("suspended", "2012-06-28/..", by: "b1")
        let answer = try world.answer("2013-01-01")
        #expect(answer.short == "suspended!", "the narrower start comes first")
        #expect(answer.contestedValues == ["withdrawn"])
        #expect(try world.answer("2012-03-01").short == "member?")
        #expect(try world.answer("2012-03-01").alternativeValues == ["withdrawn"])
        #expect(try world.answer("2012-07-01").short == "suspended?")
        #expect(try world.answer("2011-12-31").short == "member")
    }

    @Test func `(e) a lease to 2042 does not erase the strength that another claim states`() throws {
        var world = try World()
        try world.say("kant", "basing", "KGZ", ["personnel": 500, "owner": "RUS"], "2003-10-23/..", by: "b1")
        try world.say("kant", "basing", "KGZ", ["lease-until": "2042"], "2012-09-20/..", by: "b1")
        let answer = try world.answer("2016-06-01", world.slot("kant", "basing", nil))
        #expect(answer.short == "holds")
        #expect(answer.object?.text == "KGZ")
        #expect(try answer.said("personnel", in: "basing") == "500.0")
        #expect(try answer.said("owner", in: "basing") == "RUS")
        #expect(answer.value.elements.count == 3)
    }

    @Test func `(f) on 2016-12-31 the events of 2007 still count`() throws {
        var world = try World()
        try world.say(
            "RUS", "participation", "peace-mission-2007", ["role": "host"], "2007-08-09/2007-08-17", by: "b1")
        try world.say("KAZ", "participation", "rubezh-2008", ["role": "observer"], "2008", by: "b1")
        let peaceMission = try world.slot("RUS", "participation", "peace-mission-2007")
        let rubezh = try world.slot("KAZ", "participation", "rubezh-2008")
        #expect(try world.answer("2016-12-31", peaceMission).short == "holds")
        #expect(try world.answer("2016-12-31", peaceMission).basis == .known)
        #expect(try world.answer("2007-08-08", peaceMission).short == "unknown")
        #expect(try world.answer("2008-06-01", rubezh).short == "holds?")
        #expect(try world.answer("2016-12-31", rubezh).short == "holds")
    }
}
