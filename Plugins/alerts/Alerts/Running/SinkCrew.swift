// SPDX-License-Identifier: Apache-2.0

import Chronology
import Synchronization
import Threads

/// The sinks at work, each on a thread of its own: the trouble of one holds up no other.
final class SinkCrew: Sendable {
    /// How long the sinks may take to end, together.
    static let longestEnd = Duration.seconds(3)

    let workers: [SinkWorker]
    let outbox: Outbox
    private let started = Mutex(0)

    /// Workers that do nothing before ``start()``.
    init(
        _ sinks: [any Sink], plans: [SinkPlan], outbox: Outbox, now: @escaping @Sendable () -> Instant,
        report: @escaping SinkWorker.Report
    ) {
        self.outbox = outbox
        workers = zip(sinks, plans).map { sink, plan in
            SinkWorker(sink: sink, outbox: outbox, now: now, plan: plan.step, report: report)
        }
    }

    /// Starts all that are not started; what waits since the last time is delivered now.
    func start() throws(NoThread) {
        try started.withLock { started throws(NoThread) in
            for worker in workers[started...] {
                try worker.start()
                started += 1
            }
        }
    }

    /// Makes all look at what is new.
    func wake() {
        for worker in workers { worker.wake() }
    }

    /// Ends all; what is under way comes again at the next start.
    func end() {
        let clock = ContinuousClock()
        let end = clock.now + Self.longestEnd
        for worker in workers { worker.end(within: max(.zero, clock.now.duration(to: end))) }
    }

    /// The worker of a sink.
    func worker(_ name: String) -> SinkWorker? { workers.first { $0.name == name } }
}
