// SPDX-License-Identifier: Apache-2.0

import CSQLite

/// One SQLite connection. Its owner calls it from one thread at a time; it is opened without SQLite's own mutex.
package final class Connection {
    /// What the connection may do.
    package enum Access {
        /// Read and write. The file must exist.
        case readWrite
        /// Read only, twice over: the file is opened read-only, and statements that write are refused.
        case readOnly

        fileprivate var flags: Int32 {
            switch self {
            case .readWrite: SQLITE_OPEN_READWRITE
            case .readOnly: SQLITE_OPEN_READONLY
            }
        }
    }

    /// How long to wait for another connection's lock before `SQLITE_BUSY`, in milliseconds.
    package static let busyMilliseconds: Int32 = 1_000

    let handle: OpaquePointer
    /// Written by SQLite's hook at each commit, hence at an address that stays.
    private let walPagesCell = UnsafeMutablePointer<Int32>.allocate(capacity: 1)

    /// Opens an existing file. The path is plain, never a URI.
    package init(path: String, access: Access) throws(SQLiteFault) {
        var opened: OpaquePointer?
        let flags = access.flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        let status = sqlite3_open_v2(path, &opened, flags, nil)
        guard status == SQLITE_OK, let opened else {
            defer { sqlite3_close_v2(opened) }
            throw SQLiteFault(status, handle: opened)
        }
        handle = opened
        walPagesCell.initialize(to: 0)
        sqlite3_busy_timeout(handle, Self.busyMilliseconds)
        countWALPages()
    }

    deinit {
        sqlite3_close_v2(handle)
        walPagesCell.deallocate()
    }

    /// Pages in the WAL at the last commit of this connection; 0 where the database has none.
    package var walPages: Int32 { walPagesCell.pointee }

    /// Whether the file turned out to be write-protected: SQLite then opens it all the same.
    package var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") == 1 }

    /// Whether a transaction is open. SQLite ends some by itself when a statement fails.
    package var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// Runs statements that give no rows.
    package func execute(_ sql: String) throws(SQLiteFault) {
        let status = sqlite3_exec(handle, sql, nil, nil, nil)
        guard status == SQLITE_OK else { throw SQLiteFault(status, handle: handle) }
    }

    /// Prepares one statement. It must not outlive the connection's owner.
    package func prepare(_ sql: String) throws(SQLiteFault) -> Statement {
        var statement: OpaquePointer?
        let status = sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
        guard status == SQLITE_OK, let statement else { throw SQLiteFault(status, handle: handle) }
        return Statement(statement)
    }

    /// The first column of the first row as a number, or 0 if there is none.
    package func number(_ sql: String) throws(SQLiteFault) -> Int64 { try first(sql) { $0.integer(0) } ?? 0 }

    /// The first column of the first row as text, or nothing if there is none.
    package func text(_ sql: String) throws(SQLiteFault) -> String { try first(sql) { $0.text(0) } ?? "" }

    /// Runs a statement to its end, not only to its first row: one that writes commits after its last row, and
    /// finalizing it earlier would hide that the commit failed.
    private func first<Value>(_ sql: String, _ column: (Statement) -> Value) throws(SQLiteFault) -> Value? {
        let statement = try prepare(sql)
        guard try statement.step() else { return nil }
        let value = column(statement)
        while try statement.step() {}
        return value
    }

    /// Carries what is in the WAL over into the database as far as readers allow. True if that was all of it.
    package func checkpoint() throws(SQLiteFault) -> Bool {
        var pages: Int32 = 0
        var carried: Int32 = 0
        let status = sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_PASSIVE, &pages, &carried)
        guard status == SQLITE_OK else { throw SQLiteFault(status, handle: handle) }
        return carried == pages
    }

    /// Replaces the hook by which SQLite would checkpoint on its own, at each 1,000 pages, within a commit.
    private func countWALPages() {
        sqlite3_wal_hook(
            handle,
            { cell, _, _, pages in
                cell?.assumingMemoryBound(to: Int32.self).pointee = pages
                return SQLITE_OK
            }, walPagesCell)
    }
}
