// SPDX-License-Identifier: Apache-2.0

import CSQLite

/// One prepared statement. Parameters count from 1, columns from 0, as in SQLite.
package final class Statement {
    private let handle: OpaquePointer

    /// `SQLITE_TRANSIENT`, which C writes as -1 cast to a function: SQLite takes a copy at once.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    init(_ handle: OpaquePointer) { self.handle = handle }

    deinit { sqlite3_finalize(handle) }

    /// Goes to the next row. False when there is none.
    package func step() throws(SQLiteFault) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: true
        case SQLITE_DONE: false
        case let status: throw SQLiteFault(status, handle: sqlite3_db_handle(handle))
        }
    }

    /// Runs a statement that gives no rows, and makes it ready to be run again.
    package func run() throws(SQLiteFault) {
        defer { reset() }
        _ = try step()
    }

    /// Ends reading, and with it the transaction that reading began.
    package func reset() { sqlite3_reset(handle) }

    // Binding fails only for a wrong index, a statement that is running, memory, or sizes beyond 1 GB. The first two
    // would be the caller's mistakes, and whoever stores keeps to smaller limits; without memory, NULL stays
    // bound and NOT NULL refuses it.

    /// Binds a number.
    package func bind(_ index: Int32, _ number: Int64) { sqlite3_bind_int64(handle, index, number) }

    /// Binds text.
    package func bind(_ index: Int32, _ text: String) {
        sqlite3_bind_text(handle, index, text, Int32(text.utf8.count), Self.copied)
    }

    /// Binds bytes by copying them.
    package func bind(_ index: Int32, _ bytes: [UInt8]) { bytes.withUnsafeBytes { bind(index, $0) } }

    /// Binds bytes by copying them.
    package func bind(_ index: Int32, _ bytes: UnsafeRawBufferPointer) { bind(index, bytes, Self.copied) }

    /// Binds bytes without copying them: they must stay where they are until the statement was run.
    package func bindInPlace(_ index: Int32, _ bytes: UnsafeRawBufferPointer) { bind(index, bytes, nil) }

    /// A column as a number; 0 for NULL.
    package func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    /// A column as text; empty for NULL.
    package func text(_ column: Int32) -> String {
        String(
            decoding: UnsafeRawBufferPointer(start: sqlite3_column_text(handle, column), count: size(column)),
            as: UTF8.self)
    }

    /// A column as bytes; none for NULL.
    package func bytes(_ column: Int32) -> [UInt8] { [UInt8](rawBytes(column)) }

    /// Lent until the next step.
    package func rawBytes(_ column: Int32) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: sqlite3_column_blob(handle, column), count: size(column))
    }

    /// Asked after the value, as SQLite wants it; for NULL and empty values 0.
    private func size(_ column: Int32) -> Int { Int(sqlite3_column_bytes(handle, column)) }

    private func bind(_ index: Int32, _ bytes: UnsafeRawBufferPointer, _ release: sqlite3_destructor_type?) {
        if bytes.isEmpty {
            sqlite3_bind_zeroblob(handle, index, 0)
        } else {
            sqlite3_bind_blob(handle, index, bytes.baseAddress, Int32(bytes.count), release)
        }
    }
}
