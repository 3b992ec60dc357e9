// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Journal
import SQLite

/// A read-only connection to a journal in SQLite; see ``JournalReading`` for the contract.
public final class SQLiteJournalReading: JournalReading {
    /// Nil once closed.
    private var queries: JournalQueries?

    /// Opens a journal for reading, beside the ``SQLiteJournal`` of this process, which must be open: it is what makes
    /// and tends the files beside the database.
    ///
    /// Fails as `missing`, `notAJournal`, `newerFormat`, `readOnly` or `inputOutput`.
    public init(path: String) throws(JournalFailure) {
        guard JournalFile.exists(at: path) else { throw JournalFile.missing(path) }
        let connection = try failing { () throws(SQLiteFault) in try Connection(path: path, access: .readOnly) }
        try Migrator(migrations: Schema.migrations).check(connection)
        queries = try failing { () throws(SQLiteFault) in
            try connection.execute("PRAGMA query_only = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
            return try JournalQueries(connection)
        }
    }

    /// Whose journal it is, and its present end.
    public func identity() throws(JournalFailure) -> JournalIdentity { try opened().identity() }

    /// Hands over stored records; the reading transaction lasts as long as the call.
    public func scan(after: SequenceNumber, limit: Int, _ body: (Record) -> ScanStep) throws(JournalFailure) {
        try opened().scan(after: after, limit: limit, body)
    }

    /// The entry under a writer's key.
    public func reply(by writer: String, key: String) throws(JournalFailure) -> IdempotencyEntry? {
        let queries = try opened()
        return try failing { () throws(SQLiteFault) in try queries.reply(by: writer, key: key) }
    }

    /// Hands over every key that was ever used.
    public func forEachKey(_ body: (IdempotencyKey) -> Void) throws(JournalFailure) {
        let queries = try opened()
        return try failing { () throws(SQLiteFault) in try queries.forEachKey(body) }
    }

    /// Every consumer's cursor.
    public func cursors() throws(JournalFailure) -> [String: SequenceNumber] {
        let queries = try opened()
        return try failing { () throws(SQLiteFault) in try queries.cursors() }
    }

    /// Closes the connection. Later calls fail as `closed`.
    public func close() { queries = nil }

    private func opened() throws(JournalFailure) -> JournalQueries {
        guard let queries else { throw JournalFailure(.closed, "The journal is closed.") }
        return queries
    }
}
