// SPDX-License-Identifier: Apache-2.0

import Service
import Synchronization

/// Writes to the log when a sink's trouble begins, becomes another, and ends; not with every attempt.
final class SinkTrouble: Sendable {
    private let log: Log
    private let last = Mutex<[String: String]>([:])

    init(log: Log) { self.log = log }

    /// Hears how it stands with a sink; any thread may call.
    func note(_ sink: String, _ state: Outbox.SinkState) {
        let before = last.withLock { last in
            defer { last[sink] = state.lastError }
            return last[sink]
        }
        guard before != state.lastError else { return }
        guard let error = state.lastError else { return log(.info, "The sink delivers again.", ["sink": sink]) }
        guard let next = state.nextAttempt else {
            return log(
                .warning, "The sink has set \(state.deadLetters) aside, the last for: \(error)", ["sink": sink])
        }
        log(
            .warning, "The sink does not deliver: \(error)",
            ["sink": sink, "waiting": "\(state.waiting)", "next": "\(next)"])
    }
}
