// SPDX-License-Identifier: Apache-2.0

import Glibc
import SQLite

/// The connection under the outbox, and the statements prepared on it. One owner at a time.
///
/// `@unchecked Sendable` because the compiler cannot see that the outbox lets in one thread at a time.
final class OutboxStore: @unchecked Sendable {
    private let path: String
    private let connection: Connection
    private var prepared: [String: Statement] = [:]

    /// Opens the file, or makes it with mode 0600.
    init(path: String, mostBytes: Int) throws(OutboxFault) {
        self.path = path
        try Self.createIfMissing(path)
        do throws(SQLiteFault) {
            connection = try Connection(path: path, access: .readWrite)
            try connection.execute("PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL")
            let pageBytes = try connection.number("PRAGMA page_size")
            _ = try connection.number("PRAGMA max_page_count = \(Int64(mostBytes) / pageBytes)")
        } catch {
            throw OutboxFault(error, path: path)
        }
        guard !connection.isReadOnly else {
            throw OutboxFault(.readOnly, "The outbox \(path) is write-protected; see to the permissions of the file.")
        }
        try prepareSchema()
        try reading { _ throws(SQLiteFault) in try connection.execute(OutboxSchema.tally) }
    }

    /// Does all of it or nothing, and waits until it is durable.
    func transaction<Result>(_ body: (OutboxStore) throws(SQLiteFault) -> Result) throws(OutboxFault) -> Result {
        do throws(SQLiteFault) {
            try connection.execute("BEGIN IMMEDIATE")
            let result = try body(self)
            try connection.execute("COMMIT")
            return result
        } catch {
            // SQLite ends some transactions by itself when a statement fails.
            if connection.isInTransaction { try? connection.execute("ROLLBACK") }
            throw OutboxFault(error, path: path)
        }
    }

    /// Reads, without a transaction of its own.
    func reading<Result>(_ body: (OutboxStore) throws(SQLiteFault) -> Result) throws(OutboxFault) -> Result {
        do throws(SQLiteFault) { return try body(self) } catch { throw OutboxFault(error, path: path) }
    }

    /// Runs a statement that gives no rows.
    func run(_ sql: String, _ bind: (Statement) -> Void) throws(SQLiteFault) {
        let statement = try statement(sql)
        bind(statement)
        try statement.run()
    }

    /// The rows of a statement, each made into a value.
    func rows<Row>(_ sql: String, _ bind: (Statement) -> Void, _ row: (Statement) -> Row) throws(SQLiteFault) -> [Row] {
        let statement = try statement(sql)
        defer { statement.reset() }
        bind(statement)
        var rows: [Row] = []
        while try statement.step() { rows.append(row(statement)) }
        return rows
    }

    private func statement(_ sql: String) throws(SQLiteFault) -> Statement {
        if let statement = prepared[sql] { return statement }
        let statement = try connection.prepare(sql)
        prepared[sql] = statement
        return statement
    }

    private func prepareSchema() throws(OutboxFault) {
        let (application, version, tables) = try reading { _ throws(SQLiteFault) in
            (
                try connection.number("PRAGMA application_id"), try connection.number("PRAGMA user_version"),
                try connection.number("SELECT count(*) FROM sqlite_schema")
            )
        }
        if application == 0, tables == 0 {
            return try transaction { _ throws(SQLiteFault) in try connection.execute(OutboxSchema.creation) }
        }
        guard application == OutboxSchema.applicationID else {
            throw OutboxFault(.unusable, "\(path) belongs to another program; move the file away.")
        }
        guard version <= OutboxSchema.version else {
            throw OutboxFault(
                .unusable,
                "The outbox \(path) has format \(version), and this version of registan-alerts knows up to "
                    + "\(OutboxSchema.version); install the newer version again.")
        }
    }

    private static func createIfMissing(_ path: String) throws(OutboxFault) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let cause = String(cString: strerror(errno))
            throw OutboxFault(
                errno == ENOSPC || errno == EDQUOT ? .full : .readOnly, "The outbox \(path) cannot be made: \(cause).")
        }
        close(descriptor)
    }
}
