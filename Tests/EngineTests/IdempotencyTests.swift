// SPDX-License-Identifier: Apache-2.0

import Engine
import Journal
import Model
import Testing
import Wire

/// The same request under the same key is carried out once, whoever lost its reply, and whenever.
@Suite struct IdempotencyTests {
    private let claim = Samples.membership()

    @Test func `a repeated request gets the first reply and writes nothing`() throws {
        let bench = try Bench.withEntities()
        let first = bench.sendAssert(claim, key: "k1")
        let second = bench.sendAssert(claim, key: "k1")
        #expect(try bench.result(second) == bench.result(first))
        #expect(try bench.call("system.status")["claims"] == 1)
    }

    @Test func `while the first is pending, both get its reply`() throws {
        let bench = try Bench.withEntities()
        bench.holdsWrites = true
        let routes = (0..<3).map { _ in bench.sendAssert(claim, key: "k1") }
        #expect(bench.queue.count == 1)
        #expect(routes.allSatisfy { !bench.hasReplied($0) })
        bench.commit()
        let ids = try routes.map { try bench.result($0)["ids"]?.texts }
        #expect(ids == [["c1"], ["c1"], ["c1"]])
    }

    @Test func `another request under the key is refused`() throws {
        let bench = try Bench.withEntities()
        bench.sendAssert(claim, key: "k1")
        let other = bench.sendAssert(Samples.membership("KAZ"), key: "k1")
        #expect(try bench.error(other).code == .conflict)
        #expect(try bench.error(other).field == "idempotencyKey")
    }

    @Test func `a deadline does not make another request of it`() throws {
        let bench = try Bench.withEntities()
        bench.sendAssert(claim, key: "k1")
        let params: Datum = [
            "claims": [claim], "idempotencyKey": "k1", "deadline": "2017-01-01T00:00:00Z", "dryRun": false,
        ]
        #expect(try bench.call("claim.assert", params)["ids"]?.texts == ["c1"])
    }

    @Test func `a key belongs to its writer`() throws {
        let bench = try Bench.withEntities()
        bench.sendAssert(claim, key: "k1", by: "anna")
        let second = bench.sendAssert(claim, key: "k1", by: "bert")
        #expect(try bench.result(second)["ids"]?.texts == ["c2"])
    }

    @Test func `a refused write leaves its key free`() throws {
        let bench = try Bench.withEntities()
        bench.holdsWrites = true
        let refused = bench.sendAssert(claim, key: "k1")
        bench.refuse(.diskFull)
        #expect(try bench.error(refused).code == .notPossibleNow)
        bench.clock.pass(seconds: 2)
        let again = bench.sendAssert(claim, key: "k1")
        bench.commit()
        #expect(try bench.result(again)["ids"]?.texts == ["c1"])
    }

    @Test func `a key is known after a restart, and its reply is the first one to the byte`() throws {
        let bench = try Bench.withEntities()
        let first = bench.sendAssert(claim, key: "k1")
        let bytes = try #require(bench.replies(first).first)
        try bench.restart()
        let second = bench.sendAssert(claim, key: "k1")
        let repeated = try #require(bench.replies(second).first)
        #expect(Self.afterID(repeated) == Self.afterID(bytes))
        #expect(try bench.call("system.status")["claims"] == 1)
    }

    @Test func `after a restart another request under the key is still refused`() throws {
        let bench = try Bench.withEntities()
        bench.sendAssert(claim, key: "k1")
        try bench.restart()
        #expect(try bench.error(bench.sendAssert(Samples.membership("KAZ"), key: "k1")).code == .conflict)
    }

    @Test func `while the journal is asked for the first reply, nothing is written and all who ask get it`() throws {
        let bench = try Bench.withEntities()
        let first = bench.sendAssert(claim, key: "k1")
        bench.holdsAnswers = true
        let routes = (0..<3).map { _ in bench.sendAssert(claim, key: "k1") }
        #expect(bench.questions.count == 3)
        #expect(routes.allSatisfy { !bench.hasReplied($0) })
        bench.answerQuestions()
        for route in routes { #expect(try bench.result(route) == bench.result(first)) }
        #expect(bench.journal.identity().head.sequence == bench.engine.head)
    }

    @Test func `a first reply that cannot be read is told, and nothing is written`() throws {
        let bench = try Bench.withEntities()
        bench.sendAssert(claim, key: "k1")
        bench.holdsAnswers = true
        let route = bench.sendAssert(claim, key: "k1")
        bench.failQuestions(JournalFailure(.inputOutput, "disk I/O error"))
        #expect(try bench.error(route).code == .internalError)
        #expect(bench.journal.identity().head.sequence == bench.engine.head)
    }

    /// A reply from its result on: the id before it is the asker's own.
    private static func afterID(_ reply: [UInt8]) -> Substring? {
        let text = String(decoding: reply, as: UTF8.self)
        return text.firstRange(of: "\"result\":").map { text[$0.lowerBound...] }
    }

    @Test(arguments: ["", String(repeating: "x", count: 65)])
    func `a key has 1 to 64 bytes`(_ key: String) throws {
        let bench = try Bench.withEntities()
        #expect(try bench.error(bench.sendAssert(claim, key: key)).field == "idempotencyKey")
    }

    @Test func `a rehearsal uses no key up`() throws {
        let bench = try Bench.withEntities()
        try bench.call("claim.assert", ["claims": [claim], "dryRun": true, "idempotencyKey": "k1"])
        #expect(try bench.result(bench.sendAssert(claim, key: "k1"))["ids"]?.texts == ["c1"])
    }
}
