// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Testing
import Wire

@testable import Conformance

@Suite struct `The journal in memory` {
    private var chronicle = Chronicle()

    init() {
        for topic in ["a.x", "b.x", "a.y", "b.y", "a.z"] { chronicle.append(topic, ["topic": .string(topic)]) }
    }

    private func page(after: Int64, topics: [String] = [], limit: Int64 = 10) throws -> (Datum, Int64) {
        var parser = JSONParser()
        let (json, next) = chronicle.page(after: after, topics: topics, limit: limit)
        return (try parser.parse(json), next)
    }

    @Test func `replays what was recorded, as events that a client reads`() throws {
        let (page, next) = try page(after: 3)
        let events = page["events"]?.elements ?? []
        #expect(next == 5)
        #expect(events.compactMap { $0["topic"]?.text } == ["b.y", "a.z"])
        let event = try #require(events.last.flatMap { last in last["event"].flatMap { Event(topic: "a.z", $0) } })
        #expect(event.sequence?.value == 5)
        #expect(event.epoch == 1)
        #expect(event.data == ["topic": "a.z"])
    }

    @Test func `examines so many records, whether they are asked for or not`() throws {
        let (page, next) = try page(after: 0, topics: ["a."], limit: 2)
        #expect(next == 2)
        #expect(page["next"] == 2)
        #expect(page["head"] == 5)
        #expect(page["events"]?.elements?.count == 1)
        #expect(try self.page(after: 9).1 == 9)
    }

    @Test mutating func `knows which cursors a fork made void`() {
        chronicle.beginEpoch(after: 3)
        #expect(chronicle.head == 3)
        chronicle.append("a.new", [:])
        chronicle.append("a.new", [:])
        #expect(chronicle.holds(3, epoch: 1))
        #expect(!chronicle.holds(4, epoch: 1))
        #expect(chronicle.holds(4, epoch: 2))
        #expect(!chronicle.holds(6, epoch: 2))
        #expect(!chronicle.holds(3, epoch: 3))
        chronicle.beginEpoch(after: 4)
        #expect(chronicle.holds(4, epoch: 2))
        #expect(chronicle.holds(3, epoch: 1))
        #expect(!chronicle.holds(4, epoch: 1))
    }

    @Test mutating func `says in each event in which epoch it was recorded`() throws {
        chronicle.beginEpoch(after: 4)
        chronicle.append("a.new", [:])
        let events = try page(after: 3).0["events"]?.elements ?? []
        let epochs = events.compactMap { item in item["event"].flatMap { Event(topic: "", $0) }?.epoch }
        #expect(epochs == [1, 2])
    }
}
