// SPDX-License-Identifier: Apache-2.0

import Chronology
import Messaging
import Synchronization

/// What the two threads of a plugin tell each other: the session in force, calls and their replies, how far the worker
/// is, and that it shall end.
final class Progress: Sendable {
    /// How things are.
    struct Report: Sendable {
        /// The session in force; nil while there is none.
        var session: String?
        /// Everything up to here is dealt with; nil while nothing is known to be.
        var cursor: SequenceNumber?
        /// The epoch in which the cursor was counted; in another one it may mean other events.
        var epoch: Int64?
        var deadLetters = 0
        var lastError: String?
        var isStopping = false
        var hasEnded = false
        /// Why the worker ended by itself.
        var failure: String?
    }

    private let report = Mutex(Report())
    /// Wakes the worker, for a call or when it shall end.
    let workerWakeup: Wakeup
    /// Wakes the session, for a reply or when the worker has ended.
    let sessionWakeup: Wakeup
    /// The calls between the two.
    let calls: CallQueue

    init() throws(MessagingError) {
        workerWakeup = try Wakeup()
        sessionWakeup = try Wakeup()
        calls = CallQueue(worker: workerWakeup, session: sessionWakeup)
    }

    /// The report as it stands.
    var current: Report { report.withLock { $0 } }

    /// Changes the report.
    func update(_ body: (inout sending Report) -> Void) { report.withLock { body(&$0) } }

    /// Asks the worker to end after what it has in hand.
    func stop() {
        update { $0.isStopping = true }
        workerWakeup.signal()
    }

    /// Tells that the worker has ended, by itself where there is a failure.
    func end(_ failure: String? = nil) {
        update {
            $0.hasEnded = true
            $0.failure = failure
        }
        sessionWakeup.signal()
    }
}
