// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// What a sink's thread does, one turn after the other, without the thread.
///
/// What came of a delivery is kept until the outbox has it, so that a full disk does not send the message again; only a
/// crash between the two does.
struct DeliveryTurns {
    /// What comes after a turn.
    enum Next: Equatable {
        /// Another turn at once.
        case again
        /// Nothing is due for so long, unless somebody wakes the sink; nil if only that brings anything.
        case pause(Duration?)
    }

    /// The shortest pause, also where a plan waits for a time that is over.
    static let shortestPause = Duration.milliseconds(50)

    private let sink: any Sink
    private let outbox: Outbox
    private let plan: DeliveryPlan
    private let isEnding: @Sendable () -> Bool
    private var unrecorded: Record?
    private var outboxFailures = 0

    /// What the outbox is to be told.
    private enum Record {
        case delivered([Int64], remembering: Datum?)
        case failed([Int64], reason: String, next: Instant)
        case setAside([Int64], reason: String)
    }

    init(sink: any Sink, outbox: Outbox, plan: @escaping DeliveryPlan, isEnding: @escaping @Sendable () -> Bool) {
        (self.sink, self.outbox, self.plan, self.isEnding) = (sink, outbox, plan, isEnding)
    }

    /// Takes one step. On an error the outbox could not be used; the turn is to be tried again after ``outboxDelay``.
    ///
    /// - Parameter sending: called just before a delivery, which may take as long as the sink's timeout.
    mutating func turn(
        _ now: () -> Instant, sending: () throws(OutboxFault) -> Void = {}
    ) throws(OutboxFault) -> Next {
        do throws(OutboxFault) {
            let next = try step(now, sending)
            outboxFailures = 0
            return next
        } catch {
            outboxFailures += 1
            throw error
        }
    }

    /// How long to wait after the outbox failed.
    var outboxDelay: Duration { Backoff.delay(afterFailures: outboxFailures, asked: nil) }

    private mutating func step(
        _ now: () -> Instant, _ sending: () throws(OutboxFault) -> Void
    ) throws(OutboxFault) -> Next {
        if unrecorded != nil { return try record() }
        if let pause = try pauseAfterFailure(now()) { return .pause(pause) }
        let (waiting, step) = try nextStep(now())
        if case .wait(let until) = step { return .pause(until.map { max(Self.shortestPause, now().duration(to: $0)) }) }
        guard !step.ids.isEmpty, Set(step.ids).isSubset(of: waiting.map(\.id)) else {
            throw OutboxFault(.unusable, "The schedule of \(sink.name) names entries that do not wait.")
        }
        if case .send = step { try sending() }
        return try carryOut(step, waiting, now)
    }

    /// Asks the plan about the first few entries, and about all in sight only where its step reaches to the last of
    /// those few: so a step costs the same, however much waits.
    private func nextStep(_ now: Instant) throws(OutboxFault) -> ([Outbox.Entry], DeliveryStep) {
        let memory = try outbox.memory(of: sink.name)
        var waiting = try outbox.waiting(sink: sink.name, atMost: SinkWorker.glance)
        var step = waiting.isEmpty ? .wait(until: nil) : plan(waiting, memory, now)
        if waiting.count == SinkWorker.glance, let last = waiting.last, step.ids.contains(last.id) {
            waiting = try outbox.waiting(sink: sink.name, atMost: SinkWorker.lookahead)
            step = plan(waiting, memory, now)
        }
        return (waiting, step)
    }

    /// A time that is too far ahead was written before somebody set the clock back.
    private func pauseAfterFailure(_ now: Instant) throws(OutboxFault) -> Duration? {
        guard let next = try outbox.state(of: sink.name).nextAttempt else { return nil }
        let pause = now.duration(to: next)
        return pause > .zero && pause <= Backoff.longestAsked ? pause : nil
    }

    private mutating func carryOut(
        _ step: DeliveryStep, _ waiting: [Outbox.Entry], _ now: () -> Instant
    ) throws(OutboxFault) -> Next {
        switch step {
        case .wait: return .pause(nil)
        case .suppress(let ids, let memory): try outbox.suppressed(ids, sink: sink.name, remembering: memory)
        case .setAside(let ids, let reason): try outbox.setAside(ids, sink: sink.name, error: reason)
        case .send(let ids, let message, let memory):
            unrecorded = attempt(message, ids, memory, waiting, now)
            return try record()
        }
        return .again
    }

    /// Nil where the plugin ended under the delivery, which says nothing of the receiver.
    private func attempt(
        _ message: Message, _ ids: [Int64], _ memory: Datum?, _ waiting: [Outbox.Entry], _ now: () -> Instant
    ) -> Record? {
        do throws(DeliveryFailure) {
            try sink.deliver(message)
            return .delivered(ids, remembering: memory)
        } catch {
            guard !isEnding() else { return nil }
            switch error {
            case .permanent(let reason): return .setAside(ids, reason: reason)
            case .temporary(let reason, let asked):
                let failures = waiting.filter { ids.contains($0.id) }.map(\.attempts).max() ?? 0
                let delay = Backoff.delay(afterFailures: failures + 1, asked: asked)
                return .failed(ids, reason: reason, next: now().advanced(by: delay))
            }
        }
    }

    private mutating func record() throws(OutboxFault) -> Next {
        switch unrecorded {
        case .delivered(let ids, let memory): try outbox.delivered(ids, sink: sink.name, remembering: memory)
        case .failed(let ids, let reason, let next):
            try outbox.failed(ids, sink: sink.name, error: reason, next: next)
        case .setAside(let ids, let reason): try outbox.setAside(ids, sink: sink.name, error: reason)
        case nil: return .pause(nil)
        }
        unrecorded = nil
        return .again
    }
}
