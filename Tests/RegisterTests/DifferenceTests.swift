// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Testing

/// What two viewpoints answer differently.
@Suite struct DifferenceTests {
    /// The difference of a slot as a reader would say it; nil where there is none.
    private func difference(_ world: World, _ from: Viewpoint, _ to: Viewpoint, _ key: SlotKey? = nil) throws -> String?
    {
        let found = world.register.difference(try key ?? world.slot(), from: from, to: to)
        return found.map { "\($0.before.answer.short) → \($0.after.answer.short)" }
    }

    private func on(_ day: String, known: String? = nil, in world: World) throws -> Viewpoint {
        Viewpoint(on: try world.day(day), known: try known.map(world.day))
    }

    @Test(
        arguments: [
            ("2000-01-01", "2007-01-01", "none → member"), ("1990-01-01", "2000-01-01", "unknown → none"),
            ("2007-01-01", "2008-01-01", nil), ("2007-01-01", "2007-01-01", nil),
            ("2008-01-01", "2012-06-30", "member → member?"), ("2013-01-01", "2007-01-01", "none → member"),
            ("2016-01-01", "2018-01-01", nil),
        ])
    func `between two days it is the value, its certainty or a contradiction`(
        from: String, to: String, expected: String?
    ) throws {
        var world = try World()
        try world.member("member", "1992-05-15/1999-04-20", by: "b1")
        try world.member("member", "2006-06-23/2012", by: "b1")
        #expect(try difference(world, on(from, in: world), on(to, in: world)) == expected)
    }

    @Test func `between two states of knowledge it is what was reported in between`() throws {
        var world = try World()
        try world.member("member", "2006-06-23/..", by: "b1", reported: "2010-01-01")
        try world.member("suspended", "2012-06-28/..", by: "a1", reported: "2012-07-01")
        let day = "2012-07-15"
        #expect(
            try difference(world, on(day, known: "2012-06-30", in: world), on(day, known: "2012-07-02", in: world))
                == "member → suspended")
        #expect(
            try difference(world, on(day, known: "2009-01-01", in: world), on(day, known: "2012-06-30", in: world))
                == "unknown → member")
        try world.member("withdrawn", "2012-06-28/..", by: "c1", reported: "2013-01-01")
        #expect(
            try difference(world, on("2012-07-01", known: "2012-12-31", in: world), on("2012-07-01", in: world))
                == "suspended → suspended!")
    }

    @Test func `an event between two days has happened, and one that only may have become certain`() throws {
        var world = try World()
        try world.say("UZB", "participation", "rubezh-2008", ["role": "absent"], "2008", by: "b1")
        let key = try world.slot("UZB", "participation", "rubezh-2008")
        let between = { (from: String, to: String) in
            try difference(world, on(from, in: world), on(to, in: world), key)
        }
        #expect(try between("2007-12-31", "2009-01-01") == "unknown → holds")
        #expect(try between("2007-12-31", "2008-05-01") == "unknown → holds?")
        #expect(try between("2008-05-01", "2008-12-31") == "holds? → holds")
        #expect(try between("2008-12-31", "2017-01-01") == nil)
    }

    @Test func `every slot of either viewpoint has one place`() throws {
        var world = try World()
        try world.member("member", "2006-06-23/..", by: "b1")
        let early = world.register.head
        try world.say("KAZ", "membership", "CSTO", ["status": "member"], "2006-06-23/..", by: "b1")
        let assume = { (state: String) in
            try Assertion(
                reading: [
                    "kind": "membership", "subject": .string(state), "object": "CSTO", "value": ["status": "member"],
                    "valid": "2010/..",
                ], isHypothetical: true)
        }
        let one = Viewpoint(
            on: try world.day("2011-01-01"), recorded: early, whatIf: [try assume("UZB"), try assume("IND")])
        let other = Viewpoint(
            on: try world.day("2011-01-01"), whatIf: [try assume("IND"), try assume("CHN"), try assume("KAZ")])
        for (from, to) in [(one, other), (other, one)] {
            let places = 0..<world.register.slotCount(from, to)
            let keys = places.compactMap { world.register.slotKey(at: $0, from, to) }
            #expect(Set(keys.map(\.subject.text)) == ["UZB", "KAZ", "IND", "CHN"])
            #expect(Set(keys).count == keys.count, "each once")
            let differing = keys.filter { world.register.difference($0, from: from, to: to) != nil }
            #expect(Set(differing.map(\.subject.text)) == ["KAZ", "CHN"])
        }
    }
}
