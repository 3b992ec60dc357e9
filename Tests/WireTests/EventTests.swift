// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Testing
import Wire

/// Events in the JSON format of CloudEvents 1.0, and their topics.
@Suite struct EventTests {
    private let writer = CloudEventWriter(register: "8c1e0c4e-0000-4000-8000-000000000000", epoch: 3)
    private let data = Array(#"{"kind":"membership"}"#.utf8)

    private func recorded(_ topic: String = "membership.changed.CSTO.UZB") throws -> Datum {
        var parser = JSONParser()
        return try parser.parse(
            writer.recorded(
                topic: topic, sequence: SequenceNumber(42), at: try Instant("2016-12-31T12:00:00Z"), by: "tester",
                data: data))
    }

    @Test func `a recorded event has the attributes of CloudEvents, in order`() throws {
        let event = try recorded()
        #expect(
            event == [
                "specversion": "1.0", "id": "42", "source": "/registan/8c1e0c4e-0000-4000-8000-000000000000/3",
                "type": "registan.membership.changed", "subject": "CSTO.UZB", "time": "2016-12-31T12:00:00.000Z",
                "datacontenttype": "application/json", "sequence": "00000000000000000042", "recordedby": "tester",
                "data": ["kind": "membership"],
            ])
    }

    @Test func `attribute names are lower-case letters and digits, twenty at most`() throws {
        for name in try #require(try recorded().members).map(\.name) {
            #expect(name.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } && name.count <= 20)
        }
    }

    @Test func `an event that is not recorded has no sequence`() throws {
        var parser = JSONParser()
        let event = try parser.parse(
            writer.transient(topic: "system.heartbeat", id: "abc", at: Instant(milliseconds: 0), data: data))
        #expect(event["id"] == "t-abc")
        #expect(event["sequence"] == nil)
        #expect(event["subject"] == nil, "a topic of two parts has no subject")
        #expect(event["type"] == "registan.system.heartbeat")
    }

    @Test func `a subscriber reads what was written`() throws {
        let event = try #require(Event(topic: "membership.changed.CSTO.UZB", try recorded()))
        #expect(event.sequence == SequenceNumber(42))
        #expect(event.epoch == 3)
        #expect(event.by == "tester")
        #expect(event.time == (try Instant("2016-12-31T12:00:00Z")))
        #expect(event.data == ["kind": "membership"])
    }

    @Test func `what is no event is not read as one`() throws {
        let event = try recorded()
        for name in ["specversion", "id", "source", "type", "time"] {
            let lacking = Datum.object((event.members ?? []).filter { $0.name != name })
            #expect(Event(topic: "t", lacking) == nil, "without \(name)")
        }
        #expect(Event(topic: "t", .null) == nil)
    }

    @Test func `a record of another epoch has that in its source, and nothing else changes`() {
        let older = CloudEventWriter(source: writer.source, replacingEpoch: 2)
        #expect(older.source == "/registan/8c1e0c4e-0000-4000-8000-000000000000/2")
    }

    @Test(
        arguments: [
            ("claim.asserted.membership", "claim.asserted", "membership"), ("a.b.c.d", "a.b", "c.d"),
            ("a.b", "a.b", nil),
            ("a", "a", nil), ("a.b.", "a.b", ""),
        ] as [(String, String, String?)])
    func `a topic's first two parts are its type, the rest its subject`(
        _ topic: String, _ type: String, _ subject: String?
    ) {
        #expect(Topic.split(topic) == (type, subject))
    }

    @Test(
        arguments: [
            ([], true), (["claim."], true), (["claim.asserted.membership"], true),
            (["membership.", "claim.asserted"], true),
            ([""], true), (["Claim."], false), (["claim.asserted.membership.x"], false), (["asserted"], false),
        ] as [([String], Bool)])
    func `a prefix is a filter, byte by byte`(_ prefixes: [String], _ matches: Bool) {
        #expect(Topic.matches("claim.asserted.membership", prefixes: prefixes) == matches)
    }
}
