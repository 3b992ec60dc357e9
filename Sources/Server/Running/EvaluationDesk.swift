// SPDX-License-Identifier: Apache-2.0

import Engine
import Messaging
import Service
import Threads

/// The threads that make evaluations, as the owner thread sees them: jobs are handed over, and outcomes come by mail.
///
/// Draws have a thread of their own, so that what takes milliseconds does not wait behind what takes seconds.
final class EvaluationDesk {
    private let short: EvaluationWorker
    private let long: EvaluationWorker

    init(mailbox: Mailbox<OwnerMail>) throws(NoThread) {
        short = try EvaluationWorker(mailbox: mailbox)
        long = try EvaluationWorker(mailbox: mailbox)
    }

    /// Hands a job over; the engine's limit on long reads bounds how many wait.
    func submit(_ job: EvaluationJob, token: UInt64) { (job.isLong ? long : short).submit(job, token: token) }

    /// Ends the threads after at most a few draws more; what waits is dropped.
    func close() {
        short.close()
        long.close()
    }
}

/// One of the threads.
private final class EvaluationWorker {
    private let queue = Monitor(EvaluationQueue())
    private let thread: OwnedThread

    init(mailbox: Mailbox<OwnerMail>) throws(NoThread) {
        let queue = queue
        thread = try OwnedThread {
            while let (job, token) = queue.wait(until: { $0.next() }) {
                let outcome = job.run {
                    queue.update { $0.isClosed } || job.deadline.map { Clock.now() > $0 } ?? false
                }
                // The mailbox holds more than the engine lets be under way; see EngineLimits.
                _ = mailbox.post(.evaluated(token: token, outcome))
            }
        }
    }

    func submit(_ job: EvaluationJob, token: UInt64) { queue.update { $0.waiting.append((job, token)) } }

    func close() {
        queue.update { $0.isClosed = true }
        thread.join()
    }
}

/// Jobs that wait for a thread.
private struct EvaluationQueue: Sendable {
    var waiting: [(job: EvaluationJob, token: UInt64)] = []
    var isClosed = false

    /// The next job; an inner nil where there will be none any more, an outer one where there is none yet.
    mutating func next() -> (job: EvaluationJob, token: UInt64)?? {
        if isClosed { return .some(nil) }
        return waiting.isEmpty ? nil : .some(waiting.removeFirst())
    }
}
