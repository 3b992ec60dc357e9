// SPDX-License-Identifier: Apache-2.0

import Engine
import Model
import Testing
import Wire

/// What a write announces: the facts, and every answer that became another because of them.
@Suite struct ChangeTests {
    @Test func `an asserted membership is a fact and a change`() throws {
        let bench = try Bench.withEntities()
        let result = try bench.assert(Samples.membership("UZB", "CSTO", "suspended", "2012-06-28/.."))
        let change = try #require(result["changes"]?.elements?.first)
        #expect(change["from"]?.text == "2012-06-28")
        #expect(change["to"]?.text == "..")
        #expect(change["before"]?["answer"]?.text == "unknown")
        #expect(change["after"]?["value"] == ["status": "suspended"])
        #expect(change["altersToday"] == true)
        #expect(change["names"] == ["UZB": "Uzbekistan", "CSTO": "CSTO"])
        #expect(change["cause"]?.texts == ["c1"])
        let event = try #require(try bench.events("membership.changed.CSTO.UZB").first)
        #expect(event["data"] == change)
        #expect(event["subject"]?.text == "CSTO.UZB")
        #expect(event["type"]?.text == "registan.membership.changed")
        #expect(event["sequence"]?.text == "00000000000000000010")
        #expect(event["recordedby"]?.text == "tester")
    }

    @Test func `a write that changes no answer announces the claim alone`() throws {
        let bench = try Bench.withEntities()
        try bench.assert(Samples.membership())
        let before = bench.topics("membership.").count
        let result = try bench.assert(Samples.membership())
        #expect(result["changeCount"] == 0)
        #expect(bench.topics("membership.").count == before)
        #expect(bench.topics("claim.asserted").count == 2)
    }

    @Test func `a contradicting source makes it contested; taking it back restores the old answer, and says so`() throws
    {
        let bench = try Bench.withEntities()
        try bench.assert(Samples.membership("UZB", "CSTO", "member", "2006-06-23/2012-06-28"))
        let roster: Datum = ["organisation": "CSTO", "on": "2008-01-01"]
        let old = try bench.call("membership.roster", roster)["entries"]
        // The better source says otherwise of a part of the time.
        try bench.assert(Samples.membership("UZB", "CSTO", "observer", "2007-01-01/2009-12-31", by: "cow"))
        let entry = try #require(try bench.call("membership.roster", roster)["entries"]?.elements?.first)
        #expect(entry["status"]?.text == "observer")
        #expect(entry["contested"] == true)
        let slot: Datum = ["kind": "membership", "subject": "UZB", "object": "CSTO", "on": "2008-01-01"]
        let explained = try bench.call("claim.explain", slot)
        #expect(explained["steps"]?.elements?.first?["rule"]?.text == "reliability")
        #expect(explained["sources"]?.elements?.count == 2)
        #expect(try bench.call("model.contested")["entries"]?.elements?.count == 1)

        let taken = try bench.call("claim.retract", ["ids": ["c2"], "reason": "misread"])
        let back = try #require(taken["changes"]?.elements?.first)
        #expect(back["before"]?["value"] == ["status": "observer"])
        #expect(back["after"]?["value"] == ["status": "member"])
        #expect(try bench.call("membership.roster", roster)["entries"] == old)
        #expect(bench.topics("claim.retracted") == ["claim.retracted.membership"])
    }

    @Test func `taking a source back takes a claim only with its last citation`() throws {
        let bench = try Bench.withEntities()
        let both = Samples.membership("KAZ").with("citations", [["source": "dehaas2017"], ["source": "cow"]])
        try bench.assert(Samples.membership("UZB", by: "cow"), both)
        try bench.call("claim.retract", ["source": "cow", "reason": "withdrawn by its authors"])
        let entries = try bench.call("membership.roster", ["organisation": "CSTO", "on": "2008-01-01"])["entries"]
        #expect(entries?.elements?.compactMap { $0["state"]?.text } == ["KAZ"])
        #expect(bench.topics("source.retracted") == ["source.retracted.cow"])
        #expect(bench.topics("claim.retracted").count == 1)
        #expect(try bench.refusal("claim.retract", ["source": "cow", "reason": "again"]).code == .conflict)
    }

    @Test func `a rehearsal says what it would change, and changes nothing`() throws {
        let bench = try Bench.withEntities()
        try bench.assert(Samples.membership())
        let before = try bench.call("membership.timeline")
        let params: Datum = ["claims": [Samples.membership("UZB", "CSTO", "withdrawn", "2012/..")], "dryRun": true]
        let rehearsal = try bench.call("claim.assert", params)
        #expect(rehearsal["ids"] == [])
        #expect((rehearsal["changes"]?.elements ?? []).isEmpty == false)
        #expect(try bench.call("membership.timeline") == before)
        #expect(bench.topics("claim.").count == 1)
    }

    @Test func `a source that is graded anew changes the answers that rest on it`() throws {
        let bench = try Bench.withEntities()
        try bench.assert(
            Samples.membership("UZB", "CSTO", "member", "2006/2010"),
            Samples.membership("UZB", "CSTO", "observer", "2006/2010", by: "cow"))
        let worse = Samples.source("cow", "E", date: "2015-06-01")
        let result = try bench.call("entity.register", ["entities": [worse]])
        let change = try #require(result["changes"]?.elements?.first { $0["altersToday"] != nil })
        #expect(change["after"]?["value"] == ["status": "member"])
        #expect(bench.topics("entity.registered.source").last == "entity.registered.source.cow")
    }

    @Test func `what was recorded stays askable`() throws {
        let bench = try Bench.withEntities()
        try bench.assert(Samples.membership())
        let roster: Datum = ["organisation": "CSTO", "on": "2008-01-01", "recorded": 10]
        let old = try bench.call("membership.roster", roster)["entries"]
        try bench.call("claim.retract", ["ids": ["c1"], "reason": "misread"])
        #expect(try bench.call("membership.roster", roster)["entries"] == old)
        #expect(try bench.call("membership.roster", roster.with("recorded", 11))["entries"] == [])
    }
    @Test func `a change names the claims of its own question alone`() throws {
        let bench = try Bench.withEntities()
        let result = try bench.assert(Samples.membership("UZB"), Samples.membership("KAZ"))
        #expect(try #require(result["changes"]?.elements).map { $0["cause"]?.texts } == [["c1"], ["c2"]])
        let events = try bench.events("membership.changed")
        #expect(events.map { $0["data"]?["cause"]?.texts } == [["c1"], ["c2"]])
    }

    @Test func `a write of many claims lists as many changes as fit into its reply, and publishes all`() throws {
        let bench = try Bench.withEntities()
        let text = String(repeating: "x", count: 3_000)
        let claims = (1...400).map { Samples.observation("\(text)\($0)") }
        let result = try bench.call("claim.assert", ["claims": .array(claims), "idempotencyKey": "k"])
        let listed = try #require(result["changes"]?.elements).count
        #expect(result["changeCount"] == 800)
        #expect((1..<800).contains(listed))
        #expect(try bench.events("observation.changed").count == 800)
    }
}
