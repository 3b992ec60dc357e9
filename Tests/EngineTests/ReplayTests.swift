// SPDX-License-Identifier: Apache-2.0

import Chronology
import Engine
import Journal
import Model
import Testing
import Wire

/// Events again: what is replayed is what was published, to the byte.
@Suite struct ReplayTests {
    private func bench() throws -> Bench {
        let bench = try Bench.withEntities()
        for state in ["UZB", "KAZ", "RUS"] { try bench.assert(Samples.membership(state)) }
        return bench
    }

    /// The events of a replay as bytes between their neighbours, in order.
    private func replayed(_ bench: Bench, _ params: Datum) throws -> [Datum] {
        try #require(try bench.call("event.replay", params)["events"]?.elements).compactMap { $0["event"] }
    }

    @Test(arguments: [false, true])
    func `recent events come from memory and older ones from the journal, and are the same`(_ isOld: Bool) throws {
        let bench = try bench()
        let live = try bench.events().filter { $0["sequence"] != nil }
        if isOld { bench.shrinkRing(to: 2) }
        #expect(try replayed(bench, ["after": 0]) == live)
        #expect(try replayed(bench, ["after": 12]) == Array(live.dropFirst(12)))
        try bench.restart()
        #expect(try replayed(bench, ["after": 0]) == live)
    }

    @Test(arguments: [false, true])
    func `a filter hides events and not how far they were examined`(_ isOld: Bool) throws {
        let bench = try bench()
        if isOld { bench.shrinkRing(to: 2) }
        let page = try bench.call("event.replay", ["after": 0, "topics": ["membership.changed.CSTO.KAZ"]])
        #expect(page["events"]?.elements?.count == 1)
        #expect(page["next"] == 14)
        #expect(page["head"] == 14)
        let none = try bench.call("event.replay", ["after": 0, "topics": ["nothing."]])
        #expect(none["events"] == [])
        #expect(none["next"] == 14)
    }

    @Test func `pages follow each other by their next`() throws {
        let bench = try bench()
        var (cursor, seen) = (Int64(0), [Int64]())
        repeat {
            let page = try bench.call("event.replay", ["after": .integer(cursor), "limit": 3])
            seen += try #require(page["events"]?.elements).compactMap { Int64($0["event"]?["id"]?.text ?? "") }
            cursor = try #require(page["next"]?.integer)
        } while cursor < 14
        #expect(seen == Array(1...14))
    }

    @Test func `a cursor beyond the head, or of an epoch that never was, starts over`() throws {
        let bench = try bench()
        for params: Datum in [["after": 15], ["after": 0, "epoch": 2], ["after": 0, "epoch": 0]] {
            let error = try bench.refusal("event.replay", params)
            #expect(error.code == .conflict)
            #expect(error.fork == .init(epoch: 1, head: 14))
        }
        #expect(try bench.call("event.replay", ["after": 14, "epoch": 1])["events"] == [])
    }

    @Test func `the heartbeat tells the head and is not recorded`() throws {
        let bench = try bench()
        bench.tick()
        let beat = try #require(try bench.events("system.heartbeat").first)
        #expect(beat["data"]?["head"] == 14)
        #expect(beat["sequence"] == nil)
        #expect(beat["id"]?.text?.hasPrefix("t-") == true)
        #expect(try bench.call("event.head")["sequence"] == 14)
    }

    @Test func `after a fork, cursors of the old epoch are good up to it, and each record keeps its epoch`() throws {
        let bench = try Bench.withEntities()
        try bench.assert(Samples.membership())
        let fork = bench.journal.raiseEpoch()
        #expect(fork.after == SequenceNumber(10))
        let old = try bench.events().filter { $0["sequence"] != nil }
        try bench.restart()
        try bench.assert(Samples.membership("KAZ"))

        #expect(try bench.call("event.head")["epoch"] == 2)
        let events = try replayed(bench, ["after": 0, "epoch": 1])
        #expect(events.prefix(10) == old[...], "what was published before is replayed as it was")
        #expect(events.suffix(2).allSatisfy { $0["source"]?.text?.hasSuffix("/2") == true })
        #expect(try replayed(bench, ["after": 10, "epoch": 1]) == Array(events.suffix(2)))
        let error = try bench.refusal("event.replay", ["after": 11, "epoch": 1])
        #expect(error.code == .conflict)
        #expect(error.fork == RPCError.Fork(epoch: 2, head: 12))
        #expect(try replayed(bench, ["after": 11, "epoch": 2]).count == 1)
    }

    @Test(arguments: [false, true])
    func `a replay ends early at a mebibyte, and goes on from its next`(_ isOld: Bool) throws {
        let bench = try Bench.withEntities()
        let note = String(repeating: "x", count: 2_000)
        for _ in 0..<3 {
            let claims = (0..<400).map { Samples.observation("\($0)").with("note", .string(note)) }
            try bench.call("claim.assert", ["claims": .array(claims)])
        }
        if isOld { bench.shrinkRing(to: 8) }
        let head = bench.engine.head.value
        var (after, pages, seen) = (Int64(0), 0, 0)
        while after < head {
            let page = try bench.call("event.replay", ["after": .integer(after), "limit": 10_000])
            seen += page["events"]?.elements?.count ?? 0
            after = try #require(page["next"]?.integer)
            pages += 1
        }
        #expect(pages > 2)
        #expect(seen == Int(head))
    }
}
