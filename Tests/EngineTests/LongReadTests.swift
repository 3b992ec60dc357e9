// SPDX-License-Identifier: Apache-2.0

import Chronology
import Engine
import Model
import Testing
import Wire

/// Reads that may take long are done in slices, on the records of their beginning.
@Suite struct LongReadTests {
    /// A register with more questions than one slice examines, one contested at each end.
    private func bench() throws -> Bench {
        let bench = try Bench.withEntities()
        try bench.assert(
            Samples.membership(), Samples.membership("UZB", "CSTO", "observer", "2007-01-01/..", by: "cow"))
        try bench.fill(EngineLimits.sliceSlots)
        try bench.assert(
            Samples.membership("KAZ"), Samples.membership("KAZ", "CSTO", "observer", "2007-01-01/..", by: "cow"))
        return bench
    }

    @Test func `others get their turn between slices, and writes then do not show`() throws {
        let bench = try bench()
        let head = bench.engine.head.value
        let read = bench.send("model.contested")
        bench.workOnce()
        #expect(!bench.hasReplied(read))
        #expect(try bench.call("event.head")["sequence"] == .integer(head), "somebody else is answered meanwhile")
        try bench.call("claim.retract", ["source": "cow", "reason": "withdrawn"])
        bench.work()
        let result = try bench.result(read)
        #expect(result["sequence"] == .integer(head))
        let subjects = (result["entries"]?.elements ?? []).compactMap { $0["slot"]?["subject"]?.text }
        #expect(subjects == ["UZB", "KAZ"], "as it was when the read began")
        #expect(try bench.call("model.contested")["entries"]?.elements == [])
    }

    @Test func `long reads take turns`() throws {
        let bench = try bench()
        let reads = [bench.send("model.contested"), bench.send("model.contested", ["kind": "membership"])]
        bench.workOnce()
        bench.workOnce()
        #expect(reads.allSatisfy { !bench.hasReplied($0) })
        bench.workOnce()
        #expect(bench.hasReplied(reads[0]))
        bench.workOnce()
        #expect(bench.hasReplied(reads[1]))
        #expect(!bench.engine.hasWork)
    }

    @Test func `a deadline that passes between slices ends the read`() throws {
        let bench = try bench()
        let read = bench.send("model.contested", ["deadline": "2016-12-31T12:00:01Z"])
        bench.workOnce()
        bench.clock.pass(seconds: 2)
        bench.work()
        #expect(try bench.error(read).code == .deadlinePassed)
    }

    @Test func `too many at once are answered busy`() throws {
        let bench = try bench()
        let reads = (0..<EngineLimits.longReads).map { _ in bench.send("model.contested") }
        let error = try bench.error(bench.send("model.contested"))
        #expect(error.code == .busy)
        #expect(error.retryAfter == EngineLimits.retryAfter)
        bench.work()
        #expect(reads.allSatisfy { bench.hasReplied($0) })
    }

    @Test func `shutting down ends them with an error`() throws {
        let bench = try bench()
        let read = bench.send("model.contested")
        bench.workOnce()
        bench.drain()
        #expect(try bench.error(read).code == .notPossibleNow)
        #expect(!bench.engine.hasWork)
    }
}
