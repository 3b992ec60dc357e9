// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Testing

/// What a write is found to have changed.
@Suite struct ChangeTests {
    private func assertion(_ status: String, _ valid: String, by source: String = "b1") throws -> Assertion {
        try Assertion(reading: [
            "kind": "membership", "subject": "UZB", "object": "CSTO", "value": ["status": .string(status)],
            "valid": .string(valid), "citations": [["source": .string(source)]],
        ])
    }

    private func show(_ transaction: Transaction) -> [String] {
        transaction.changes.map(\.change).map {
            "\($0.days.first)/\($0.days.last) \($0.before.short)>\($0.after.short)\($0.altersToday ? " today" : "")"
        }
    }

    @Test func `a first stint of a closing kind changes all days from its start on`() throws {
        var world = try World()
        let transaction = try world.transact(.assert([assertion("member", "2006-08-17/2012-06-28")]))
        #expect(
            show(transaction) == ["2006-08-17/2012-06-28 unknown>member", "2012-06-29/.. unknown>none today"])
        #expect(transaction.facts.count == 1 && transaction.count == 3)
        #expect(transaction.changes.map(\.stamp.sequence) == [1, 2].map(transaction.facts[0].stamp.sequence.advanced))
        #expect(world.register.head == transaction.changes.last?.stamp.sequence)
    }

    @Test func `a write that changes nothing announces nothing`() throws {
        var world = try World()
        try world.member("member", "2006-08-17/2012-06-28", by: "b1")
        #expect(show(try world.transact(.assert([assertion("member", "2006-08-17/2012-06-28")]))) == [])
        #expect(show(try world.transact(.assert([assertion("member", "2008-05-01")]))) == [])
        #expect(show(try world.transact(.assert([assertion("member", "2007-01-01/2008-01-01", by: "c1")]))) != [])
        #expect(show(try world.transact(.register([world.source("SCO")]))) == [])
    }

    @Test func `retracting yields the reverse change`() throws {
        var world = try World()
        try world.member("member", "2006-08-17/..", by: "b1")
        let forth = try world.transact(.assert([assertion("suspended", "2012-06-28/..", by: "b1")]))
        let back = try world.transact(.retract(forth.claimIDs, reason: "misread"))
        #expect(show(forth) == ["2012-06-28/.. member>suspended today"])
        #expect(show(back) == ["2012-06-28/.. suspended>member today"])
        #expect(back.changes.map(\.change.before) == forth.changes.map(\.change.after))
        #expect(back.changes.map(\.change.after) == forth.changes.map(\.change.before))
    }

    @Test func `a dated change in the future does not alter today`() throws {
        var world = try World(at: "2026-11-01T09:00:00Z")
        try world.member("member", "2006-08-17/..", by: "b1")
        let transaction = try world.transact(.assert([assertion("withdrawn", "2027-01-01/..")]))
        #expect(show(transaction) == ["2027-01-01/.. member>withdrawn"])
    }

    @Test func `stretches that differ in the same way are one change`() throws {
        var world = try World()
        try world.member("member", "2006-08-17/2008-12-31", by: "b1")
        try world.member("member", "2009-01-01/..", by: "b1")
        let transaction = try world.transact(.assert([assertion("observer", "2008-01-01/2010-12-31", by: "a1")]))
        #expect(show(transaction) == ["2008-01-01/2010-12-31 member>observer!", "2011-01-01/.. member>none! today"])
    }

    @Test func `becoming contested, or only possible, is a change`() throws {
        var world = try World()
        try world.member("member", "2006-08-17/..", by: "a1")
        #expect(
            show(try world.transact(.assert([assertion("observer", "2010-01-01/..")]))) == [
                "2010-01-01/.. member>member!"
            ])
        #expect(
            show(try world.transact(.assert([assertion("member", "2008-06/..", by: "c1")]))) == [])
    }

    @Test func `grading a source anew, ranking and taking a source back are announced`() throws {
        var world = try World()
        try world.member("member", "2006-08-17/..", by: "b1")
        try world.member("observer", "2006-08-17/..", by: "c1")
        let better = try world.transact(.register([world.source("c1", "A")]))
        #expect(show(better) == ["2006-08-17/.. member!>observer! today"])
        let ranked = try world.transact(.rank(ClaimID(number: 1), .preferred, reason: "checked"))
        #expect(show(ranked) == ["2006-08-17/.. observer!>member! today"])
        let c1 = try #require(EntityID("c1"))
        let retracted = try world.transact(.retractSource(c1, reason: "withdrawn by its publisher"))
        #expect(retracted.facts.count == 2, "the citations, and the claim with its last one")
        #expect(show(retracted) == ["2006-08-17/.. member!>member"])
    }

    @Test func `a claim with another source outlives the one taken back`() throws {
        var world = try World()
        try world.say("UZB", "membership", "CSTO", ["status": "member"], "2006-08-17/..", by: "a1", "b1")
        let (a1, b1) = (try #require(EntityID("a1")), try #require(EntityID("b1")))
        #expect(try world.transact(.retractSource(a1, reason: "error")).facts.count == 1)
        #expect(world.register.claimCount == 1)
        #expect(throws: Rejection.self) { try world.transact(.retractSource(a1, reason: "again")) }
        #expect(show(try world.transact(.retractSource(b1, reason: "error"))) == ["2006-08-17/.. member>unknown today"])
        #expect(world.register.claimCount == 0)
    }

    @Test func `a batch is compared as a whole`() throws {
        var world = try World()
        let batch = [try assertion("member", "2006-08-17/.."), try assertion("suspended", "2012-06-28/..")]
        #expect(
            show(try world.transact(.assert(batch))) == [
                "2006-08-17/2012-06-27 unknown>member", "2012-06-28/.. unknown>suspended today",
            ])
    }
}

extension World {
    /// An entity to be registered again: a source with another grade, or an organisation as it is.
    fileprivate func source(_ id: String, _ reliability: String? = nil) throws -> Entity {
        guard let reliability else {
            return try Entity(reading: ["id": .string(id), "kind": "organisation", "name": "renamed"])
        }
        return try Entity(reading: [
            "id": .string(id), "kind": "source", "name": "graded anew", "reliability": .string(reliability),
            "date": "2017-06-30",
        ])
    }
}
