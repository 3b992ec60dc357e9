// SPDX-License-Identifier: Apache-2.0

public import Chronology
import Synchronization

/// A journal that lives as long as the object: for simulations and tests, under the same contract as any other.
///
/// It is store and reading at once and may be shared between threads. Closing leaves the records where they are, so
/// that opening again is simulated by using the object again.
public final class InMemoryJournal: JournalStore, Sendable {
    private struct Key: Hashable {
        let by: String
        let key: String
    }

    private struct Content {
        var records: [Record] = []
        var entries: [IdempotencyEntry] = []
        var places: [Key: Int] = [:]
        var cursors: [String: SequenceNumber] = [:]
        var epochs = [EpochStart.first]
        var head: JournalHead
    }

    private let register: RegisterUUID
    private let content: Mutex<Content>

    /// An empty journal of a register, in epoch 1.
    public init(register: RegisterUUID) {
        self.register = register
        let identity = JournalIdentity.empty(register)
        content = Mutex(Content(head: identity.head))
    }

    /// Whose journal it is, and its present end.
    public func identity() -> JournalIdentity {
        content.withLock { JournalIdentity(register: register, epochs: $0.epochs, head: $0.head) }
    }

    /// Hands over records that were there when it was called.
    public func scan(after: SequenceNumber, limit: Int, _ body: (Record) -> ScanStep) {
        let records = content.withLock { $0.records }
        for record in records.dropFirst(Int(max(after, .zero).value)).prefix(limit) where body(record) == .stop {
            return
        }
    }

    /// The entry under a writer's key.
    public func reply(by writer: String, key: String) -> IdempotencyEntry? {
        content.withLock { content in
            content.places[Key(by: writer, key: key)].map { content.entries[$0] }
        }
    }

    /// Hands over keys that were there when it was called.
    public func forEachKey(_ body: (IdempotencyKey) -> Void) {
        for entry in content.withLock({ $0.entries }) {
            body(IdempotencyKey(by: entry.by, key: entry.key, digest: entry.digest))
        }
    }

    /// Every consumer's cursor.
    public func cursors() -> [String: SequenceNumber] { content.withLock { $0.cursors } }

    /// Adds the batches or refuses them. Never unknown: simulated faults are for a store around this one.
    public func append(_ batches: ArraySlice<Batch>) -> AppendOutcome {
        content.withLock { content in
            let keys = batches.compactMap { $0.idempotency.map { Key(by: $0.by, key: $0.key) } }
            let isKeyTaken = Set(keys).count < keys.count || keys.contains { content.places[$0] != nil }
            let admission = Admission(batches, after: content.head)
            if let refusal = admission.refusal ?? (isKeyTaken ? .keyTaken : nil) {
                return .refused(from: content.head.sequence.next, reason: refusal)
            }
            for batch in batches { Self.add(batch, to: &content) }
            return .durable(through: content.head.sequence, head: content.head)
        }
    }

    /// Keeps the cursors.
    public func saveCursors(_ cursors: [String: SequenceNumber]) {
        content.withLock { $0.cursors.merge(cursors) { _, new in new } }
    }

    /// Begins the next epoch at the present head.
    public func raiseEpoch() -> EpochStart {
        content.withLock { content in
            let old = content.head
            let start = EpochStart(epoch: old.epoch + 1, after: old.sequence)
            content.head = JournalHead(sequence: old.sequence, epoch: start.epoch, hash: old.hash, at: old.at)
            content.epochs.append(start)
            return start
        }
    }

    /// There is nothing to do.
    public func maintain() {}

    /// There is nothing to let go of.
    public func close() {}

    /// There is nothing to let go of.
    public func abandon() {}

    private static func add(_ batch: Batch, to content: inout Content) {
        var chain = Chain(after: content.head.hash)
        var sequence = batch.first
        for draft in batch.drafts {
            let epoch = content.head.epoch
            let hash = chain.extend(by: draft, sequence: sequence, epoch: epoch)
            content.records.append(Record(draft, sequence: sequence, epoch: epoch, hash: hash))
            content.head = JournalHead(sequence: sequence, epoch: epoch, hash: hash, at: draft.at)
            sequence = sequence.next
        }
        guard let entry = batch.idempotency else { return }
        content.places[Key(by: entry.by, key: entry.key)] = content.entries.count
        content.entries.append(entry)
    }
}
