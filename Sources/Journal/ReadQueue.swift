// SPDX-License-Identifier: Apache-2.0

import Chronology

/// Names a question that the reader has taken, for withdrawing it.
public struct ReadTicket: Hashable, Sendable {
    let number: UInt64
}

/// What the reader says to a question.
public enum Enquiry: Hashable, Sendable {
    /// Taken: its completion is called exactly once.
    case queued(ReadTicket)
    /// Not taken: ``JournalLimits/queuedReads`` are waiting.
    case busy
    /// Not taken: the reader is closed.
    case closed
}

/// A question to the reader with the way to answer it.
enum ReadTask: Sendable {
    case replay(
        after: SequenceNumber, limit: Int, maxBytes: Int, @Sendable (Result<RecordPage, JournalFailure>) -> Void)
    case reply(by: String, key: String, @Sendable (Result<IdempotencyEntry?, JournalFailure>) -> Void)
    case verify(ContentDigest, @Sendable (Result<VerifiedJournal, JournalFailure>) -> Void)

    /// Answers that there is no answer.
    func fail(_ failure: JournalFailure) {
        switch self {
        case .replay(_, _, _, let complete): complete(.failure(failure))
        case .reply(_, _, let complete): complete(.failure(failure))
        case .verify(_, let complete): complete(.failure(failure))
        }
    }
}

/// What waits for the reader's thread: decisions only, made under the monitor's lock.
struct ReadQueue: Sendable {
    /// What the reader's thread is to do next.
    enum Work {
        case read(ReadTicket, ReadTask)
        case fail(ReadTask, JournalFailure)
        case finish
    }

    private var waiting: [(ticket: ReadTicket, task: ReadTask)] = []
    private var withdrawn: Set<ReadTicket> = []
    private var running: ReadTicket?
    private var issued: UInt64 = 0
    private var isClosed = false

    /// Takes a question, or says why not.
    mutating func submit(_ task: ReadTask) -> Enquiry {
        if isClosed { return .closed }
        guard waiting.count < JournalLimits.queuedReads else { return .busy }
        issued += 1
        let ticket = ReadTicket(number: issued)
        waiting.append((ticket, task))
        return .queued(ticket)
    }

    /// Withdraws a question that waits or is being answered; later ones are unknown and nothing happens.
    mutating func cancel(_ ticket: ReadTicket) {
        if ticket == running || waiting.contains(where: { $0.ticket == ticket }) { withdrawn.insert(ticket) }
    }

    /// What to do next; nil if there is nothing to do yet.
    mutating func next() -> Work? {
        running = nil
        guard let (ticket, task) = waiting.first else {
            withdrawn = []
            return isClosed ? .finish : nil
        }
        waiting.removeFirst()
        if withdrawn.remove(ticket) != nil { return .fail(task, .cancelled) }
        if isClosed { return .fail(task, .closed) }
        running = ticket
        return .read(ticket, task)
    }

    /// Whether the question that is being answered is still wanted.
    func isWanted(_ ticket: ReadTicket) -> Bool { !isClosed && !withdrawn.contains(ticket) }

    /// Takes no more.
    mutating func close() { isClosed = true }
}
