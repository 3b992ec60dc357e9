// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Testing

/// Rule 2 of resolution, and the uncertain edges of rule 5: what one source says over time.
@Suite struct SourceTimelineTests {
    /// Answers of a world in which one source says these things of UZB in the CSTO: each a status and its time.
    private func expect(
        _ said: [(String, String)], _ answers: [(String, String)], sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        var world = try World()
        for (status, valid) in said { try world.member(status, valid, by: "b1") }
        for (day, answer) in answers {
            #expect(try world.answer(day).short == answer, "on \(day)", sourceLocation: sourceLocation)
        }
    }

    @Test func `the claim of the latest start is what a source says`() throws {
        try expect(
            [("observer", "2000-01-01/.."), ("member", "2006-01-01/..")],
            [("1999-12-31", "unknown"), ("2005-12-31", "observer"), ("2006-01-01", "member"), ("2030-01-01", "member")])
    }

    @Test func `a later bounded claim covers an earlier one, which resumes after it`() throws {
        try expect(
            [("member", "2000-01-01/.."), ("suspended", "2005-01-01/2006-12-31")],
            [
                ("2004-12-31", "member"), ("2005-01-01", "suspended"), ("2006-12-31", "suspended"),
                ("2007-01-01", "member"),
            ])
    }

    @Test func `an observation says nothing of other days and ends nothing`() throws {
        try expect(
            [("member", "2005-03-01")],
            [("2005-02-28", "unknown"), ("2005-03-01", "member"), ("2005-03-02", "unknown")])
        try expect(
            [("member", "2000-01-01/2004-12-31"), ("observer", "2008-03-01")],
            [("2008-02-28", "none"), ("2008-03-01", "observer"), ("2008-03-02", "none")])
    }

    @Test func `a closing kind says none after an explicit end until the next start`() throws {
        try expect(
            [("member", "1992-05-15/1999-04-20"), ("member", "2006-08-17/2012-06-28")],
            [
                ("1992-05-14", "unknown"), ("1999-04-20", "member"), ("1999-04-21", "none"), ("2006-08-16", "none"),
                ("2006-08-17", "member"), ("2012-06-29", "none"), ("2030-01-01", "none"),
            ])
    }

    @Test func `an unknown end closes nothing and leaves the value possible`() throws {
        try expect([("member", "2005-01-01/")], [("2005-01-01", "member"), ("2030-01-01", "member?")])
    }

    @Test func `a kind that does not close is silent after an end`() throws {
        var world = try World()
        let dependence: Datum = ["dimension": "energy", "level": 3]
        try world.say("KGZ", "dependence", "RUS", dependence, "2000-01-01/2004-12-31", by: "b1")
        let slot = try world.slot("KGZ", "dependence", "RUS", ["dimension": "energy"])
        #expect(try world.answer("2004-12-31", slot).short == "holds")
        #expect(try world.answer("2005-01-01", slot).short == "unknown")
    }

    @Test func `no field is nothing by itself after an explicit end`() throws {
        var world = try World()
        try world.say("RUS", "leadership", "CSTO", ["weight": 5], "2000-01-01/2004-12-31", by: "a1")
        try world.say("RUS", "leadership", "CSTO", ["role": "sole"], "2000-01-01/..", by: "a1")
        try world.say("RUS", "leadership", "CSTO", ["weight": 3], "2003-01-01/..", by: "c1")
        let slot = try world.slot("RUS", "leadership", "CSTO")
        let answer = try world.answer("2010-01-01", slot)
        #expect(answer.short == "holds")
        #expect(try answer.said("weight", in: "leadership") == "3.0")
        #expect(try answer.said("role", in: "leadership") == "sole")
        #expect(try world.answer("2004-01-01", slot).contestedValues == ["3.0"])
    }

