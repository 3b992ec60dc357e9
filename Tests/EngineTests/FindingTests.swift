// SPDX-License-Identifier: Apache-2.0

import Chronology
import Journal
import Model
import Testing
import Wire

@testable import Engine

/// Conclusions are evaluated when what they rest on is written, and told when they fall.
@Suite struct FindingTests {
    /// A register whose SCO has one leader, and a finding that says so.
    private func bench() throws -> Bench {
        let bench = try Bench.withEntities()
        try bench.assert(Samples.leadership("RUS"))
        try bench.define()
        return bench
    }

    @Test func `a finding answers as soon as it is defined`() throws {
        let bench = try bench()
        let changes = try bench.findingChanges()
        #expect(changes.count == 1)
        #expect(changes[0]["finding"] == "sco-one-leader")
        #expect(changes[0]["before"] == .null)
        #expect(changes[0]["after"] == "holds")
        #expect(changes[0]["cause"] == "definition")
        #expect(changes[0]["evidence"] == ["c1"])
    }

    @Test func `a claim that makes it fall is told with the change`() throws {
        let bench = try bench()
        try bench.assert(Samples.leadership("KAZ"))
        let change = try #require(try bench.findingChanges().last)
        #expect(change["before"] == "holds" && change["after"] == "fails")
        #expect(change["cause"] == "claims" && change["causeClaims"] == ["c2"])
        #expect(try bench.call("finding.get", ["id": "sco-one-leader"])["answer"] == "fails")
        try bench.call("claim.retract", ["ids": ["c2"], "reason": "mistaken"])
        #expect(try bench.findingChanges().last?["after"] == "holds")
        #expect(try bench.findingChanges().count == 3)
    }

    @Test func `its record stands behind that of the claim, and is replayed`() throws {
        let bench = try bench()
        let before = bench.engine.head.value
        try bench.assert(Samples.leadership("KAZ"))
        let replayed = try bench.call("event.replay", ["after": .integer(before)])
        let topics = (replayed["events"]?.elements ?? []).compactMap { $0["topic"]?.text }
        #expect(
            topics == ["claim.asserted.leadership", "leadership.changed.KAZ.SCO", "finding.changed.sco-one-leader"])
    }

    @Test func `a claim that answers nothing it asked leaves it alone`() throws {
        let bench = try bench()
        bench.sendAssert(Samples.observation("nothing to do with it"))
        #expect(!bench.engine.hasWork && bench.engine.book.stale.isEmpty)
        bench.sendAssert(Samples.leadership("KAZ"))
        #expect(bench.engine.hasWork)
    }

    @Test func `nothing is told where the answer stays`() throws {
        let bench = try bench()
        try bench.assert(Samples.leadership("RUS", "2001-06-15/..", weight: 1))
        #expect(try bench.findingChanges().count == 1)
    }

    @Test func `time alone lets it fall`() throws {
        let bench = try bench()
        try bench.assert(Samples.leadership("KAZ", "2017-01-02/.."))
        #expect(try bench.findingChanges().count == 1)
        bench.clock.pass(seconds: 2 * 86_400)
        bench.tick()
        bench.work()
        let change = try #require(try bench.findingChanges().last)
        #expect(change["after"] == "fails" && change["cause"] == "day" && change["on"] == "2017-01-02")
    }

    @Test func `a restart keeps the answer and tells nothing again`() throws {
        let bench = try bench()
        try bench.assert(Samples.leadership("KAZ"))
        let head = bench.engine.head
        try bench.restart()
        bench.work()
        #expect(bench.engine.head == head)
        try bench.call("claim.retract", ["ids": ["c2"], "reason": "mistaken"])
        #expect(try bench.findingChanges().last?["after"] == "holds")
    }

    @Test func `what changed while the daemon was down is told at its start`() throws {
        let bench = try bench()
        try bench.assert(Samples.leadership("KAZ", "2017-06-01/.."))
        bench.clock.pass(seconds: 300 * 86_400)
        try bench.restart()
        bench.work()
        let change = try #require(try bench.findingChanges().last)
        #expect(change["after"] == "fails" && change["cause"] == "start")
    }

    @Test func `an answer that the journal refuses is found again`() throws {
        let bench = try bench()
        bench.holdsWrites = true
        bench.sendAssert(Samples.leadership("KAZ"))
        bench.commit()
        bench.work()
        #expect(bench.queue.count == 1, "the new answer waits for the journal")
        bench.refuse(.tooLarge)
        bench.holdsWrites = false
        #expect(bench.stopped == nil)
        bench.work()
        #expect(try bench.findingChanges().map { $0["after"] } == ["holds", "fails"])
    }

    @Test func `what is written while it is evaluated is not overlooked`() throws {
        let bench = try Bench.withEntities()
        try bench.assert(Samples.leadership("RUS"))
        bench.holdsEvaluations = true
        bench.send("finding.define", ["finding": Samples.finding()])
        bench.work()
        #expect(bench.evaluations.count == 1, "it asks for the first time, and nobody knows yet what")
        bench.sendAssert(Samples.leadership("KAZ"))
        bench.holdsEvaluations = false
        bench.evaluate()
        bench.work()
        let changes = try bench.findingChanges()
        #expect(changes.map { $0["after"] } == ["holds", "fails"])
        #expect(changes.last?["causeClaims"] == ["c2"])
    }

    @Test func `a new answer that cannot be recorded is no reason to stop`() throws {
        let bench = try Bench.withEntities()
        try bench.assert(Samples.membership("UZB", "SCO", "member", "2017-01-01/.."))
        bench.holdsWrites = true
        bench.clock.pass(seconds: 86_400)
        bench.tick()
        bench.work()
        #expect(bench.queue.count == 1, "the membership takes effect")
        bench.refuse(.diskFull)
        #expect(bench.stopped == nil)
        bench.holdsWrites = false
        bench.clock.pass(seconds: 2)
        try bench.assert(Samples.observation("there is room again"))
        bench.work()
        #expect(bench.topics("membership.effective").count == 1)
    }

    @Test func `defined anew it is another finding`() throws {
        let bench = try bench()
        let first = bench.engine.head.value
        try bench.define(Samples.finding(leaders: 2))
        let change = try #require(try bench.findingChanges().last)
        #expect(change["before"] == .null && change["after"] == "fails")
        let earlier = try bench.call("finding.get", ["id": "sco-one-leader", "recorded": .integer(first)])
        #expect(earlier["expression"]?["right"] == 1 && earlier["answer"] == "holds", "the past stays askable")
    }

    @Test func `one that was removed is not evaluated any more`() throws {
        let bench = try bench()
        try bench.call("finding.remove", ["id": "sco-one-leader", "reason": "no longer asked"])
        try bench.assert(Samples.leadership("KAZ"))
        #expect(try bench.findingChanges().count == 1)
        let error = try bench.refusal("finding.get", ["id": "sco-one-leader"])
        #expect(error.code == .notFound)
    }

    @Test func `one that cannot be read is refused with the place`() throws {
        let bench = try Bench.withEntities()
        let wrong = Samples.finding().with(
            "expression", ["left": ["measure": "dominance.leader", "of": ["SCO"]], "operator": "=", "right": 1])
        let error = try bench.refusal("finding.define", ["finding": wrong])
        #expect(error.field == "finding.expression.left.measure")
        #expect(error.hint?.contains("dominance.leaders") == true)
        #expect(try bench.call("finding.list")["findings"] == [])
    }

    @Test func `a rehearsal defines nothing`() throws {
        let bench = try Bench.withEntities()
        try bench.call("finding.define", ["finding": Samples.finding(), "dryRun": true])
        #expect(try bench.call("finding.list")["findings"] == [])
        #expect(!bench.engine.hasWork)
    }
}

