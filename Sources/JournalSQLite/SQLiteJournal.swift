// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Journal
import SQLite

/// The journal in a SQLite database, on the one connection of the system that writes to it; see ``JournalStore`` for
/// the contract and `Schema.swift` for the file.
///
/// That there is one such connection is for the data directory's lock to ensure, which the daemon takes first. A second
/// one is found out at its next append, because each transaction begins by looking where the journal ends.
public final class SQLiteJournal: JournalStore {
    private enum State {
        case open(JournalWriting)
        /// An outcome was unknown. What is open stays open: closing would write.
        case spent(JournalWriting)
        case closed
    }

    private var state: State

    /// Opens a journal; makes one for `register` if there is none and a register is given. An older format is migrated,
    /// a newer one refused. The directory must exist; the file gets mode 0600.
    ///
    /// Fails as `missing`, `notAJournal`, `newerFormat`, `readOnly`, `diskFull`, `busy` or `inputOutput`.
    public init(path: String, creatingFor register: RegisterUUID? = nil) throws(JournalFailure) {
        if register != nil { try JournalFile.createIfMissing(at: path) }
        guard JournalFile.exists(at: path) else { throw JournalFile.missing(path) }
        let connection = try JournalOpening.connect(path)
        try JournalOpening.prepare(connection, for: register)
        state = .open(try JournalWriting(connection))
    }

    /// Whose journal it is, and its present end.
    public func identity() throws(JournalFailure) -> JournalIdentity { try opened().queries.identity() }

    /// Hands over stored records; the reading transaction lasts as long as the call.
    public func scan(after: SequenceNumber, limit: Int, _ body: (Record) -> ScanStep) throws(JournalFailure) {
        try opened().queries.scan(after: after, limit: limit, body)
    }

    /// The entry under a writer's key.
    public func reply(by writer: String, key: String) throws(JournalFailure) -> IdempotencyEntry? {
        let queries = try opened().queries
        return try failing { () throws(SQLiteFault) in try queries.reply(by: writer, key: key) }
    }

    /// Hands over every key that was ever used.
    public func forEachKey(_ body: (IdempotencyKey) -> Void) throws(JournalFailure) {
        let queries = try opened().queries
        try failing { () throws(SQLiteFault) in try queries.forEachKey(body) }
    }

    /// Every consumer's cursor.
    public func cursors() throws(JournalFailure) -> [String: SequenceNumber] {
        let queries = try opened().queries
        return try failing { () throws(SQLiteFault) in try queries.cursors() }
    }

    /// Writes the batches in one transaction, synced to the disk.
    public func append(_ batches: ArraySlice<Batch>) -> AppendOutcome {
        guard case .open(let writing) = state else {
            return .unknown(description: "The journal is closed, or an earlier outcome is unknown; start again.")
        }
        let outcome = writing.append(batches)
        if case .unknown = outcome { state = .spent(writing) }
        return outcome
    }

    /// Saves consumers' cursors in a transaction of their own.
    public func saveCursors(_ cursors: [String: SequenceNumber]) throws(JournalFailure) {
        try changing { (writing) throws(JournalFailure) in try writing.saveCursors(cursors) }
    }

    /// Begins the next epoch at the present head.
    public func raiseEpoch() throws(JournalFailure) -> EpochStart {
        try changing { (writing) throws(JournalFailure) in try writing.raiseEpoch() }
    }

    /// Carries the WAL over into the database when enough has gathered.
    public func maintain() throws(JournalFailure) {
        try changing { (writing) throws(JournalFailure) in try writing.checkpointIfDue() }
    }

    /// Closes the connection; the last one to close carries the WAL over and removes it. After an unknown outcome it
    /// does as ``abandon()``.
    public func close() {
        if case .spent = state { return abandon() }
        state = .closed
    }

    /// Keeps the connection for ever, on purpose: SQLite checkpoints when it closes the last one.
    public func abandon() {
        if case .open(let writing) = state { state = .spent(writing) }
        if case .spent(let writing) = state { _ = Unmanaged.passRetained(writing) }
        state = .closed
    }

    private func opened() throws(JournalFailure) -> JournalWriting {
        guard case .open(let writing) = state else { throw JournalFailure(.closed, "The journal is closed.") }
        return writing
    }

    /// Runs what writes, and never writes again if that leaves the store in doubt.
    private func changing<Result>(
        _ body: (JournalWriting) throws(JournalFailure) -> Result
    ) throws(JournalFailure) -> Result {
        let writing = try opened()
        do throws(JournalFailure) {
            return try body(writing)
        } catch {
            if !error.leavesStoreUsable { state = .spent(writing) }
            throw error
        }
    }
}
