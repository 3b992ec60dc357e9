// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Testing
import Wire

@testable import Conformance

@Suite struct `What is offered to a plugin` {
    @Test func `has an event of every topic of the register`() {
        let types = Set(SampleEvents.all.map { Topic.split($0.topic).type })
        let facts: Set<String> = [
            "entity.registered", "claim.asserted", "claim.retracted", "claim.ranked", "source.retracted",
            "membership.changed", "membership.effective", "finding.defined", "finding.removed", "finding.changed",
            "scenario.saved", "scenario.removed",
        ]
        #expect(types == facts.union(ClaimKind.all.map { "\($0.name).changed" }))
    }

    @Test func `mixes what it hears with what it does not`() {
        var offer = EventOffer(SampleEvents.all, topics: ["membership."])
        let topics = (0..<10).map { _ in offer.next().topic }
        #expect(topics.count { $0.hasPrefix("membership.") } == 4)
        let heard = offer.nextHeard()
        #expect(heard.topic.hasPrefix("membership."))
    }

    @Test func `has something for the narrowest prefix`() {
        var offer = EventOffer(SampleEvents.all, topics: ["membership.changed.EAEU."])
        let event = offer.nextHeard()
        #expect(event.topic == "membership.changed.EAEU.sample")
        #expect(event.data["kind"] == "membership")
        offer = EventOffer(SampleEvents.all, topics: ["orders.placed"])
        let other = offer.nextHeard()
        #expect(other == OfferedEvent("orders.placed", [:]))
    }

    @Test func `is everything for a plugin that asks for all`() {
        var offer = EventOffer(SampleEvents.all, topics: [])
        let topics = (0..<SampleEvents.all.count).map { _ in offer.nextHeard().topic }
        #expect(Set(topics).count == SampleEvents.all.count)
    }
}

@Suite struct `A file of events` {
    @Test(arguments: [
        #"{"topic":"a.b.c","data":{"n":1}}"#,
        #"{"topic":"a.b.c","event":{"type":"registan.a.b","subject":"c","data":{"n":1}}}"#,
        #"{"type":"registan.a.b","subject":"c","sequence":"1","data":{"n":1}}"#,
        "{\"type\":\"head of an export\",\"version\":1}\n\n{\"type\":\"a.b.c\",\"sequence\":1,\"data\":{\"n\":1}}\n",
    ])
    func `is read in whatever way it came about`(text: String) throws {
        #expect(try EventFile.read(Array(text.utf8)) == [OfferedEvent("a.b.c", ["n": 1])])
    }

    @Test func `is refused with the line that is wrong`() {
        #expect { try EventFile.read(Array("{\"topic\":\"a\",\"data\":{}}\nno\n".utf8)) } throws: { error in
            (error as? EventFile.Fault)?.line == 2
        }
        #expect { try EventFile.read([]) } throws: { error in (error as? EventFile.Fault)?.line == nil }
    }
}

@Suite struct `The plainest value of a schema` {
    @Test(
        arguments: [
            (["type": "string"], "sample"), (["type": "string", "enum": ["x", "y"]], "x"),
            (["type": "string", "format": "date"], "2012-06-28"), (["type": "integer", "minimum": 4], 4),
            (["type": "integer"], 1), (["type": "boolean"], false), (["type": ["array", "null"]], []),
            (["type": "array", "minItems": 2, "items": ["type": "boolean"]], [false, false]),
            (["oneOf": [["const": 7], ["type": "string"]]], 7), ([:], [:]),
            (["type": "object", "properties": ["a": ["type": "integer"], "b": ["default": 3]]], ["a": 1, "b": 3]),
        ] as [(Datum, Datum)])
    func `is allowed by it`(schema: Datum, value: Datum) {
        #expect(SchemaSample.value(of: schema) == value)
    }

    @Test func `leaves out what may be left out, where it is to`() {
        let schema: Datum = ["type": "object", "properties": ["a": [:], "b": [:]], "required": ["b"]]
        #expect(SchemaSample.value(of: schema, onlyRequired: true) == ["b": [:]])
    }

    @Test func `ends also where a schema does not`() {
        var schema: Datum = [:]
        for _ in 0..<100 { schema = ["type": "object", "properties": ["a": schema]] }
        #expect(SchemaSample.value(of: schema) != .null)
    }

    @Test(arguments: Catalogue.methods.filter { $0.effect == .read || $0.effect == .inspect }.map(\.name))
    func `makes a result of every question that its declaration allows`(name: String) throws {
        let method = try #require(Catalogue.method(named: name))
        let value = SchemaSample.value(of: Shape.object(method.result).schema, onlyRequired: true)
        try Shape.check(value, method.result, field: "")
    }
}

@Suite struct `Calls of services` {
    private var calls = ServiceCalls()

    @Test mutating func `are answered once`() throws {
        let (id, json) = calls.begin("alerts.test", ["n": 1], deadline: Instant(milliseconds: 0))
        var parser = JSONParser()
        let request = try parser.parse(json)
        #expect(request["method"] == "alerts.test")
        #expect(request["_meta"]?["role"] == "operator")
        #expect(calls.unanswered([id]) == [id])
        let reply: Datum = ["jsonrpc": "2.0", "id": .string(id), "result": [:]]
        try calls.take(reply)
        #expect(calls.unanswered([id]).isEmpty)
        #expect(throws: Finding.self) {
            var again = calls
            try again.take(reply)
        }
    }

    @Test mutating func `are not the replies to probes`() throws {
        try calls.take(["jsonrpc": "2.0", "id": "probe-1", "result": [:]])
        #expect(calls.replies.isEmpty)
    }

    @Test(
        arguments: [
            ["result": "text"], ["error": "no"], ["error": ["code": 1]],
            ["result": [:], "error": ["code": 1, "message": ""]],
        ] as [Datum])
    func `are refused without an object or a whole error`(outcome: Datum) {
        #expect(throws: Finding.self) {
            var calls = ServiceCalls()
            let (id, _) = calls.begin("alerts.test", [:], deadline: Instant(milliseconds: 0))
            try calls.take(.object([.init("id", .string(id))] + (outcome.members ?? [])))
        }
    }
}