/// How robust a finding is, by draws on another thread.
@Suite struct RobustnessTests {
    private func bench() throws -> Bench {
        let bench = try Bench.withEntities()
        try bench.assert(
            Samples.leadership("RUS", weight: [0.3, 0.5]), Samples.leadership("UZB", weight: [0.4, 0.7]))
        try bench.define(Samples.balanced)
        return bench
    }

    @Test func `the share that holds, and what moves it most, come with the answer`() throws {
        let bench = try bench()
        let question: Datum = ["id": "sco-balanced", "draws": 2_000, "seed": 5]
        let result = try bench.call("finding.get", question)
        let robustness = try #require(result["robustness"])
        #expect(result["answer"] == "undetermined")
        #expect(robustness["draws"] == 2_000 && robustness["seed"] == 5)
        let (holds, fails) = (robustness["holds"]?.number ?? 0, robustness["fails"]?.number ?? 0)
        #expect(holds > 0.2 && fails > 0.2 && abs(holds + fails - 1) < 1e-9)
        #expect(robustness["mostInfluential"]?.text?.contains("weight") == true)
        #expect(try bench.call("finding.get", question) == result, "the same seed gives the same draws")
    }

    @Test func `others are answered while draws are made, and see nothing of them`() throws {
        let bench = try bench()
        bench.holdsEvaluations = true
        let read = bench.send("finding.list", ["draws": 100])
        bench.work()
        #expect(!bench.hasReplied(read) && bench.evaluations.count == 1)
        try bench.assert(Samples.leadership("KAZ"))
        while !bench.hasReplied(read) {
            bench.evaluate()
            bench.work()
        }
        let result = try bench.result(read)
        #expect(result["findings"]?.elements?.first?["robustness"]?["draws"] == 100)
        #expect((result["sequence"]?.integer ?? 0) < bench.engine.head.value, "as it was when the read began")
    }

    @Test func `a finding without judgements is as robust as can be`() throws {
        let bench = try bench()
        try bench.define(Samples.finding(leaders: 2))
        let result = try bench.call("finding.get", ["id": "sco-one-leader", "draws": 100])
        #expect(result["robustness"]?["holds"]?.number == 1)
        #expect(result["robustness"]?["mostInfluential"] == nil)
    }
}
