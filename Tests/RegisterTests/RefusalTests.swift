// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Testing

/// What is refused although it is well formed, because of what the register holds.
@Suite struct RefusalTests {
    private func expect(
        _ command: Command, in world: World, refusedAt field: String, _ sort: Rejection.Sort, hint: String = "",
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        var world = world
        let head = world.register.head
        let rejection = #expect(throws: Rejection.self, sourceLocation: sourceLocation) { try world.transact(command) }
        #expect(rejection?.field == field, sourceLocation: sourceLocation)
        #expect(rejection?.sort == sort, sourceLocation: sourceLocation)
        #expect(
            hint.isEmpty || rejection?.hint?.contains(hint) == true, "\(String(describing: rejection))",
            sourceLocation: sourceLocation)
        #expect(world.register.head == head, sourceLocation: sourceLocation)
    }

    private func claim(
        _ kind: String, _ subject: String, _ object: String?, _ value: Datum, citing source: String = "b1"
    ) throws -> Assertion {
        try Assertion(reading: [
            "kind": .string(kind), "subject": .string(subject), "object": object.map { .string($0) } ?? .null,
            "value": value, "valid": "2006/..", "citations": [["source": .string(source)]],
        ])
    }

    @Test func `what a claim names must be registered, and the nearest id is offered`() throws {
        let world = try World()
        let good = try claim("membership", "UZB", "CSTO", ["status": "member"])
        let cases: [(Assertion, String, String)] = [
            (try claim("membership", "UZK", "CSTO", ["status": "member"]), "claims[1].subject", "Did you mean “UZB”?"),
            (try claim("membership", "UZB", "CSTU", ["status": "member"]), "claims[1].object", "Did you mean “CSTO”?"),
            (
                try claim("membership", "UZB", "CSTO", ["status": "member"], citing: "zz9"),
                "claims[1].citations[0].source", "a source"
            ),
            (try claim("basing", "kant", "KGZ", ["owner": "RUSS"]), "claims[1].value.owner", "Did you mean “RUS”?"),
            (
                try claim("exercise", "rubezh-2008", "KSOR", ["hosts": ["RUS", "KAX"]]), "claims[1].value.hosts[1]",
                "Did you mean “KAZ”?"
            ),
        ]
        for (bad, field, hint) in cases {
            expect(.assert([good, bad]), in: world, refusedAt: field, .notFound, hint: hint)
        }
    }

    @Test func `what a claim names must be of a kind that can stand there`() throws {
        let world = try World()
        expect(
            .assert([try claim("membership", "CSTO", "UZB", ["status": "member"])]), in: world,
            refusedAt: "claims[0].subject", .invalid, hint: "a state")
        expect(
            .assert([try claim("membership", "UZB", "KSOR", ["status": "member"])]), in: world,
            refusedAt: "claims[0].object", .invalid, hint: "an organisation")
        expect(
            .assert([try claim("membership", "UZB", "CSTO", ["status": "member"], citing: "UZB")]), in: world,
            refusedAt: "claims[0].citations[0].source", .invalid, hint: "a source")
        expect(
            .assert([try claim("dispute", "UZB", "UZB", ["type": "water"])]), in: world, refusedAt: "claims[0].object",
            .invalid, hint: "between two")
    }

    @Test func `an entity keeps its kind, and what it names must exist`() throws {
        let world = try World()
        let entities = [
            try Entity(reading: ["id": "somebody", "kind": "person", "name": "Some Body"]),
            try Entity(reading: ["id": "UZB", "kind": "person", "name": "Uzbekistan"]),
        ]
        expect(.register(entities), in: world, refusedAt: "entities[1].kind", .conflict)
        let place = try Entity(reading: [
            "id": "urumqi", "kind": "place", "name": "Urumqi", "lat": 43.8, "lon": 87.6, "state": "CHM",
        ])
        expect(.register([place]), in: world, refusedAt: "entities[0].state", .notFound, hint: "Did you mean “CHN”?")
    }

    @Test func `an entity and a claim about it may come together, in that order`() throws {
        var world = try World()
        let state = try Entity(reading: ["id": "TJK", "kind": "state", "name": "Tajikistan"])
        let membership = try claim("membership", "TJK", "CSTO", ["status": "member"])
        expect(.assert([membership]), in: world, refusedAt: "claims[0].subject", .notFound)
        #expect(try world.transact(.load([state], [membership])).claimIDs == [ClaimID(number: 1)])
    }

    @Test func `what cannot be taken back or ranked is refused`() throws {
        var world = try World()
        let none = ClaimID(number: 7)
        expect(.retract([none], reason: "misread"), in: world, refusedAt: "ids[0]", .notFound, hint: "no claims yet")
        let first = try world.member("member", "2006/..", by: "b1")
        expect(.retract([first, none], reason: "misread"), in: world, refusedAt: "ids[1]", .notFound, hint: "c1 to c1")
        expect(.retract([first, first], reason: "misread"), in: world, refusedAt: "ids[1]", .conflict)
        expect(.retract([first], reason: ""), in: world, refusedAt: "reason", .invalid)
        expect(
            .retract([first], reason: String(repeating: "r", count: Command.longestReason + 1)), in: world,
            refusedAt: "reason", .invalid)
        expect(.rank(first, .normal, reason: "checked"), in: world, refusedAt: "rank", .conflict)
        expect(.rank(none, .normal, reason: "checked"), in: world, refusedAt: "id", .notFound)
        let (a1, state) = (try #require(EntityID("a1")), try #require(EntityID("UZB")))
        expect(.retractSource(a1, reason: "forged"), in: world, refusedAt: "source", .conflict)
        expect(.retractSource(state, reason: "forged"), in: world, refusedAt: "source", .invalid)
        try world.transact(.retract([first], reason: "misread"))
        expect(.rank(first, .preferred, reason: "checked"), in: world, refusedAt: "id", .conflict, hint: "anew")
    }

    @Test func `ids are never used again`() throws {
        var world = try World()
        let first = try world.member("member", "2006/..", by: "b1")
        try world.transact(.retract([first], reason: "misread"))
        #expect(try world.member("member", "2006/..", by: "b1") == ClaimID(number: 2))
        #expect(world.register.claimCount == 1 && world.register.assertedCount == 2)
    }
}
