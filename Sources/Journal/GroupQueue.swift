// SPDX-License-Identifier: Apache-2.0

import Chronology

/// What the writer says to a batch that is handed to it.
public enum Submission: Hashable, Sendable {
    /// Taken. Exactly one outcome will name its token.
    case queued
    /// Not taken: the queue is at its limit. Nothing needs undoing; try again after the next outcome.
    case full
    /// Not taken: a refusal was reported and `resume(after:)` has not been called since.
    case refusing
    /// Not taken, and no batch ever will be: an outcome is unknown, or the writer is closed.
    case stopped
}

/// What waits for the writer's thread, and whether more is taken: decisions only, made under the monitor's lock.
struct GroupQueue: Sendable {
    /// What the writer's thread is to do next.
    enum Work {
        case write([Batch], cursors: [String: SequenceNumber])
        case finish
    }

    private enum Phase {
        case accepting
        /// The head after which the owner must resume.
        case refusing(head: SequenceNumber)
        /// No more is taken; what is queued is still written.
        case draining
        case stopped
    }

    private var phase = Phase.accepting
    private var batches: [Batch] = []
    private var bytes = 0
    private var cursors: [String: SequenceNumber] = [:]

    /// Takes a batch, or says why not.
    mutating func submit(_ batch: Batch) -> Submission {
        switch phase {
        case .refusing: return .refusing
        case .draining, .stopped: return .stopped
        case .accepting: break
        }
        let size = batch.byteCount
        let fits = batches.count < JournalLimits.queuedBatches && bytes + size <= JournalLimits.queuedBytes
        guard fits || batches.isEmpty else { return .full }
        batches.append(batch)
        bytes += size
        return .queued
    }

    /// Remembers cursors for the next time that something is written.
    mutating func save(_ new: [String: SequenceNumber]) {
        for (name, cursor) in new where cursors[name] != nil || cursors.count < JournalLimits.pendingCursors {
            cursors[name] = cursor
        }
    }

    /// The next group and all waiting cursors; nil if there is nothing to do yet.
    mutating func next() -> Work? {
        if batches.isEmpty && cursors.isEmpty {
            switch phase {
            case .draining, .stopped: return .finish
            case .accepting, .refusing: return nil
            }
        }
        defer { cursors = [:] }
        return .write(takeGroup(), cursors: cursors)
    }

    /// Drops what is queued, whose tokens it gives, and takes no more until ``resume(after:)``.
    mutating func refuse(head: SequenceNumber) -> [UInt64] {
        if case .accepting = phase { phase = .refusing(head: head) }
        return drop()
    }

    /// Takes batches again if the owner stands where the journal does.
    mutating func resume(after sequence: SequenceNumber) -> Bool {
        guard case .refusing(let head) = phase, head == sequence else { return false }
        phase = .accepting
        return true
    }

    /// Drops everything for ever; gives the tokens of what was queued.
    mutating func stop() -> [UInt64] {
        phase = .stopped
        cursors = [:]
        return drop()
    }

    /// Takes no more, but lets what is queued be written.
    mutating func drain() {
        if case .stopped = phase { return }
        phase = .draining
    }

    private mutating func drop() -> [UInt64] {
        defer { (batches, bytes) = ([], 0) }
        return batches.map(\.token)
    }

    /// As many batches as one group may hold, but one at least if there is any.
    private mutating func takeGroup() -> [Batch] {
        var records = 0
        var size = 0
        let group = batches.prefix { batch in
            let isFirst = size == 0 && records == 0
            records += batch.drafts.count
            size += batch.byteCount
            return isFirst || (records <= JournalLimits.groupRecords && size <= JournalLimits.groupBytes)
        }
        batches.removeFirst(group.count)
        bytes -= group.reduce(0) { $0 + $1.byteCount }
        return Array(group)
    }
}
