// SPDX-License-Identifier: Apache-2.0

import Engine
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
}
