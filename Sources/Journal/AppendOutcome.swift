// SPDX-License-Identifier: Apache-2.0

public import Chronology

/// What became of an append. There is no fourth case: whoever handles it decides all three.
public enum AppendOutcome: Hashable, Sendable {
    /// Everything up to and including this sequence survives a crash of the process and of the machine.
    case durable(through: SequenceNumber, head: JournalHead)
    /// Certainly nothing from this sequence on was written, and nothing is left behind. What is before it is durable.
    case refused(from: SequenceNumber, reason: Refusal)
    /// An input or output error: whether it was written is not known and must not be guessed. The process says so and
    /// exits; the next start reads what is there.
    case unknown(description: String)
}

/// Why a store refused to write. Each is definite: nothing was written.
public enum Refusal: Hashable, Sendable {
    /// The disk or the quota is full. Reads go on.
    case diskFull
    /// The store cannot be written to. Reads go on.
    case readOnly
    /// The batch does not follow the journal's head, which is given: another writer was first, or a batch before it
    /// was refused.
    case conflict(JournalHead)
    /// A record, key, reply or batch is over its limit; see ``JournalLimits``.
    case tooLarge
    /// A draft is earlier than the record before it, whose time is given in milliseconds since 1970 in UTC.
    case timeWentBack(last: Int64)
    /// The idempotency key has been used before by the same writer; its reply stands.
    case keyTaken
    /// Another process holds the store's write lock.
    case busy
}
