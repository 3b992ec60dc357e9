// SPDX-License-Identifier: Apache-2.0

public import Chronology
import Synchronization
import Threads

/// A thread with a reading of its own, for what is too slow or too old for the model: replays of old records,
/// remembered replies, verification. Questions are answered one after another.
///
/// **Who calls.** All functions may be called from any thread and return at once, but for ``close()``.
///
/// **Completions** are called on the reader's thread, exactly once for each question that was `.queued`. They must not
/// block and must not call ``close()``. A question that was withdrawn fails as `cancelled`; those that wait when the
/// reader is closed fail as `closed`.
public final class JournalReader: Sendable {
    private let queue = Monitor(ReadQueue())
    private let thread: Mutex<OwnedThread?>

    /// Takes the reading over and starts the thread.
    public init(reading: sending any JournalReading) throws(JournalFailure) {
        let session = ReadingSession(reading: reading, queue: queue)
        let thread = try OwnedThread.ofJournal { session.run() }
        self.thread = Mutex(thread)
    }

    deinit { close() }

    /// Asks for records; see ``JournalReading/read(after:limit:maxBytes:)``.
    public func replay(
        after: SequenceNumber, limit: Int, maxBytes: Int,
        completion: @escaping @Sendable (Result<RecordPage, JournalFailure>) -> Void
    ) -> Enquiry {
        queue.update { $0.submit(.replay(after: after, limit: limit, maxBytes: maxBytes, completion)) }
    }

    /// Asks for the entry under a writer's key; nil if the key was never used.
    public func reply(
        by writer: String, key: String,
        completion: @escaping @Sendable (Result<IdempotencyEntry?, JournalFailure>) -> Void
    ) -> Enquiry {
        queue.update { $0.submit(.reply(by: writer, key: key, completion)) }
    }

    /// Asks for a check of the whole chain; see ``JournalReading/verify(progress:)``. It can be withdrawn between
    /// slices, and holds up the questions behind it, so that a journal that is verified often wants a second reader.
    ///
    /// - Parameter content: takes the records in whose content is to be digested.
    public func verify(
        content: ContentDigest = ContentDigest(ofTopics: []),
        completion: @escaping @Sendable (Result<VerifiedJournal, JournalFailure>) -> Void
    ) -> Enquiry {
        queue.update { $0.submit(.verify(content, completion)) }
    }

    /// Withdraws a question. Nothing happens if it has been answered.
    public func cancel(_ ticket: ReadTicket) { queue.update { $0.cancel(ticket) } }

    /// Takes no more, fails what waits, closes the reading and waits for the thread. The last completions come before
    /// it returns. Later calls do nothing. Close readers before the writer, so that the writer leaves a tidy store.
    public func close() {
        queue.update { $0.close() }
        thread.withLock { $0.take() }?.join()
    }
}

/// The reader's thread. Only that thread touches it.
private final class ReadingSession {
    private let reading: any JournalReading
    private let queue: Monitor<ReadQueue>

    init(reading: any JournalReading, queue: Monitor<ReadQueue>) {
        self.reading = reading
        self.queue = queue
    }

    func run() {
        while true {
            switch queue.wait(until: { $0.next() }) {
            case .read(let ticket, let task): answer(task, ticket)
            case .fail(let task, let failure): task.fail(failure)
            case .finish: return reading.close()
            }
        }
    }

    private func answer(_ task: ReadTask, _ ticket: ReadTicket) {
        switch task {
        case .replay(let after, let limit, let maxBytes, let complete):
            complete(
                result(ticket) { () throws(JournalFailure) in
                    try reading.read(after: after, limit: limit, maxBytes: maxBytes)
                })
        case .reply(let writer, let key, let complete):
            complete(result(ticket) { () throws(JournalFailure) in try reading.reply(by: writer, key: key) })
        case .verify(var content, let complete):
            complete(
                result(ticket) { () throws(JournalFailure) in
                    let found = try reading.verify(
                        progress: { _ in isWanted(ticket) ? .onward : .stop }, each: { content.add($0) })
                    return VerifiedJournal(found, content)
                })
        }
    }

    /// What `read` gives, unless the question was withdrawn meanwhile.
    private func result<Answer>(
        _ ticket: ReadTicket, _ read: () throws(JournalFailure) -> Answer
    ) -> Result<Answer, JournalFailure> {
        do throws(JournalFailure) {
            let answer = try read()
            return isWanted(ticket) ? .success(answer) : .failure(.cancelled)
        } catch {
            return .failure(error)
        }
    }

    private func isWanted(_ ticket: ReadTicket) -> Bool { queue.update { $0.isWanted(ticket) } }
}
