// SPDX-License-Identifier: Apache-2.0

import Chronology

extension Outbox {
    /// What is to be delivered to one sink.
    struct Item: Hashable, Sendable {
        /// The name of the sink.
        let sink: String
        /// Unique among the entries of the sink; the same for what is added again after a crash.
        let key: String
        /// What the sink's schedule and wording work on.
        let payload: [UInt8]
        /// When it happened.
        let at: Instant
    }

    /// What waits for delivery, or was set aside.
    struct Entry: Hashable, Sendable {
        /// Ascending in the order of adding.
        let id: Int64
        /// The key that it was added under.
        let key: String
        /// The payload, as amended.
        let payload: [UInt8]
        /// When it happened.
        let at: Instant
        /// Attempts that failed.
        let attempts: Int
        /// Why the last one did.
        let lastError: String?
    }

    /// How it stands with a sink.
    struct SinkState: Hashable, Sendable {
        /// Entries that wait.
        var waiting = 0
        /// Entries that were set aside.
        var deadLetters = 0
        /// Entries that were delivered, ever.
        var delivered: Int64 = 0
        /// Entries that were left out on purpose, ever.
        var suppressed: Int64 = 0
        /// Why the last attempt failed; of one that succeeded after it, why the newest dead letter is one; else nil.
        var lastError: String?
        /// When the next attempt is due; nil where none has failed.
        var nextAttempt: Instant?
    }
}
