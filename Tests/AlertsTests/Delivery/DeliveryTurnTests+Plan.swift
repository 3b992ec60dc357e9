// SPDX-License-Identifier: Apache-2.0

import Model
import TestSupport
import Testing
import Threads

@testable import Alerts

/// That the plan is carried out.
extension DeliveryTurnTests {
    @Test func `several make one message, others are left out, and the schedule remembers`() throws {
        let plan: DeliveryPlan = { waiting, memory, _ in
            if let odd = waiting.first(where: { $0.key == "odd" }) {
                return .suppress([odd.id], remembering: ["seen": "odd"])
            }
            if let bad = waiting.first(where: { $0.key == "bad" }) { return .setAside([bad.id], reason: "no JSON") }
            return .send(
                waiting.map(\.id), message("all of \(memory["seen"]?.text ?? "?")"), remembering: ["seen": "all"])
        }
        let outbox = try outbox(["a", "odd", "bad", "b"])
        let sink = ScriptedSink("s")
        var turns = turns(sink, outbox, plan: plan)
        try run(&turns, for: .zero)
        #expect(sink.delivered == ["all of odd"])
        #expect(try outbox.memory(of: "s") == ["seen": "all"])
        #expect(
            try outbox.state(of: "s")
                == Outbox.SinkState(deadLetters: 1, delivered: 2, suppressed: 1, lastError: "no JSON"))
    }

    @Test func `a plan that names what does not wait is told, and settles nothing`() throws {
        let outbox = try outbox(["a"])
        for ids in [[], [99]] as [[Int64]] {
            var turns = turns(ScriptedSink("s"), outbox) { _, _, _ in .suppress(ids, remembering: nil) }
            #expect(throws: OutboxFault.self) { try turns.turn { clock.now } }
        }
        #expect(try outbox.state(of: "s").waiting == 1)
    }

    @Test func `a long backlog is read to its end only where a step reaches that far`() throws {
        let keys = (0..<2 * SinkWorker.lookahead).map { "k\($0)" }
        let (outbox, seen) = (try outbox(keys), Monitor<[Int]>([]))
        var first = turns(ScriptedSink("s"), outbox) { waiting, memory, now in
            seen.update { $0.append(waiting.count) }
            return oneByOne(waiting, memory, now)
        }
        for _ in 0..<3 { #expect(try first.turn { clock.now } == .again) }
        #expect(seen.update { $0 } == [SinkWorker.glance, SinkWorker.glance, SinkWorker.glance])
        var second = turns(ScriptedSink("s"), outbox) { waiting, _, _ in
            seen.update { $0.append(waiting.count) }
            return .send(waiting.map(\.id), message("all"), remembering: nil)
        }
        #expect(try second.turn { clock.now } == .again)
        #expect(seen.update { $0 }.suffix(2) == [SinkWorker.glance, SinkWorker.lookahead])
        #expect(try outbox.state(of: "s").waiting == keys.count - 3 - SinkWorker.lookahead)
    }
}
