// SPDX-License-Identifier: Apache-2.0

public import Chronology

/// Drafts that become durable together or not at all, at the sequences `first`, `first + 1` and so on.
///
/// A batch without drafts is a write that changed nothing but whose reply is to be remembered.
public struct Batch: Hashable, Sendable {
    /// The submitter's own number for it, given back with the outcome and stored nowhere.
    public let token: UInt64
    /// The sequence that its first draft must get: the journal's head and what is queued before it, plus one.
    public let first: SequenceNumber
    /// What is to be written, in order.
    public let drafts: [Draft]
    /// The reply to remember, durable together with the drafts.
    public let idempotency: IdempotencyEntry?

    /// Drafts to write from `first` on.
    public init(token: UInt64, first: SequenceNumber, drafts: [Draft], idempotency: IdempotencyEntry? = nil) {
        self.token = token
        self.first = first
        self.drafts = drafts
        self.idempotency = idempotency
    }

    /// The sequence that the batch after this one must begin with.
    public var following: SequenceNumber { first.advanced(by: drafts.count) }

    /// What counts towards limits on batches, groups and queues, in bytes. Cost: linear in the drafts.
    public var byteCount: Int {
        drafts.reduce(idempotency.map { $0.reply.count } ?? 0) { $0 + $1.byteCount }
    }
}

/// The first reply to a write, kept as long as the journal, so that the same write sent again is answered alike.
///
/// Entries stand outside the hash chain: they settle doubts between a client and the daemon, and are no history.
public struct IdempotencyEntry: Hashable, Sendable {
    /// Who wrote; a key is a writer's own.
    public let by: String
    /// The writer's key, at most ``JournalLimits/keyBytes`` long.
    public let key: String
    /// The digest of what was asked, to tell a repetition from another write under the same key.
    public let digest: Digest
    /// The reply, at most ``JournalLimits/replyBytes`` long.
    public let reply: [UInt8]

    /// A reply to remember.
    public init(by: String, key: String, digest: Digest, reply: [UInt8]) {
        self.by = by
        self.key = key
        self.digest = digest
        self.reply = reply
    }
}

/// An idempotency entry without its reply, small enough to hold all of them in memory.
public struct IdempotencyKey: Hashable, Sendable {
    /// Who wrote.
    public let by: String
    /// The writer's key.
    public let key: String
    /// The digest of what was asked.
    public let digest: Digest

    /// A key that was used.
    public init(by: String, key: String, digest: Digest) {
        self.by = by
        self.key = key
        self.digest = digest
    }
}
