// SPDX-License-Identifier: Apache-2.0

import Engine
import Journal
import Model
import Testing
import Wire

/// Requests that are refused for what they ask: codes, fields and remedies.
@Suite struct RefusalTests {
    /// A request, and what its refusal says.
    struct Example: Sendable, CustomTestStringConvertible {
        let method: String
        let params: Datum
        let code: RPCError.Code
        let field: String
        var hint = ""

        var testDescription: String { "\(method) \(params.json.prefix(80))" }
    }

    static let examples: [Example] = [
        .init(method: "entity.get", params: ["id": "UZK"], code: .notFound, field: "id", hint: "UZB"),
        .init(method: "entity.get", params: ["id": "a.b"], code: .invalidParams, field: "id"),
        .init(method: "entity.get", params: ["id": 7], code: .invalidParams, field: "id"),
        .init(method: "entity.get", params: [:], code: .invalidParams, field: "id"),
        .init(method: "entity.get", params: ["Id": "UZB"], code: .invalidParams, field: "Id", hint: "“id”"),
        .init(method: "entity.list", params: ["kind": "stat"], code: .invalidParams, field: "kind", hint: "“state”"),
        .init(method: "entity.list", params: ["limit": 0], code: .invalidParams, field: "limit", hint: "1 to 10000"),
        .init(method: "entity.list", params: ["limit": 10_001], code: .invalidParams, field: "limit"),
        .init(method: "entity.list", params: ["limit": 1.5], code: .invalidParams, field: "limit"),
        .init(method: "entity.list", params: ["cursor": "elsewhere"], code: .invalidParams, field: "cursor"),
        .init(method: "entity.list", params: ["cursor": "999-0"], code: .invalidParams, field: "cursor"),
        .init(method: "claim.get", params: ["id": "c99"], code: .notFound, field: "id", hint: "c2"),
        .init(method: "claim.get", params: ["id": "99"], code: .invalidParams, field: "id", hint: "c17"),
        .init(method: "claim.list", params: ["source": "UZB"], code: .invalidParams, field: "source"),
        .init(method: "claim.list", params: ["via": "UZB"], code: .invalidParams, field: "via"),
        .init(method: "claim.list", params: ["naming": "UZK"], code: .notFound, field: "naming", hint: "UZB"),
        .init(method: "claim.list", params: ["locator": "?"], code: .invalidParams, field: "locator", hint: "p. 9"),
        .init(
            method: "membership.roster", params: ["organisation": "CST"], code: .notFound, field: "organisation",
            hint: "CSTO"),
        .init(
            method: "membership.roster", params: ["organisation": "UZB"], code: .invalidParams, field: "organisation"),
        .init(
            method: "membership.roster", params: ["organisation": "CSTO", "status": "membr"], code: .invalidParams,
            field: "status", hint: "member"),
        .init(
            method: "membership.roster", params: ["organisation": "CSTO", "on": "2015-02-30"], code: .invalidParams,
            field: "on"),
        .init(
            method: "membership.roster", params: ["organisation": "CSTO", "on": "2015"], code: .invalidParams,
            field: "on", hint: "2015-01-01"),
        .init(
            method: "membership.roster", params: ["organisation": "CSTO", "known": "soon"], code: .invalidParams,
            field: "known"),
        .init(
            method: "membership.roster", params: ["organisation": "CSTO", "recorded": 999], code: .invalidParams,
            field: "recorded", hint: "head"),
        .init(
            method: "membership.roster", params: ["organisation": "CSTO", "recorded": "yesterday"],
            code: .invalidParams, field: "recorded"),
        .init(
            method: "model.slot", params: ["kind": "membership", "subject": "UZB"], code: .invalidParams,
            field: "object", hint: "an organisation"),
        .init(
            method: "model.slot", params: ["kind": "policy", "subject": "UZB"], code: .invalidParams, field: "topic"),
        .init(
            method: "model.slot", params: ["kind": "observation", "subject": "UZB", "claim": "c1"], code: .notFound,
            field: "claim"),
        .init(
            method: "model.slot", params: ["kind": "observation", "subject": "UZB"], code: .invalidParams,
            field: "claim", hint: "claim.list"),
        .init(
            method: "model.slot",
            params: ["kind": "membership", "subject": "UZB", "object": "CSTO", "whatIf": [["kind": "membership"]]],
            code: .invalidParams, field: "whatIf[0].subject"),
        .init(method: "claim.assert", params: ["claims": []], code: .invalidParams, field: "claims"),
        .init(method: "claim.assert", params: ["claims": [[:]]], code: .invalidParams, field: "claims[0].kind"),
        .init(
            method: "claim.assert", params: ["claims": [Samples.membership(), Samples.membership("UZK")]],
            code: .notFound, field: "claims[1].subject", hint: "UZB"),
        .init(
            method: "claim.assert", params: ["claims": [Samples.membership().with("citations", [])]],
            code: .invalidParams, field: "claims[0].citations"),
        .init(
            method: "claim.assert", params: ["claims": [Samples.membership().with("valid", "2012-06-28/2006")]],
            code: .invalidParams, field: "claims[0].valid"),
        .init(
            method: "claim.assert", params: ["claims": [Samples.membership("UZB", "CSTO", "membr")]],
            code: .invalidParams, field: "claims[0].value.status", hint: "member"),
        .init(method: "claim.retract", params: ["reason": "why"], code: .invalidParams, field: "ids"),
        .init(method: "claim.retract", params: ["ids": ["c1"]], code: .invalidParams, field: "reason"),
        .init(
            method: "claim.retract", params: ["ids": ["c2"], "reason": "again"], code: .conflict, field: "ids[0]"),
        .init(
            method: "claim.retract", params: ["ids": ["c1"], "source": "cow", "reason": "both"],
            code: .invalidParams, field: "ids"),
        .init(
            method: "claim.retract", params: ["source": "cow", "reason": "nothing rests on it"], code: .conflict,
            field: "source"),
        .init(
            method: "claim.rank", params: ["id": "c1", "rank": "normal", "reason": "as it is"], code: .conflict,
            field: "rank"),
        .init(
            method: "entity.register", params: ["entities": [["id": "KGZ", "kind": "state"]]], code: .invalidParams,
            field: "entities[0].name"),
        .init(
            method: "entity.register", params: ["entities": [["id": "UZB", "kind": "person", "name": "Nobody"]]],
            code: .conflict, field: "entities[0].kind"),
        .init(method: "event.replay", params: ["after": -1], code: .invalidParams, field: "after"),
        .init(method: "event.replay", params: ["after": 999], code: .conflict, field: "after"),
        .init(method: "event.replay", params: ["after": 0, "epoch": 2], code: .conflict, field: "after"),
        .init(method: "plugin.heartbeat", params: ["session": "unknown"], code: .notFound, field: "session"),
        .init(
            method: "plugin.register", params: ["name": "a.b", "version": "1"], code: .invalidParams, field: "name"),
    ]

