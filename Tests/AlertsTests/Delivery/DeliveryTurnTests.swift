// SPDX-License-Identifier: Apache-2.0

import Chronology
import TestSupport
import Testing

@testable import Alerts

@Suite struct DeliveryTurnTests {
    let directory: TemporaryDirectory
    let clock = ManualClock()

    init() throws { directory = try TemporaryDirectory() }

    func outbox(_ keys: [String]) throws -> Outbox {
        let outbox = try Outbox(path: directory.file("outbox.db"), sinks: ["s"])
        try outbox.add(keys.map { .init($0) })
        return outbox
    }

    func turns(
        _ sink: some Sink, _ outbox: Outbox, plan: @escaping DeliveryPlan = oneByOne
    ) -> DeliveryTurns {
        DeliveryTurns(sink: sink, outbox: outbox, plan: plan, isEnding: { false })
    }

    /// Takes turns until nothing is due, and lets pauses go by, for so long.
    func run(_ turns: inout DeliveryTurns, for time: Duration) throws {
        let end = clock.now.advanced(by: time)
        while clock.now <= end {
            switch try turns.turn({ clock.now }) {
            case .again: continue
            case .pause(nil): return
            case .pause(let pause?): clock.advance(pause)
            }
        }
    }

    @Test func `a receiver that answers 500 for a day loses nothing, and keeps the order`() throws {
        let end = clock.now.advanced(by: .seconds(86_400))
        let receiver = try HTTPReceiver { [clock] _ in .status(clock.now < end ? 500 : 200) }
        let sink = WebhookSink(
            name: "s",
            .init(endpoint: try Endpoint(receiver.url, schemes: ["http"]), allowsPrivate: true),
            now: { [clock] in clock.now })
        let outbox = try outbox(["a", "b", "c"])
        var turns = turns(sink, outbox)
        try run(&turns, for: .seconds(86_000))
        #expect(try outbox.state(of: "s").waiting == 3)
        #expect(try outbox.state(of: "s").lastError == "\(receiver.shown) answered 500")
        try run(&turns, for: .seconds(86_000))
        let ids = receiver.received.map { $0.headers["webhook-id"] }
        #expect(ids.suffix(3) == ["a", "b", "c"] && ids.dropLast(2).allSatisfy { $0 == "a" })
        // 1 s doubling to 10 minutes: ten attempts in the first 17 minutes, then one each ten minutes.
        #expect((150...165).contains(ids.count))
        #expect(try outbox.state(of: "s") == Outbox.SinkState(delivered: 3))
    }

    @Test(
        arguments: [
            (1, nil, 1), (2, nil, 2), (10, nil, 512), (11, nil, 600), (1_000, nil, 600), (1, 90, 90), (11, 90, 600),
            (1, 90_000, 3_600),
        ]
            as [(Int, Int?, Int)])
    func `pauses grow to ten minutes, or as long as the receiver asks for`(failures: Int, asked: Int?, wait: Int) {
        let delay = Backoff.delay(afterFailures: failures, asked: asked.map { .seconds($0) })
        #expect(delay == .seconds(wait))
    }

    @Test func `a permanent failure is set aside at once, and the rest goes on`() throws {
        let sink = ScriptedSink("s") { message throws(DeliveryFailure) in
            if message.id == "b" { throw .permanent("answered 400") }
        }
        let outbox = try outbox(["a", "b", "c"])
        var turns = turns(sink, outbox)
        try run(&turns, for: .zero)
        #expect(sink.delivered == ["a", "c"])
        #expect(try outbox.deadLetters(sink: "s", atMost: 9).map(\.key) == ["b"])
        #expect(try outbox.state(of: "s").lastError == "answered 400")
    }

    @Test func `what the receiver asks for outlives a restart`() throws {
        let outbox = try outbox(["a"])
        let failing = ScriptedSink("s") { _ throws(DeliveryFailure) in throw .temporary("429", retryAfter: .seconds(90))
        }
        var first = turns(failing, outbox)
        #expect(try first.turn { clock.now } == .again)
        let sink = ScriptedSink("s")
        var second = turns(sink, outbox)
        #expect(try second.turn { clock.now } == .pause(.seconds(90)))
        clock.advance(.seconds(90))
        #expect(try second.turn { clock.now } == .again)
        #expect(sink.delivered == ["a"])
    }

    @Test func `a clock that was set back holds nothing up`() throws {
        let outbox = try outbox(["a"])
        let ids = try outbox.waiting(sink: "s", atMost: 1).map(\.id)
        try outbox.failed(ids, sink: "s", error: "x", next: clock.now.advanced(by: .seconds(86_400)))
        let sink = ScriptedSink("s")
        var turns = turns(sink, outbox)
        try run(&turns, for: .zero)
        #expect(sink.delivered == ["a"])
    }
}
