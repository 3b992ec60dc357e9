// SPDX-License-Identifier: Apache-2.0

public import Chronology
import Synchronization
import Threads

/// The thread that owns a store and writes to it in groups: while one group is being made durable the next one fills.
///
/// **Who calls.** All functions may be called from any thread and return at once, but for ``close()``. One owner submits
/// batches, in the order of their sequences.
///
/// **Outcomes.** `report` is called on the writer's thread, one call after another, in the order of the sequences, with
/// the tokens that the outcome settles. It must not block and must not call ``close()``. Every batch that was `.queued`
/// is settled exactly once.
///
/// **After a refusal** everything that was queued behind it is refused with it, since its sequences no longer fit, and
/// submissions are answered `.refusing` until the owner has undone what it must and calls ``resume(after:)``.
///
/// **After an unknown outcome** nothing is written or acknowledged any more. The owner says so and exits.
public final class JournalWriter: Sendable {
    /// Hears the outcomes, with the tokens of the batches that they settle, in order.
    public typealias Report = @Sendable (_ outcome: AppendOutcome, _ tokens: [UInt64]) -> Void

    private let queue = Monitor(GroupQueue())
    private let thread: Mutex<OwnedThread?>

    /// Takes the store over and starts the thread.
    public init(store: sending any JournalStore, report: @escaping Report) throws(JournalFailure) {
        let queue = queue
        let head = try store.identity().head
        let session = WritingSession(store: store, head: head, queue: queue, report: report)
        let thread = try OwnedThread.ofJournal { session.run() }
        self.thread = Mutex(thread)
    }

    deinit { close() }

    /// Queues a batch; see ``Submission`` and ``JournalLimits``.
    public func submit(_ batch: Batch) -> Submission { queue.update { $0.submit(batch) } }

    /// Takes batches again after a refusal. False, and nothing changes, unless `sequence` is the journal's head: what
    /// the owner has not undone would not fit, nor what it has not caught up with.
    public func resume(after sequence: SequenceNumber) -> Bool { queue.update { $0.resume(after: sequence) } }

    /// Saves consumers' cursors some time soon, in a transaction of their own. They may be lost by a crash, or while
    /// the disk is full: whoever relies on them then hears some events once more.
    public func saveCursors(_ cursors: [String: SequenceNumber]) { queue.update { $0.save(cursors) } }

    /// Takes no more, writes what is queued, closes the store and waits for the thread. The last reports come before
    /// it returns. Later calls do nothing.
    public func close() {
        queue.update { $0.drain() }
        thread.withLock { $0.take() }?.join()
    }
}
