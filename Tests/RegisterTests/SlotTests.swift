// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Testing

/// Which claims compete: slots of pairs, plans, events, own questions and collected objects.
@Suite struct SlotTests {
    @Test func `a pair is one question from both ends`() throws {
        var world = try World()
        try world.say("UZB", "dispute", "KGZ", ["type": "water", "intensity": 3], "2000-01-01/..", by: "b1")
        try world.say("KGZ", "dispute", "UZB", ["type": "water", "intensity": 2], "2000-01-01/..", by: "c1")
        let slot = try world.slot("KGZ", "dispute", "UZB", ["type": "water"])
        #expect(slot == (try world.slot("UZB", "dispute", "KGZ", ["type": "water"])))
        #expect(try world.answer("2005-01-01", slot).contestedValues == ["2"])
        #expect(try world.answer("2005-01-01", world.slot("KGZ", "dispute", "UZB", ["type": "border"])) == .unknown)
    }

    @Test func `what is planned and what is do not compete`() throws {
        var world = try World()
        try world.say(
            "kant", "basing", "KGZ", ["phase": "planned", "personnel": 1_000, "due": "2010"], "2008-01-01/..", by: "a1")
        try world.say("kant", "basing", "KGZ", ["phase": "active", "personnel": 500], "2003-10-23/..", by: "b1")
        let (fact, plan) = (
            try world.slot("kant", "basing", nil), try world.slot("kant", "basing", nil, ["phase": "planned"])
        )
        #expect(try world.answer("2009-01-01", fact).said("personnel", in: "basing") == "500.0")
        #expect(try world.answer("2009-01-01", plan).said("personnel", in: "basing") == "1000.0")
        #expect(try world.answer("2009-01-01", fact).isContested == false)
    }

    @Test func `where the object is the answer, sources may differ on it`() throws {
        var world = try World()
        try world.say("kant", "basing", "KGZ", ["owner": "RUS"], "2003-10-23/..", by: "b1")
        try world.say("kant", "basing", "KAZ", ["owner": "RUS"], "2003-10-23/..", by: "d1")
        let answer = try world.answer("2009-01-01", world.slot("kant", "basing", nil))
        #expect(answer.object?.text == "KGZ")
        #expect(answer.contestedValues == ["KAZ"])
    }

    @Test func `an exercise has all the organisers that claims name`() throws {
        var world = try World()
        try world.say("rubezh-2008", "exercise", "KSOR", ["phase": "held"], "2008-07-22/2008-08-22", by: "b1")
        try world.say("rubezh-2008", "exercise", "CSTO", ["personnel": 4_000], "2008-08", by: "c1")
        let slot = try world.slot("rubezh-2008", "exercise", nil)
        #expect(try world.answer("2008-08-10", slot).objects.map(\.text) == ["CSTO", "KSOR"])
        #expect(try world.answer("2008-07-30", slot).objects.map(\.text) == ["KSOR"])
        #expect(try world.answer("2010-01-01", slot).isContested == false)
        #expect(try world.answer("2010-01-01", slot).certainty == .certain)
    }

    @Test func `every tie is its own question`() throws {
        var world = try World()
        let first = try world.say("RUS", "tie", "KGZ", ["type": "arms", "count": 5], "2005-01-01/..", by: "b1")
        let second = try world.say("RUS", "tie", "KGZ", ["type": "arms", "count": 9], "2005-01-01/..", by: "c1")
        for (claim, count) in [(first, "5"), (second, "9")] {
            let answer = try world.answer("2006-01-01", world.slot("RUS", "tie", "KGZ", own: claim))
            #expect(try answer.said("count", in: "tie") == count)
            #expect(answer.isContested == false)
        }
    }

    @Test func `an event is certain from its last possible day on and has no end`() throws {
        var world = try World()
        try world.say("KAZ", "participation", "rubezh-2008", ["role": "participant"], "2008-07-22/2008-08-22", by: "b1")
        let slot = try world.slot("KAZ", "participation", "rubezh-2008")
        #expect(try world.segment("2020-01-01", slot).since == DayRange(try world.day("2008-07-22")))
        #expect(try world.segment("2020-01-01", slot).until == .distantFuture)
        #expect(try world.answer("2020-01-01", slot).basis == .known)
    }
}
