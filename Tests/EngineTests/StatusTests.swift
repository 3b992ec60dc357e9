// SPDX-License-Identifier: Apache-2.0

import Chronology
import Engine
import Model
import Testing
import Wire

/// What the daemon says of itself.
@Suite struct StatusTests {
    /// The metrics as lines.
    private func metrics(_ bench: Bench) throws -> [String] {
        let text = try #require(try bench.call("system.metrics")["text"]?.text)
        return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test func `the status says who asks, and how the register is`() throws {
        let bench = try Bench.withHistory()
        bench.clock.pass(seconds: 2.5)
        let status = try bench.call("system.status", as: .reader, by: "anna")
        #expect((status["by"], status["role"]) == ("anna", "reader"))
        #expect(status["claims"] == 3, "a claim that was taken back does not count")
        #expect(status["plugins"] == 1)
        #expect(status["uptime"] == 2.5)
        #expect(status["health"] == "ok")
    }

    @Test func `the metrics are OpenMetrics text`() throws {
        let bench = try Bench.withHistory()
        _ = try bench.refusal("entity.get", ["id": "nobody"])
        let lines = try metrics(bench)
        #expect(lines.suffix(2) == ["# EOF", ""])
        let types = lines.filter { $0.hasPrefix("# TYPE ") }.map { $0.split(separator: " ")[2] }
        #expect(Set(types).count == types.count, "each family once")
        for line in lines.dropLast(2) where !line.hasPrefix("#") {
            #expect(types.contains { line.hasPrefix($0) }, "\(line) belongs to no family")
            #expect(Double(line.split(separator: " ").last ?? "") != nil, "\(line) has no number")
        }
        #expect(lines.contains("registan_claims 3"))
        #expect(lines.contains("registan_head \(bench.engine.head)"))
        #expect(lines.contains("registan_refusals_total{code=\"-32001\"} 1"))
        #expect(lines.contains("registan_plugin_lag{plugin=\"reports\"} \(bench.engine.head)"))
    }

    @Test func `a histogram's buckets count up to all calls`() throws {
        let bench = try Bench.withHistory()
        for _ in 0..<3 { try bench.call("event.head") }
        let lines = try metrics(bench).filter { $0.contains("method=\"event.head\"") }
        let counts = lines.filter { $0.contains("_bucket") }.compactMap { Int($0.split(separator: " ").last ?? "") }
        #expect(counts == counts.sorted())
        #expect(counts.last == 3)
        #expect(lines.contains("registan_request_seconds_count{method=\"event.head\"} 3"))
    }

    @Test func `a peer cannot make metrics of names that it makes up`() throws {
        let bench = try Bench()
        for number in 0..<10 { _ = try bench.refusal("made.up\(number)") }
        #expect(try metrics(bench).allSatisfy { !$0.contains("made.up") })
    }

    @Test func `the pending writes are shown, and not counted as claims`() throws {
        let bench = try Bench.withEntities()
        bench.holdsWrites = true
        bench.sendAssert(Samples.membership())
        let lines = try metrics(bench)
        #expect(lines.contains("registan_pending_writes 1"))
        #expect(lines.contains("registan_claims 0"))
        #expect(lines.contains("registan_durable 8"))
    }
}
