// SPDX-License-Identifier: Apache-2.0

import Engine
import Messaging
import Service
import Threads

/// The thread that makes draws, as the owner thread sees it: jobs are handed over, and outcomes come by mail.
final class DrawDesk {
    private let queue = Monitor(DrawQueue())
    private let thread: OwnedThread

    init(mailbox: Mailbox<OwnerMail>) throws(NoThread) {
        let queue = queue
        thread = try OwnedThread {
            while let (job, token) = queue.wait(until: { $0.next() }) {
                let outcome = job.run {
                    queue.update { $0.isClosed } || job.deadline.map { Clock.now() > $0 } ?? false
                }
                // The mailbox holds more than the engine lets be under way; see EngineLimits.
                _ = mailbox.post(.drawn(token: token, outcome))
            }
        }
    }

    /// Hands a job over; the engine's limit on long reads bounds how many wait.
    func submit(_ job: DrawJob, token: UInt64) { queue.update { $0.waiting.append((job, token)) } }

    /// Ends the thread after at most a few draws more; what waits is dropped.
    func close() {
        queue.update { $0.isClosed = true }
        thread.join()
    }
}

/// Jobs that wait for the thread.
private struct DrawQueue: Sendable {
    var waiting: [(job: DrawJob, token: UInt64)] = []
    var isClosed = false

    /// The next job; an inner nil where there will be none any more, an outer one where there is none yet.
    mutating func next() -> (job: DrawJob, token: UInt64)?? {
        if isClosed { return .some(nil) }
        return waiting.isEmpty ? nil : .some(waiting.removeFirst())
    }
}