    @Test(arguments: examples)
    func `a refusal names the field and the remedy, and leaves nothing behind`(_ example: Example) throws {
        let bench = try Bench.withEntities()
        try bench.assert(Samples.membership(), Samples.membership("KAZ"))
        try bench.call("claim.retract", ["ids": ["c2"], "reason": "a slip"])
        let (head, size) = (bench.engine.head, bench.engine.size)

        let error = try bench.refusal(example.method, example.params)
        #expect(error.code == example.code, "\(error.message)")
        #expect(error.field == example.field, "\(error.message)")
        #expect((error.hint ?? "").contains(example.hint), "\(error.hint ?? "no hint")")
        #expect(error.message.hasSuffix(".") || error.message.hasSuffix("?"), "a sentence: \(error.message)")
        #expect(bench.engine.head == head)
        #expect(bench.engine.size == size)
        #expect(bench.journal.identity().head.sequence == head)
    }

    @Test func `after its deadline a request is not begun`() throws {
        let bench = try Bench.withEntities()
        let membership: Datum = ["claims": [Samples.membership()]]
        let error = try bench.refusal("claim.assert", membership.with("deadline", "2016-12-31T11:59:59Z"))
        #expect(error.code == .deadlinePassed)
        #expect(error.field == "deadline")
        try bench.call("claim.assert", membership.with("deadline", "2016-12-31T12:00:00Z"))
        #expect(try bench.refusal("claim.list", ["deadline": "soon"]).code == .invalidParams)
    }

    @Test func `a daemon that shuts down takes no more requests but answers those it has`() throws {
        let bench = try Bench.withEntities()
        bench.holdsWrites = true
        let write = bench.sendAssert(Samples.membership())
        bench.drain()
        #expect(try bench.refusalOnceDurable("claim.list").code == .notPossibleNow)
        #expect(try bench.result(write)["ids"]?.texts == ["c1"])
    }

    @Test func `more claims than one write may have are too large`() throws {
        let bench = try Bench.withEntities()
        let claims = Array(repeating: Datum.object([]), count: Catalogue.mostItems + 1)
        #expect(try bench.refusal("claim.assert", ["claims": .array(claims)]).code == .tooLarge)
    }

    @Test func `a record that the journal cannot hold is refused before it is decided`() throws {
        let bench = try Bench.withEntities()
        let note = String(repeating: "x", count: 70_000)
        let error = try bench.refusal("claim.assert", ["claims": [Samples.membership().with("note", .string(note))]])
        #expect([.tooLarge, .invalidParams].contains(error.code))
        #expect(bench.engine.size.claims == 0)
    }
}

extension Bench {
    /// Asks while writes are held, lets them be written, and gives the error.
    fileprivate func refusalOnceDurable(_ method: String) throws -> RPCError {
        let route = send(method)
        commit()
        return try error(route)
    }
}
