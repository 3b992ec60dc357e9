// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Testing

/// The replay hash says whether two registers hold the same, however their records came about.
@Suite struct ReplayHashTests {
    private func hash(_ bench: Bench) throws -> String {
        try #require(try bench.call("journal.verify")["replayHash"]?.text)
    }

    @Test func `who recorded it, when, and in what portions makes no difference`() throws {
        let (one, other) = (try Bench.withEntities(), try Bench.withEntities(seed: 9))
        try one.assert(Samples.membership("UZB"), Samples.membership("KAZ"))
        try other.assert(Samples.membership("UZB"), by: "somebody")
        try other.assert(Samples.membership("KAZ"), by: "somebody-else")
        #expect(try hash(one) == hash(other))
    }

    @Test func `another claim, another order, a rank or a retraction does`() throws {
        var seen: Set<String> = []
        let benches = [
            ["UZB"], ["KAZ"], ["UZB", "KAZ"], ["KAZ", "UZB"],
        ]
        for states in benches {
            let bench = try Bench.withEntities()
            for state in states { try bench.assert(Samples.membership(state)) }
            seen.insert(try hash(bench))
            _ = try bench.call("claim.rank", ["id": "c1", "rank": "deprecated", "reason": "so"])
            seen.insert(try hash(bench))
            _ = try bench.call("claim.retract", ["ids": ["c1"], "reason": "so"])
            seen.insert(try hash(bench))
        }
        #expect(seen.count == 12)
    }

    @Test func `a restart does not change it`() throws {
        let bench = try Bench.withEntities()
        try bench.assert(Samples.membership("UZB"))
        let before = try hash(bench)
        try bench.restart()
        #expect(try hash(bench) == before)
    }
}
