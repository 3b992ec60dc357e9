// SPDX-License-Identifier: Apache-2.0

import Chronology
import Engine
import Journal
import Model
import Testing
import Wire

/// Nothing leaves before what it speaks of is durable (the first guarantee).
@Suite struct DurabilityTests {
    @Test func `a write is answered and announced once the journal has it`() throws {
        let bench = try Bench.withEntities()
        bench.holdsWrites = true
        let write = bench.sendAssert(Samples.membership())
        #expect(!bench.hasReplied(write))
        #expect(bench.topics("claim.").isEmpty)
        bench.commit()
        #expect(try bench.result(write)["sequence"] == 10)
        #expect(
            bench.topics("claim.") + bench.topics("membership.") == [
                "claim.asserted.membership", "membership.changed.CSTO.UZB",
            ])
    }

    @Test func `its event leaves before its reply, so that who has the reply can wait for the event`() throws {
        let bench = try Bench.withEntities()
        let from = bench.output.count
        bench.sendAssert(Samples.membership())
        let left = bench.output[from...].map { if case .event = $0 { "event" } else { "reply" } }
        #expect(left == ["event", "event", "reply"])
    }

    @Test func `reads and refusals wait for the writes that they have seen`() throws {
        let bench = try Bench.withEntities()
        bench.holdsWrites = true
        let write = bench.sendAssert(Samples.membership())
        let read = bench.send("claim.get", ["id": "c1"])
        let refusal = bench.send("claim.rank", ["id": "c1", "rank": "normal", "reason": "as it is"])
        let missing = bench.send("claim.get", ["id": "c2"])
        let contested = bench.send("model.contested")
        bench.work()
        #expect([write, read, refusal, missing, contested].allSatisfy { !bench.hasReplied($0) })
        bench.commit()
        #expect(try bench.result(read)["sequence"] == 10)
        #expect(try bench.error(refusal).code == .conflict)
        #expect(try bench.error(missing).code == .notFound)
        #expect(try bench.result(contested)["sequence"] == 10)
    }

    @Test func `what speaks of durable records alone need not wait`() throws {
        let bench = try Bench.withEntities()
        bench.holdsWrites = true
        bench.sendAssert(Samples.membership())
        #expect(try bench.call("event.head")["sequence"] == 8)
        #expect(try bench.call("event.replay", ["after": 7])["next"] == 8)
        let status = try bench.call("system.status")
        #expect(status["sequence"] == 8)
        #expect(status["claims"] == 0, "the pending claim is not durable")
        #expect(status["entities"] == 8)
        bench.commit()
        #expect(try bench.call("system.status")["claims"] == 1)
    }

    @Test func `writes are pipelined, and answered in their order as groups become durable`() throws {
        let bench = try Bench.withEntities()
        bench.holdsWrites = true
        let first = bench.sendAssert(Samples.membership())
        let between = bench.send("claim.list")
        let second = bench.sendAssert(Samples.membership("KAZ"))
        let last = bench.send("claim.list")
        #expect(bench.queue.map(\.first) == [SequenceNumber(9), SequenceNumber(11)])
        bench.commit(1)
        #expect([first, between].allSatisfy { bench.hasReplied($0) })
        #expect([second, last].allSatisfy { !bench.hasReplied($0) })
        bench.commit(1)
        #expect(try bench.result(between)["claims"]?.elements?.count == 1)
        #expect(try bench.result(last)["claims"]?.elements?.count == 2)
    }

    @Test func `replies leave in the order of what they speak of, also when a group settles many`() throws {
        let bench = try Bench.withEntities()
        bench.holdsWrites = true
        let routes = [
            bench.sendAssert(Samples.membership()), bench.send("claim.list"),
            bench.sendAssert(Samples.membership("KAZ")),
            bench.send("claim.get", ["id": "c9"]), bench.sendAssert(Samples.membership("RUS")),
        ]
        let from = bench.output.count
        bench.commit()
        let order = bench.output[from...].compactMap { if case .reply(let route, _) = $0 { route } else { nil } }
        #expect(order == routes)
    }

    @Test func `a rehearsal of a pending register waits too`() throws {
        let bench = try Bench.withEntities()
        bench.holdsWrites = true
        bench.sendAssert(Samples.membership())
        let rehearsal = bench.send("claim.retract", ["ids": ["c1"], "reason": "why", "dryRun": true])
        #expect(!bench.hasReplied(rehearsal))
        bench.commit()
        #expect(try bench.result(rehearsal)["changes"]?.elements?.count == 1)
    }

    @Test func `an unknown outcome stops everything`() throws {
        let bench = try Bench.withEntities()
        bench.holdsWrites = true
        let write = bench.sendAssert(Samples.membership())
        let read = bench.send("claim.list")
        let left = bench.output.count
        bench.lose()
        #expect(bench.stopped?.contains("does not know") == true)
        bench.commit()
        bench.tick()
        let late = bench.send(bytes: Array(#"{"jsonrpc":"2.0","id":1,"method":"event.head"}"#.utf8))
        #expect(!late.follows)
        #expect(bench.output.count == left, "nothing leaves any more")
        #expect([write, read].allSatisfy { !bench.hasReplied($0) })
    }

    @Test func `recorded time never goes back`() throws {
        let bench = try Bench.withEntities()
        bench.clock.put(bySeconds: -3_600)
        bench.holdsWrites = true
        bench.sendAssert(Samples.membership())
        bench.clock.put(bySeconds: 7_200)
        bench.sendAssert(Samples.membership("KAZ"))
        bench.clock.put(bySeconds: -100_000)
        bench.sendAssert(Samples.membership("RUS"))
        bench.commit()
        let times = try bench.events().compactMap { $0["time"]?.text }
        #expect(times == times.sorted())
        #expect(times.last == "2016-12-31T13:00:00.000Z")
        try bench.restart()
        bench.holdsWrites = false
        bench.sendAssert(Samples.observation("later"))
        #expect(try bench.events("claim.asserted.observation").last?["time"]?.text == "2016-12-31T13:00:00.000Z")
    }

    @Test func `too many pending writes are answered busy and do nothing`() throws {
        let bench = try Bench.withEntities()
        bench.holdsWrites = true
        for number in 0..<EngineLimits.pendingWrites { bench.sendAssert(Samples.observation("\(number)")) }
        let refused = bench.sendAssert(Samples.observation("one more"))
        bench.commit()
        let error = try bench.error(refused)
        #expect(error.code == .busy)
        #expect(error.retryAfter == EngineLimits.retryAfter)
        #expect(bench.engine.size.claims == EngineLimits.pendingWrites)
    }
}
