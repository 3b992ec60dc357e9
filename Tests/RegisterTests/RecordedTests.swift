// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Testing

/// Guarantee 6: what the past said stays askable.
@Suite struct RecordedTests {
    @Test func `recorded gives the old answer exactly, whatever was written since`() throws {
        var world = try World()
        var asked: [(at: SequenceNumber, timeline: Timeline)] = []
        let key = try world.slot()
        func remember(_ world: World) throws {
            let view = Viewpoint(on: try world.day("2010-01-01"))
            asked.append((world.register.head, world.register.timeline(key, view)))
        }
        let first = try world.member("member", "2006-08-17/2012-06-28", by: "b1")
        try remember(world)
        try world.member("observer", "2006/..", by: "c1", reported: "2011-03")
        try remember(world)
        try world.register("c1", "source", ["reliability": "A", "date": "2011", "covers": "../2009"])
        try remember(world)
        try world.transact(.rank(first, .preferred, reason: "checked"))
        try remember(world)
        try world.transact(.retract([first], reason: "misread"))
        try remember(world)
        let c1 = try #require(EntityID("c1"))
        try world.transact(.retractSource(c1, reason: "forged"))
        try remember(world)
        try world.member("observer", "2006/..", by: "c1")
        try remember(world)

        #expect(Set(asked.map(\.timeline)).count == asked.count, "every write changed what is answered")
        for (sequence, timeline) in asked {
            let view = Viewpoint(on: try world.day("2010-01-01"), recorded: sequence)
            #expect(world.register.timeline(key, view) == timeline, "as recorded at \(sequence)")
            #expect(world.register.answer(key, view) == timeline.segment(on: view.on).answer)
        }
        #expect(try world.answer("2010-01-01", recorded: .zero) == .unknown)
    }

    @Test func `a citation made after its source was taken back counts`() throws {
        var world = try World()
        let b1 = try #require(EntityID("b1"))
        try world.member("member", "2006-08-17/..", by: "b1")
        try world.transact(.retractSource(b1, reason: "error"))
        #expect(try world.answer("2010-01-01") == .unknown)
        try world.member("observer", "2006-08-17/..", by: "b1")
        #expect(try world.answer("2010-01-01").short == "observer")
    }

    @Test func `a time stands for the last record taken in by then`() throws {
        var world = try World(at: "2026-11-01T09:00:00Z")
        let before = world.register.head
        try world.member("member", "2006-08-17/2012-06-28", by: "b1")
        let time = world.clock
        #expect(world.register.sequence(at: Instant(milliseconds: time.milliseconds - 1)) == before)
        #expect(world.register.sequence(at: time) == world.register.head, "facts and the changes that follow from them")
        #expect(world.register.sequence(at: try Instant("2026-10-31T00:00:00Z")) == .zero)
    }
}
