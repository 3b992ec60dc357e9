// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import TestSupport
import Testing

@testable import Alerts

@Suite struct OutboxTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    func outbox(_ sinks: [String] = ["s", "t"], mostBytes: Int = Outbox.mostBytes) throws -> Outbox {
        try Outbox(path: directory.file("outbox.db"), sinks: sinks, mostBytes: mostBytes)
    }

    func keys(_ outbox: Outbox, _ sink: String = "s") throws -> [String] {
        try outbox.waiting(sink: sink, atMost: 100).map(\.key)
    }

    @Test func `entries wait in the order of adding, each key once for each sink`() throws {
        let outbox = try outbox()
        try outbox.add([.init("b"), .init("a"), .init("b", sink: "t")])
        try outbox.add([.init("a"), .init("c")])
        #expect(try keys(outbox) == ["b", "a", "c"])
        #expect(try keys(outbox, "t") == ["b"])
        #expect(try outbox.waiting(sink: "s", atMost: 2).map(\.payload) == [Array("b".utf8), Array("a".utf8)])
        #expect(try outbox.waiting(sink: "s", atMost: 1).first?.at == Instant(milliseconds: 5))
    }

    @Test func `everything outlives the process`() throws {
        do {
            let outbox = try outbox()
            try outbox.add([.init("a"), .init("b"), .init("c")])
            let ids = try outbox.waiting(sink: "s", atMost: 10).map(\.id)
            try outbox.delivered([ids[0]], sink: "s", remembering: ["hour": 3])
            try outbox.setAside([ids[1]], sink: "s", error: "gone")
            try outbox.failed([ids[2]], sink: "s", error: "down", next: Instant(milliseconds: 9_000))
        }
        let outbox = try outbox()
        #expect(
            try outbox.state(of: "s")
                == Outbox.SinkState(
                    waiting: 1, deadLetters: 1, delivered: 1, lastError: "down",
                    nextAttempt: Instant(milliseconds: 9_000)))
        #expect(try outbox.memory(of: "s") == ["hour": 3])
        #expect(try outbox.memory(of: "t") == .object([]))
        let entry = try #require(outbox.waiting(sink: "s", atMost: 10).first)
        #expect(entry.key == "c" && entry.attempts == 1 && entry.lastError == "down")
        try outbox.add([.init("a"), .init("b")])
        #expect(try keys(outbox) == ["c"], "delivered ones and dead letters are recognised")
    }

    @Test func `what waits can be amended, in all sinks, until it is settled`() throws {
        let outbox = try outbox()
        try outbox.add([.init("a"), .init("a", sink: "t"), .init("b")])
        let first = try #require(outbox.waiting(sink: "t", atMost: 1).first)
        try outbox.delivered([first.id], sink: "t")
        #expect(try outbox.amend(keys: ["a"]) { $0 + Array("!".utf8) } == 1)
        #expect(try outbox.amend(keys: ["b"]) { _ in nil } == 0)
        #expect(
            try outbox.waiting(sink: "s", atMost: 9).map { String(decoding: $0.payload, as: UTF8.self) } == ["a!", "b"])
    }

    @Test func `dead letters come back in their old places`() throws {
        let outbox = try outbox()
        try outbox.add(["a", "b", "c"].map { .init($0) })
        let ids = try outbox.waiting(sink: "s", atMost: 9).map(\.id)
        try outbox.setAside([ids[0]], sink: "s", error: "400")
        #expect(try outbox.deadLetters(sink: "s", atMost: 9).map(\.lastError) == ["400"])
        #expect(try outbox.state(of: "s").lastError == "400")
        #expect(try keys(outbox) == ["b", "c"])
        #expect(try outbox.retry(sink: "s") == 1)
        #expect(try keys(outbox) == ["a", "b", "c"])
        #expect(try outbox.waiting(sink: "s", atMost: 1).first?.attempts == 0)
    }

    @Test func `a sink that is no longer configured keeps its entries, and goes on when it is again`() throws {
        do { try outbox().add([.init("a", sink: "t")]) }
        do {
            let outbox = try outbox(["s"])
            #expect(try outbox.sinks() == ["s", "t"])
            #expect(try outbox.state(of: "t").waiting == 1)
        }
        #expect(try keys(outbox(), "t") == ["a"])
    }

    @Test func `ids of other sinks, and of what is settled, are passed over`() throws {
        let outbox = try outbox()
        try outbox.add([.init("a", sink: "t")])
        let id = try #require(outbox.waiting(sink: "t", atMost: 1).first).id
        try outbox.setAside([id], sink: "s", error: "x")
        #expect(try keys(outbox, "t") == ["a"])
        try outbox.delivered([id], sink: "t")
        try outbox.setAside([id], sink: "t", error: "x")
        #expect(try outbox.state(of: "t").deadLetters == 0)
    }

    @Test func `keys of settled entries are kept up to a limit`() throws {
        let outbox = try outbox()
        let count = Int(Outbox.keptSettled) + 5
        try outbox.add((0..<count).map { .init("k\($0)") })
        let ids = try outbox.waiting(sink: "s", atMost: count).map(\.id)
        try outbox.suppressed(ids, sink: "s")
        #expect(try outbox.state(of: "s").suppressed == Int64(count))
        try outbox.add([.init("k4"), .init("k5"), .init("k\(count - 1)")])
        #expect(try keys(outbox) == ["k4"], "only the five oldest are forgotten")
    }

    @Test func `counts are right after a step that failed, and after opening again`() throws {
        do {
            let outbox = try outbox(mostBytes: 100 << 10)
            try outbox.add(["a", "b", "c"].map { .init($0) })
            let big = Outbox.Item(
                sink: "s", key: "big", payload: [UInt8](repeating: 1, count: 200 << 10), at: Instant(milliseconds: 5))
            #expect(throws: OutboxFault.self) { try outbox.add([.init("d"), big]) }
            #expect(try outbox.state(of: "s").waiting == 3)
            let ids = try outbox.waiting(sink: "s", atMost: 9).map(\.id)
            try outbox.delivered([ids[0]], sink: "s")
            try outbox.setAside([ids[1]], sink: "s", error: "gone")
            try outbox.add([.init("b"), .init("c")])
        }
        for _ in 0..<2 {
            let state = try outbox().state(of: "s")
            #expect((state.waiting, state.deadLetters) == (1, 1))
        }
        #expect(try outbox().retry(sink: "s") == 1)
        #expect(try outbox().state(of: "s").waiting == 2)
    }
}
