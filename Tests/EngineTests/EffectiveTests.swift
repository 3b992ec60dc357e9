// SPDX-License-Identifier: Apache-2.0

import Engine
import Journal
import Model
import Testing
import Wire

/// A change that was recorded before its day is announced again on it.
@Suite struct EffectiveTests {
    /// A register, on the last day of 2016, that knows of a membership from 2017-01-02 on.
    private func bench() throws -> Bench {
        let bench = try Bench.withEntities()
        try bench.assert(Samples.membership("UZB", "SCO", "member", "2017-01-02/2017-02-03"))
        bench.work()
        return bench
    }

    private func pass(days: Int, _ bench: Bench) {
        bench.clock.pass(seconds: Double(days) * 86_400)
        bench.tick()
        bench.work()
    }

    @Test func `on its day, and once`() throws {
        let bench = try bench()
        pass(days: 1, bench)
        #expect(bench.topics("membership.effective") == [])
        pass(days: 1, bench)
        #expect(bench.topics("membership.effective") == ["membership.effective.SCO.UZB"])
        let data = try #require(try bench.events("membership.effective").first?["data"])
        #expect(data["effective"] == "2017-01-02")
        #expect(data["after"]?["value"]?["status"] == "member")
        pass(days: 1, bench)
        try bench.restart()
        bench.work()
        #expect(bench.topics("membership.effective").count == 1)
    }

    @Test func `the end of a stint is one`() throws {
        let bench = try bench()
        pass(days: 35, bench)
        let effective = try bench.events("membership.effective").compactMap { $0["data"]?["effective"]?.text }
        #expect(effective == ["2017-01-02", "2017-02-04"])
    }

    @Test func `days that passed while the daemon was down are made up for`() throws {
        let bench = try bench()
        bench.clock.pass(seconds: 20 * 86_400)
        try bench.restart()
        bench.work()
        #expect(bench.topics("membership.effective").count == 1)
    }

    @Test func `what is recorded on its day or later was announced when it was recorded`() throws {
        let bench = try Bench.withEntities()
        try bench.assert(
            Samples.membership("UZB", "SCO", "member", "2016-12-31/.."),
            Samples.membership("KAZ", "SCO", "member", "2001-06-15/.."))
        bench.work()
        pass(days: 3, bench)
        #expect(bench.topics("membership.effective") == [])
    }

    @Test func `several days that passed while the daemon was down are announced, each once, in their order`() throws {
        let bench = try bench()
        try bench.assert(Samples.membership("KAZ", "CSTO", "member", "2017-01-10/.."))
        bench.clock.pass(seconds: 400 * 86_400)
        for _ in 1...2 {
            try bench.restart()
            bench.work()
            pass(days: 1, bench)
        }
        let days = try announced(bench)
        #expect(days.filter { $0.hasPrefix("SCO.UZB") } == ["SCO.UZB 2017-01-02 holds", "SCO.UZB 2017-02-04 none"])
        #expect(days.filter { $0.hasPrefix("CSTO.KAZ") } == ["CSTO.KAZ 2017-01-10 holds"])
        #expect(days.count == 3)
    }

    @Test func `an imprecise day is announced when the change may have happened, and when it has`() throws {
        let bench = try Bench.withEntities()
        try bench.assert(Samples.membership("UZB", "SCO", "member", "2017-01/2017-03"))
        bench.work()
        for _ in 1...120 { pass(days: 1, bench) }
        let after = try bench.events("membership.effective").compactMap { $0["data"]?["after"] }
        #expect(after.map { $0["answer"] } == ["holds", "holds", "holds", "none"])
        #expect(after.map { $0["certainty"] } == ["possible", "certain", "possible", "certain"])
        let days = try announced(bench).compactMap { $0.split(separator: " ").dropFirst().first }
        #expect(days == ["2017-01-01", "2017-01-31", "2017-03-02", "2017-04-01"])
    }

    @Test func `what was taken back before its day is not announced`() throws {
        let bench = try bench()
        pass(days: 1, bench)
        try bench.call("claim.retract", ["ids": ["c1"], "reason": "it was put off"])
        pass(days: 40, bench)
        #expect(try announced(bench) == [])
    }

    @Test func `what was put off is announced on its new day alone`() throws {
        let bench = try bench()
        try bench.call("claim.retract", ["ids": ["c1"], "reason": "it was put off"])
        try bench.assert(Samples.membership("UZB", "SCO", "member", "2017-01-20/.."))
        for _ in 1...30 { pass(days: 1, bench) }
        #expect(try announced(bench) == ["SCO.UZB 2017-01-20 holds"])
    }

    @Test func `an end and a beginning on one day are one change`() throws {
        let bench = try bench()
        try bench.assert(Samples.membership("UZB", "SCO", "observer", "2016-06-01/2017-01-01"))
        pass(days: 3, bench)
        let data = try #require(try bench.events("membership.effective").first?["data"])
        #expect(data["before"]?["value"]?["status"] == "observer")
        #expect(data["after"]?["value"]?["status"] == "member")
        #expect(try announced(bench).count == 1)
    }

    @Test func `what is recorded on the day itself does not keep back what was foretold`() throws {
        let bench = try bench()
        bench.clock.pass(seconds: 2 * 86_400)
        try bench.assert(Samples.membership("UZB", "SCO", "member", "2017-01-02/2017-02-03", by: "cow"))
        try bench.assert(Samples.membership("UZB", "SCO", "observer", "2016-06-01/2017-01-01"))
        pass(days: 0, bench)
        #expect(try announced(bench) == ["SCO.UZB 2017-01-02 holds"])
    }

    @Test func `a clock that is put back announces nothing twice, and misses nothing`() throws {
        let bench = try bench()
        pass(days: 2, bench)
        bench.clock.put(bySeconds: -10 * 86_400)
        bench.tick()
        bench.work()
        try bench.assert(Samples.membership("KAZ", "CSTO", "member", "2017-01-05/.."))
        for _ in 1...20 { pass(days: 1, bench) }
        try bench.restart()
        bench.work()
        #expect(try announced(bench) == ["SCO.UZB 2017-01-02 holds", "CSTO.KAZ 2017-01-05 holds"])
    }

    @Test func `a clock that is put forward by mistake announces early, and not again`() throws {
        let bench = try bench()
        bench.clock.put(bySeconds: 10 * 86_400)
        bench.tick()
        bench.work()
        bench.clock.put(bySeconds: -10 * 86_400)
        for _ in 1...5 { pass(days: 1, bench) }
        #expect(try announced(bench) == ["SCO.UZB 2017-01-02 holds"])
    }

    @Test(arguments: [Refusal.tooLarge, .diskFull])
    func `an announcement that falls with a write before it is made again`(_ reason: Refusal) throws {
        let bench = try bench()
        pass(days: 1, bench)
        bench.holdsWrites = true
        bench.sendAssert(Samples.membership("KAZ", "CSTO", "member", "1994/.."))
        pass(days: 1, bench)
        #expect(bench.queue.count == 2, "the announcement stands behind the write")
        bench.refuse(reason)
        #expect(bench.topics("membership.effective") == [])
        bench.holdsWrites = false
        bench.clock.pass(seconds: 61)
        bench.work()
        #expect(try announced(bench) == ["SCO.UZB 2017-01-02 holds"])
    }

    /// What was announced, in order: the ends, the day, and the answer from then on.
    private func announced(_ bench: Bench) throws -> [String] {
        try bench.events("membership.effective").map { event in
            let data = event["data"]
            return [event["subject"], data?["effective"], data?["after"]?["answer"]].compactMap { $0?.text }
                .joined(separator: " ")
        }
    }
}
