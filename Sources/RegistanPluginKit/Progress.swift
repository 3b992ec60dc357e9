// SPDX-License-Identifier: Apache-2.0

import Chronology
import Messaging
import Synchronization

/// What the two threads of a plugin tell each other: how far the worker is, and that it shall end.
final class Progress: Sendable {
    /// How far the worker is.
    struct Report: Sendable {
        /// Everything up to here is dealt with; nil while nothing is known to be.
        var cursor: SequenceNumber?
        var deadLetters = 0
        var lastError: String?
        var isStopping = false
        var hasEnded = false
    }

    private let report = Mutex(Report())
    /// Wakes the worker, when it shall end.
    let workerWakeup: Wakeup
    /// Wakes the session, when the worker has ended.
    let sessionWakeup: Wakeup

    init() throws(MessagingError) {
        workerWakeup = try Wakeup()
        sessionWakeup = try Wakeup()
    }

    /// The report as it stands.
    var current: Report { report.withLock { $0 } }

    /// Changes the report.
    func update(_ body: (inout sending Report) -> Void) { report.withLock { body(&$0) } }

    /// Asks the worker to end after the event in hand.
    func stop() {
        update { $0.isStopping = true }
        workerWakeup.signal()
    }

    /// Tells that the worker has ended.
    func end() {
        update { $0.hasEnded = true }
        sessionWakeup.signal()
    }
}
