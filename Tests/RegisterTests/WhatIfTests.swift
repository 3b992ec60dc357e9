// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Testing

/// Rule 6 of resolution: statements assumed for one question.
@Suite struct WhatIfTests {
    private func assume(_ status: String, _ valid: String) throws -> Assertion {
        try Assertion(
            reading: [
                "kind": "membership", "subject": "UZB", "object": "CSTO", "value": ["status": .string(status)],
                "valid": .string(valid),
            ], isHypothetical: true)
    }

    @Test func `a what-if stands above all others within its interval, and is silent outside`() throws {
        var world = try World()
        try world.member("member", "2006-08-17/2012-06-28", by: "a1", rank: "preferred")
        let assumed = [try assume("observer", "2012-01-01/2013-12-31")]
        let answers = ["2011-12-31", "2012-01-01", "2013-12-31", "2014-01-01"].map { day in
            try? world.answer(day, whatIf: assumed)
        }
        #expect(answers.map { $0?.short } == ["member", "observer", "observer", "none"])
        #expect(answers[1]?.supersededValues == ["member"])
        #expect(answers[1]?.claims == [])
        #expect(try world.answer("2012-01-01").short == "member", "nothing is left behind")
    }

    @Test func `what-ifs together are one timeline`() throws {
        let world = try World()
        let assumed = [try assume("observer", "2010-01-01/.."), try assume("member", "2012-01-01/..")]
        #expect(try world.answer("2011-01-01", whatIf: assumed).short == "observer")
        #expect(try world.answer("2013-01-01", whatIf: assumed).short == "member")
        #expect(try world.answer("2013-01-01", whatIf: assumed).basis == .known)
    }

    @Test func `of what-ifs that contradict each other the last assumed stands first`() throws {
        let world = try World()
        let assumed = [try assume("observer", "2010-01-01/.."), try assume("member", "2010-01-01/..")]
        #expect(try world.answer("2011-01-01", whatIf: assumed).short == "member!")
        #expect(try world.answer("2011-01-01", whatIf: assumed.reversed()).short == "observer!")
    }

    @Test func `a what-if in another slot changes nothing`() throws {
        var world = try World()
        try world.say("IND", "membership", "SCO", ["status": "observer"], "2005-07-05/..", by: "b1")
        let slot = try world.slot("IND", "membership", "SCO")
        #expect(try world.answer("2010-01-01", slot, whatIf: [assume("member", "../..")]).short == "observer")
    }
}
