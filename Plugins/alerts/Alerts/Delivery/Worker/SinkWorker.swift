// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Synchronization
import Threads

/// The thread of one sink: it delivers what waits in the outbox, in order, and holds up no other sink.
///
/// Temporary failures are tried again for ever, with growing pauses; permanent ones are set aside at once. The thread
/// sleeps until something is due, or until it is woken.
final class SinkWorker: Sendable {
    /// Entries that a plan sees at once, at most.
    static let lookahead = 500
    /// Entries that a plan sees first; the rest in sight only where its step reaches to the last of these.
    static let glance = 4
    /// The longest sleep: somebody may set the clock meanwhile.
    static let longestPause = Duration.seconds(600)

    /// How it stands with the sink: what the outbox knows, and trouble with the outbox itself as the last error.
    typealias Report = @Sendable (_ sink: String, _ state: Outbox.SinkState) -> Void

    /// The name of the sink.
    var name: String { sink.name }

    private let sink: any Sink
    private let outbox: Outbox
    private let plan: DeliveryPlan
    private let now: @Sendable () -> Instant
    private let report: Report
    private let signals = Monitor(Signals())
    private let thread = Mutex<OwnedThread?>(nil)

    private struct Signals {
        var isWoken = true
        var isEnding = false
        var hasEnded = false
    }

    /// A worker that does nothing before ``start()``.
    ///
    /// - Parameters:
    ///   - plan: what is due, and how it is worded.
    ///   - now: the wall clock.
    ///   - report: called on the sink's thread before each delivery and after each step.
    init(
        sink: any Sink, outbox: Outbox, now: @escaping @Sendable () -> Instant, plan: @escaping DeliveryPlan,
        report: @escaping Report
    ) {
        (self.sink, self.outbox, self.now, self.plan, self.report) = (sink, outbox, now, plan, report)
    }

    /// Starts the thread; once.
    func start() throws(NoThread) {
        let started = try OwnedThread { self.run() }
        thread.withLock { $0 = started }
    }

    /// Makes the thread look again: something was added or amended, or the clock was set.
    func wake() { signals.update { $0.isWoken = true } }

    /// Takes the dead letters back, and tries again at once. Returns how many there were.
    @discardableResult
    func retry() throws(OutboxFault) -> Int {
        let count = try outbox.retry(sink: name)
        wake()
        return count
    }

    /// Delivers a message on the calling thread, past the queue: neither what waits nor its order is touched.
    func tryOut(_ message: Message) throws(DeliveryFailure) { try sink.deliver(message) }

    /// Ends the thread, also under a delivery, which comes again at the next start.
    ///
    /// - Returns: whether it ended within the limit. One that did not is left to the end of the process.
    @discardableResult
    func end(within limit: Duration) -> Bool {
        signals.update { $0.isEnding = true }
        sink.abandon()
        guard let thread = thread.withLock({ $0 }) else { return true }
        guard signals.wait(atMost: limit, until: { $0.hasEnded ? true : nil }) == true else { return false }
        thread.join()
        return true
    }

    private func run() {
        let signals = signals
        var turns = DeliveryTurns(sink: sink, outbox: outbox, plan: plan, isEnding: { signals.update { $0.isEnding } })
        while !signals.update({ $0.isEnding }) {
            signals.update { $0.isWoken = false }
            switch next(&turns) {
            case .again: continue
            case .pause(let pause): rest(min(pause ?? Self.longestPause, Self.longestPause))
            }
        }
        signals.update { $0.hasEnded = true }
    }

    private func next(_ turns: inout DeliveryTurns) -> DeliveryTurns.Next {
        do throws(OutboxFault) {
            // Before a delivery as well, with what it is about: a receiver may keep the turn busy until its timeout.
            let next = try turns.turn(now) { () throws(OutboxFault) in report(name, try outbox.state(of: name)) }
            report(name, try outbox.state(of: name))
            return next
        } catch {
            var state = (try? outbox.state(of: name)) ?? Outbox.SinkState()
            let delay = turns.outboxDelay
            (state.lastError, state.nextAttempt) = (error.description, now().advanced(by: delay))
            report(name, state)
            return .pause(delay)
        }
    }

    private func rest(_ pause: Duration) {
        _ = signals.wait(atMost: pause) { $0.isWoken || $0.isEnding ? true : nil }
    }
}
