// SPDX-License-Identifier: Apache-2.0

import Chronology
import Synchronization
import TestSupport
import Testing
import Threads

@testable import Alerts

@Suite struct SinkWorkerTests {
    private let directory: TemporaryDirectory
    private let clock = ManualClock()
    private let states = Monitor<[String: Outbox.SinkState]>([:])

    init() throws { directory = try TemporaryDirectory() }

    private func worker(_ sink: some Sink, _ outbox: Outbox) throws -> SinkWorker {
        let worker = SinkWorker(
            sink: sink, outbox: outbox, now: { [clock] in clock.now }, plan: oneByOne,
            report: { [states] name, state in states.update { $0[name] = state } })
        try worker.start()
        return worker
    }

    private func wait(_ sink: String, until holds: (Outbox.SinkState) -> Bool) -> Bool {
        states.wait(atMost: .seconds(20)) { $0[sink].map(holds) == true ? true : nil } == true
    }

    private func outbox(_ sinks: [String]) throws -> Outbox {
        try Outbox(path: directory.file("outbox.db"), sinks: sinks)
    }

    @Test func `a sink in trouble holds up no other`() throws {
        let outbox = try outbox(["hanging", "failing", "fine"])
        let receiver = try HTTPReceiver { _ in .silence }
        let hanging = WebhookSink(
            name: "hanging",
            .init(
                endpoint: try Endpoint(receiver.url, schemes: ["http"]), allowsPrivate: true, timeout: .seconds(60)),
            now: { [clock] in clock.now })
        let failing = ScriptedSink("failing") { _ throws(DeliveryFailure) in throw .temporary("down") }
        let fine = ScriptedSink("fine")
        let workers = [try worker(hanging, outbox), try worker(failing, outbox), try worker(fine, outbox)]
        for key in ["a", "b"] {
            try outbox.add(["hanging", "failing", "fine"].map { .init(key, sink: $0) })
            for worker in workers { worker.wake() }
        }
        #expect(fine.wait(for: 2) == ["a", "b"])
        #expect(receiver.wait(for: 1) != nil)
        #expect(wait("hanging") { $0.waiting > 0 }, "told while the receiver keeps it busy")
        #expect(wait("failing") { $0.lastError == "down" && $0.waiting == 2 && $0.nextAttempt != nil })
        for worker in workers { #expect(worker.end(within: .seconds(20))) }
        #expect(try outbox.state(of: "hanging").waiting == 2)
        #expect(try outbox.state(of: "hanging").lastError == nil, "the end says nothing of the receiver")
    }

    @Test func `a sink whose time has come delivers when it is woken`() throws {
        let outbox = try outbox(["s"])
        let isDown = Mutex(true)
        let sink = ScriptedSink("s") { _ throws(DeliveryFailure) in
            if isDown.withLock({ $0 }) { throw .temporary("down") }
        }
        let worker = try worker(sink, outbox)
        try outbox.add([.init("a")])
        worker.wake()
        #expect(wait("s") { $0.nextAttempt != nil })
        isDown.withLock { $0 = false }
        clock.advance(.seconds(1))
        worker.wake()
        #expect(sink.wait(for: 1) == ["a"])
        #expect(worker.end(within: .seconds(20)))
    }

    @Test func `dead letters are delivered when they are taken back`() throws {
        let outbox = try outbox(["s"])
        let isWrong = Mutex(true)
        let sink = ScriptedSink("s") { _ throws(DeliveryFailure) in
            if isWrong.withLock({ $0 }) { throw .permanent("no such page") }
        }
        let worker = try worker(sink, outbox)
        try outbox.add([.init("a"), .init("b")])
        worker.wake()
        #expect(wait("s") { $0.deadLetters == 2 && $0.lastError == "no such page" })
        isWrong.withLock { $0 = false }
        #expect(try worker.retry() == 2)
        #expect(sink.wait(for: 2) == ["a", "b"])
        #expect(worker.end(within: .seconds(20)))
    }

    @Test func `a trial goes past the queue`() throws {
        let outbox = try outbox(["s"])
        try outbox.add([.init("a")])
        let sink = ScriptedSink("s")
        let worker = SinkWorker(
            sink: sink, outbox: outbox, now: { [clock] in clock.now }, plan: oneByOne, report: { _, _ in })
        try worker.tryOut(message("trial"))
        #expect(sink.delivered == ["trial"])
        #expect(try outbox.state(of: "s").waiting == 1)
        #expect(worker.end(within: .zero), "it was never started")
    }

    @Test func `the end does not wait for a sink that does not end`() throws {
        let outbox = try outbox(["s"])
        try outbox.add([.init("a")])
        let gate = Monitor(0)
        let sink = ScriptedSink("s") { _ in
            gate.update { $0 = 1 }
            gate.wait { $0 == 2 ? () : nil }
        }
        let worker = try worker(sink, outbox)
        gate.wait { $0 == 1 ? () : nil }
        #expect(!worker.end(within: .milliseconds(10)))
        gate.update { $0 = 2 }
        #expect(worker.end(within: .seconds(20)))
    }
}