    @Test(
        arguments: [
            (["preferred", "normal"], [3, 1], ["2010/..", "2010-05-01/.."], "member"),
            (["normal", "normal"], [3, 1], ["2010-05-01/..", "2010/.."], "observer"),
            (["normal", "normal"], [2, 2], ["2010-05-01/..", "2010/.."], "member"),
            (["normal", "normal"], [2, 2], ["2010/..", "2010-05-01/.."], "observer"),
            (["normal", "normal"], [6, 3], ["2010-05-01/..", "2010/.."], "member"),
        ])
    func `a divided source goes by rank, credibility, narrower start`(
        ranks: [String], credibilities: [Int64], valid: [String], first: String
    ) throws {
        var world = try World()
        for (index, status) in ["member", "observer"].enumerated() {
            try world.member(
                status, valid[index], by: "b1", credibility: .integer(credibilities[index]), rank: ranks[index])
        }
        let answer = try world.answer("2012-01-01")
        #expect(answer.short == first + "!")
        #expect(answer.contestedValues == [first == "member" ? "observer" : "member"])
    }

    @Test func `starts that may coincide do not divide a source that says the same`() throws {
        try expect([("member", "2010/.."), ("member", "2010-05-01/..")], [("2012-01-01", "member")])
        try expect([("withdrawn", "2010/.."), ("none", "2010-05-01/..")], [("2012-01-01", "none")])
    }

    @Test func `a coarse single date is some time within`() throws {
        try expect(
            [("member", "2016")], [("2015-12-31", "unknown"), ("2016-07-01", "member?"), ("2017-01-01", "unknown")])
    }

    @Test func `while a change is only possible, the old value stands and the new one beside it`() throws {
        var world = try World()
        try world.member("observer", "2000-01-01/..", by: "b1")
        try world.member("member", "2006-06/..", by: "b1")
        #expect(try world.answer("2006-06-15").short == "observer?")
        #expect(try world.answer("2006-06-15").alternativeValues == ["member"])
        #expect(try world.answer("2006-06-30").short == "member")
        #expect(try world.answer("2006-06-30").alternativeValues == [])
    }

    @Test func `a possible end leaves none beside the old value`() throws {
        var world = try World()
        try world.member("member", "2000-01-01/2012", by: "b1")
        #expect(try world.answer("2012-01-01").short == "member")
        #expect(try world.answer("2012-06-01").short == "member?")
        #expect(try world.answer("2012-06-01").alternativeValues == ["none"])
        #expect(try world.answer("2013-01-01").short == "none")
    }

    @Test func `a possible end is none where what follows says the same`() throws {
        try expect([("member", "2000-01-01/.."), ("member", "2005-01-01/2012")], [("2012-06-01", "member")])
    }

    @Test func `claims beneath one that may have ended may still hold or be over`() throws {
        var world = try World()
        try world.member("observer", "2000-01-01/2012", by: "b1")
        try world.member("member", "2005-01-01/2012", by: "b1")
        #expect(try world.answer("2012-06-01").short == "member?")
        #expect(try world.answer("2012-06-01").alternativeValues == ["none", "observer"])
    }

    @Test(
        arguments: [
            ("2006-06-15", "2000-01-01", "2000-01-01", "2006-06-29"),
            ("2006-06-30", "2006-06-01", "2006-06-30", "2012-12-31"),
            ("2012-06-01", "2006-06-01", "2006-06-30", "2012-12-31"),
            ("2013-01-01", "2012-01-02", "2013-01-01", "2019-12-31"),
            ("2020-01-01", "2020-01-01", "2020-01-01", ".."),
        ])
    func `since and until bound the run of equal values, as coarsely as it was said`(
        on: String, first: String, last: String, until: String
    ) throws {
        var world = try World()
        try world.member("observer", "2000-01-01/..", by: "b1")
        try world.member("member", "2006-06/2012", by: "b1")
        try world.member("withdrawn", "2013-01-01/..", by: "b1", rank: "deprecated")
        try world.transact(.retract([ClaimID(number: 1)], reason: "only the coarse edges matter"))
        try world.member("observer", "2000-01-01/2006-12-31", by: "b1")
        try world.member("observer", "2020-01-01/..", by: "b1")
        let segment = try world.segment(on)
        #expect(segment.since == DayRange(joining: try world.day(first), try world.day(last)))
        #expect("\(segment.until)" == until)
    }

    @Test func `a run is unbroken by a change of certainty, basis or claims`() throws {
        var world = try World()
        try world.member("member", "2000-01-01/2005-12-31", by: "b1")
        try world.member("member", "2006-01-01/", by: "b1")
        let segment = try world.segment("2030-01-01")
        #expect(segment.since == DayRange(try world.day("2000-01-01")))
        #expect(segment.until == .distantFuture)
    }
}
