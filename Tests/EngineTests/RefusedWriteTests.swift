// SPDX-License-Identifier: Apache-2.0

import Chronology
import Engine
import Journal
import Model
import Testing
import Wire

/// A write that the journal refuses leaves nothing behind (the fourth guarantee).
@Suite struct RefusedWriteTests {
    @Test(arguments: [Refusal.diskFull, .readOnly, .busy, .timeWentBack(last: 0)])
    func `a lasting refusal undoes and refuses all that is pending`(_ reason: Refusal) throws {
        let bench = try Bench.withHistory()
        let before = try bench.answers()
        bench.holdsWrites = true
        let writes = [
            bench.sendAssert(Samples.membership("RUS")), bench.sendAssert(Samples.membership("KAZ", "SCO")),
            bench.send("claim.retract", ["ids": ["c1"], "reason": "why"]),
            bench.send("entity.register", ["entities": [["id": "KGZ", "kind": "state", "name": "Kyrgyzstan"]]]),
            bench.send("claim.retract", ["source": "cow", "reason": "why"]),
        ]
        bench.refuse(reason)
        for write in writes {
            let error = try bench.error(write)
            #expect(error.code == .notPossibleNow)
            #expect(error.message.contains("nothing was written"))
            #expect(error.hint != nil)
        }
        #expect(try bench.answers() == before)
        #expect(bench.queue.isEmpty)
    }

    @Test func `reads that saw what was refused are answered anew`() throws {
        let bench = try Bench.withEntities()
        bench.holdsWrites = true
        bench.sendAssert(Samples.membership())
        let read = bench.send("claim.list")
        let missing = bench.send("claim.get", ["id": "c1"])
        let contested = bench.send("model.contested")
        bench.work()
        bench.refuse(.diskFull)
        bench.work()
        #expect(try bench.result(read)["claims"]?.elements == [])
        #expect(try bench.result(read)["sequence"] == 8)
        #expect(try bench.error(missing).code == .notFound)
        #expect(try bench.result(contested)["sequence"] == 8)
    }

    @Test func `what is durable already is answered before the refusal of what is not`() throws {
        let bench = try Bench.withEntities()
        bench.holdsWrites = true
        let first = bench.sendAssert(Samples.membership())
        let second = bench.sendAssert(Samples.membership("KAZ"))
        bench.commit(1)
        bench.refuse(.diskFull)
        #expect(try bench.result(first)["ids"]?.texts == ["c1"])
        #expect(try bench.error(second).code == .notPossibleNow)
    }

    @Test func `a write that is too large is refused alone, and all behind it is decided anew`() throws {
        let bench = try Bench.withEntities()
        bench.holdsWrites = true
        let large = bench.sendAssert(Samples.membership())
        let next = bench.sendAssert(Samples.membership("KAZ"))
        let dependent = bench.send("claim.rank", ["id": "c2", "rank": "deprecated", "reason": "checked"])
        let read = bench.send("claim.list")
        bench.refuse(.tooLarge)
        #expect(bench.queue.map(\.first) == [SequenceNumber(9)], "the one that depended on it is refused now")
        bench.commit()
        #expect(try bench.error(large).code == .tooLarge)
        #expect(try bench.result(next)["ids"]?.texts == ["c1"])
        #expect(try bench.error(dependent).code == .notFound, "c2 was never given")
        #expect(try bench.result(read)["claims"]?.elements?.count == 1)
    }

    @Test func `after a refusal writes are refused at once, and one is tried every second`() throws {
        let bench = try Bench.withEntities()
        bench.holdsWrites = true
        bench.sendAssert(Samples.membership())
        bench.refuse(.diskFull)
        #expect(try bench.refusal("claim.assert", ["claims": [Samples.membership()]]).code == .notPossibleNow)
        #expect(bench.queue.isEmpty, "it was not even tried")
        #expect(try bench.call("system.status")["health"]?.text?.contains("disk is full") == true)
        #expect(try bench.call("claim.list")["claims"]?.elements == [], "reads go on")

        bench.clock.pass(seconds: 1)
        let tried = bench.sendAssert(Samples.membership())
        let refused = bench.sendAssert(Samples.membership())
        #expect(bench.queue.count == 1)
        bench.commit()
        #expect(try bench.result(tried)["ids"]?.texts == ["c1"])
        #expect(try bench.error(refused).code == .notPossibleNow)
        #expect(try bench.call("system.status")["health"] == "ok")
        bench.holdsWrites = false
        try bench.assert(Samples.membership("KAZ"))
    }

    @Test func `a long read that began on records that were refused begins anew`() throws {
        let bench = try Bench.withEntities()
        try bench.fill(EngineLimits.sliceSlots)
        let head = bench.engine.head.value
        bench.holdsWrites = true
        bench.sendAssert(
            Samples.membership(), Samples.membership("UZB", "CSTO", "observer", "2007-01-01/..", by: "cow"))
        let read = bench.send("model.contested")
        bench.workOnce()
        bench.refuse(.diskFull)
        bench.work()
        let result = try bench.result(read)
        #expect(result["entries"]?.elements == [])
        #expect(result["sequence"] == .integer(head), "nothing speaks of records that never were")
    }

    @Test func `a rehearsal is not hindered by a full disk`() throws {
        let bench = try Bench.withEntities()
        bench.holdsWrites = true
        bench.sendAssert(Samples.membership())
        bench.refuse(.diskFull)
        let result = try bench.call("claim.assert", ["claims": [Samples.membership()], "dryRun": true])
        #expect(result["changeCount"] == 1)
    }
}

extension Bench {
    /// Asserts so many claims that are each their own question.
    func fill(_ count: Int) throws {
        let claims = (0..<count).map { Samples.observation("note \($0)") }
        try call("claim.assert", ["claims": .array(claims)])
    }
}
