// SPDX-License-Identifier: Apache-2.0

public import Chronology

/// Reading a journal. This comment and those of the requirements are the contract; `JournalContract` in the tests
/// holds every implementation to it.
///
/// **Ownership.** Calls block, and are made by one thread at a time. A reading may be moved to another thread, not
/// shared. Many readings of one journal may be open beside its one ``JournalStore``, in the same process.
///
/// **What is seen.** Only durable records, each call at least up to what was durable when it began. Records never
/// change, so what several calls saw fits together.
///
/// **Trust.** A requirement hands on what is stored. The functions over them, ``read(after:limit:maxBytes:)``,
/// ``forEachRecord(after:_:)`` and ``verify(progress:)``, check the chain as they go and never hand on a record that
/// breaks it.
public protocol JournalReading {
    /// Whose journal it is, and its present end. Cost: a few microseconds.
    func identity() throws(JournalFailure) -> JournalIdentity

    /// Hands over stored records in ascending order of sequence, without checking them: those after `after`, at most
    /// `limit`, until `body` says `.stop`. Constant memory. `body` must not call this reading.
    ///
    /// A row that cannot be turned into a record is a failure `damaged` that names it.
    func scan(after: SequenceNumber, limit: Int, _ body: (Record) -> ScanStep) throws(JournalFailure)

    /// The entry under a writer's key, with the reply, or nil if the key was never used.
    func reply(by writer: String, key: String) throws(JournalFailure) -> IdempotencyEntry?

    /// Hands over every key that was ever used, in the order of use, without the replies. Constant memory.
    func forEachKey(_ body: (IdempotencyKey) -> Void) throws(JournalFailure)

    /// Every consumer's cursor as it was last saved, which may be older than what the consumer has handled.
    func cursors() throws(JournalFailure) -> [String: SequenceNumber]

    /// Lets go of what it holds. Called once, last.
    func close()
}

/// Whether a scan goes on.
public enum ScanStep: Sendable {
    /// Hand over the next record.
    case onward
    /// That is enough.
    case stop
}
