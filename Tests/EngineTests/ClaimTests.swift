// SPDX-License-Identifier: Apache-2.0

import Chronology
import Engine
import Model
import Testing
import Wire

/// Conversations about claims: contradiction and its explanation, ranks, rehearsals, batches.
@Suite struct ClaimTests {
    @Test func `a second source that differs makes it contested, and the explanation shows both`() throws {
        let bench = try Bench.withEntities()
        try bench.assert(Samples.membership())
        let result = try bench.assert(Samples.membership("UZB", "CSTO", "observer", "2006-06-23/2012-06-28", by: "cow"))
        #expect(
            try #require(result["changes"]?.elements).allSatisfy {
                $0["after"]?["contested"] == true || $0["from"] != "2006-06-23"
            })
        let slot: Datum = ["kind": "membership", "subject": "UZB", "object": "CSTO", "on": "2010-01-01"]
        let answer = try #require(try bench.call("model.slot", slot)["resolved"])
        #expect(answer["contested"] == true)
        #expect(answer["value"]?["status"] == "observer", "the source of reliability A stands above")
        let explanation = try bench.call("claim.explain", slot)
        #expect(
            try #require(explanation["sources"]?.elements).compactMap { $0["source"] }.sorted { $0.json < $1.json } == [
                "cow", "dehaas2017",
            ])
        #expect(explanation["resolved"] == answer)
        let contested = try bench.call("model.contested", ["on": "2010-01-01"])
        #expect(contested["entries"]?.elements?.count == 1)
        #expect(try bench.call("model.contested", ["on": "2001-01-01"])["entries"]?.elements == [])
    }

    @Test(
        arguments: [
            ("claim.assert", ["claims": [Samples.membership("RUS")]]),
            ("claim.retract", ["ids": ["c1"], "reason": "why"]),
            ("claim.retract", ["source": "cow", "reason": "why"]),
            ("claim.rank", ["id": "c1", "rank": "deprecated", "reason": "why"]),
            ("entity.register", ["entities": [Samples.source("cow", "F", date: "2015")]]),
        ] as [(String, Datum)])
    func `a rehearsal says what would change and changes nothing`(_ method: String, _ params: Datum) throws {
        let bench = try Bench.withHistory()
        let (before, published, head) = (try bench.answers(), bench.topics().count, bench.engine.head)
        let rehearsed = try bench.call(method, params.with("dryRun", true))
        #expect(rehearsed["sequence"] == .integer(head.value))
        #expect(try bench.answers() == before)
        #expect(bench.topics().count == published)
        #expect(bench.engine.head == head)
        let done = try bench.call(method, params)
        #expect(rehearsed["changes"] == done["changes"])
    }

    @Test func `ranking a claim down lets the other stand, and is announced`() throws {
        let bench = try Bench.withHistory()
        try bench.call("claim.rank", ["id": "c2", "rank": "deprecated", "reason": "coarse"])
        let ranked = try #require(try bench.events("claim.ranked.membership").last?["data"])
        #expect(ranked["rank"] == "deprecated")
        let slot: Datum = ["kind": "membership", "subject": "UZB", "object": "CSTO", "on": "2004-01-01"]
        #expect(try bench.call("model.slot", slot)["resolved"]?["answer"] == "unknown")
        #expect(try bench.call("claim.get", ["id": "c2"])["claim"]?["rank"] == "deprecated")
    }

    @Test func `a batch is all or nothing, and later items may rest on earlier ones`() throws {
        let bench = try Bench.withEntities()
        let entities: Datum = [
            "entities": [
                ["id": "KGZ", "kind": "state", "name": "Kyrgyzstan"], ["id": "KGZ", "kind": "body", "name": "?"],
            ]
        ]
        #expect(try bench.refusal("entity.register", entities).field?.hasPrefix("entities[1]") == true)
        #expect(try bench.refusal("entity.get", ["id": "KGZ"]).code == .notFound)
        let result = try bench.assert(Samples.membership(), Samples.membership("KAZ"))
        #expect(result["ids"]?.texts == ["c1", "c2"])
    }
}
