// SPDX-License-Identifier: Apache-2.0

import Chronology
import Journal
import SQLite

/// The writing connection with its statements, and where the journal ends.
final class JournalWriting {
    /// Pages in the WAL at which it is carried over into the database: about 4 MB.
    static let checkpointPages: Int32 = 1_000

    /// For reading on the same connection.
    let queries: JournalQueries

    private let connection: Connection
    private let insertion: RecordInsertion
    private let cursorStatement: Statement
    private let epochStatement: Statement
    private var head: JournalHead
    private var checkpointDue = JournalWriting.checkpointPages

    /// Prepares the statements of an open and migrated journal.
    init(_ connection: Connection) throws(JournalFailure) {
        self.connection = connection
        (queries, insertion, cursorStatement, epochStatement) = try failing { () throws(SQLiteFault) in
            (
                try JournalQueries(connection),
                try RecordInsertion(connection),
                try connection.prepare("INSERT OR REPLACE INTO consumer (name, cursor) VALUES (?1, ?2)"),
                try connection.prepare("INSERT INTO epoch (epoch, fork) VALUES (?1, ?2)")
            )
        }
        head = try queries.identity().head
    }

    /// See ``JournalStore``.
    func append(_ batches: ArraySlice<Batch>) -> AppendOutcome {
        if let refusal = Admission(batches, after: head).refusal { return refused(refusal) }
        if batches.isEmpty { return .durable(through: head.sequence, head: head) }
        do throws(SQLiteFault) {
            switch try write(batches) {
            case .overtaken: return refused(.conflict(head))
            case .written: return .durable(through: head.sequence, head: head)
            }
        } catch {
            return outcome(of: error)
        }
    }

    /// See ``JournalStore``.
    func saveCursors(_ cursors: [String: SequenceNumber]) throws(JournalFailure) {
        try transaction { () throws(SQLiteFault) in
            for (name, cursor) in cursors {
                cursorStatement.bind(1, name)
                cursorStatement.bind(2, cursor.value)
                try cursorStatement.run()
            }
        }
    }

    /// See ``JournalStore``.
    func raiseEpoch() throws(JournalFailure) -> EpochStart {
        let start = EpochStart(epoch: head.epoch + 1, after: head.sequence)
        try transaction { () throws(SQLiteFault) in
            epochStatement.bind(1, Int64(start.epoch))
            epochStatement.bind(2, start.after.value)
            try epochStatement.run()
        }
        head = JournalHead(sequence: head.sequence, epoch: start.epoch, hash: head.hash, at: head.at)
        return start
    }

    /// Carries the WAL over if enough has gathered. Readers and a full disk only put it off, since the WAL keeps all;
    /// then it is tried again when as much again has gathered.
    func checkpointIfDue() throws(JournalFailure) {
        guard connection.walPages >= checkpointDue else { return }
        do throws(SQLiteFault) {
            let isComplete = try connection.checkpoint()
            checkpointDue = Self.checkpointPages + (isComplete ? 0 : connection.walPages)
        } catch {
            guard error.refusal != nil else { throw error.failure }
            checkpointDue = Self.checkpointPages + connection.walPages
        }
    }

    private enum Writing {
        case written
        /// Somebody else has written; `head` is where the journal ends now.
        case overtaken
    }

    private func write(_ batches: ArraySlice<Batch>) throws(SQLiteFault) -> Writing {
        try connection.execute("BEGIN IMMEDIATE")
        guard try isAtHead() else {
            try connection.execute("ROLLBACK")
            return .overtaken
        }
        let newHead = try insertion.insert(batches, after: head)
        try connection.execute("COMMIT")
        head = newHead
        return .written
    }

    /// Whether the journal ends where this connection left it; if not, `head` is moved to where it ends.
    private func isAtHead() throws(SQLiteFault) -> Bool {
        let last = try queries.last()
        guard let last else { return head.sequence == .zero }
        if last.sequence == head.sequence && last.hash == head.hash { return true }
        head = JournalHead(sequence: last.sequence, epoch: head.epoch, hash: last.hash, at: last.at)
        return false
    }

    private func refused(_ reason: Refusal) -> AppendOutcome {
        .refused(from: head.sequence.next, reason: reason)
    }

    /// A refusal if SQLite is certain that nothing was written and the transaction is gone; else unknown.
    private func outcome(of fault: SQLiteFault) -> AppendOutcome {
        guard let reason = fault.refusal, isRolledBack() else { return .unknown(description: fault.message) }
        return refused(reason)
    }

    private func isRolledBack() -> Bool {
        guard connection.isInTransaction else { return true }
        do throws(SQLiteFault) {
            try connection.execute("ROLLBACK")
            return true
        } catch {
            return false
        }
    }

    /// Runs what changes side tables, durably. A failure that leaves the store usable has changed nothing.
    private func transaction(_ body: () throws(SQLiteFault) -> Void) throws(JournalFailure) {
        do throws(SQLiteFault) {
            try connection.execute("BEGIN IMMEDIATE")
            try body()
            try connection.execute("COMMIT")
        } catch {
            guard error.refusal == nil || isRolledBack() else {
                throw JournalFailure(.inputOutput, "The journal's storage failed; start again.", cause: error.message)
            }
            throw error.failure
        }
    }
}
