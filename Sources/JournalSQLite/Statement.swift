// SPDX-License-Identifier: Apache-2.0

import CSQLite
import Journal

/// One prepared statement. Parameters count from 1, columns from 0, as in SQLite.
final class Statement {
    private let handle: OpaquePointer

    /// `SQLITE_TRANSIENT`, which C writes as -1 cast to a function: SQLite takes a copy at once.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    init(_ handle: OpaquePointer) { self.handle = handle }

    deinit { sqlite3_finalize(handle) }

    /// Goes to the next row. False when there is none.
    func step() throws(SQLiteFault) -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: true
        case SQLITE_DONE: false
        case let status: throw SQLiteFault(status, on: sqlite3_db_handle(handle))
        }
    }

    /// Runs a statement that gives no rows, and makes it ready to be run again.
    func run() throws(SQLiteFault) {
        defer { reset() }
        _ = try step()
    }

    /// Ends reading, and with it the transaction that reading began.
    func reset() { sqlite3_reset(handle) }

    // Binding fails only for a wrong index, a statement that is running, memory, or sizes beyond 1 GB. The first two
    // would be this module's mistakes and the limits of the journal exclude the last; without memory, NULL stays
    // bound and NOT NULL refuses it.

    func bind(_ index: Int32, _ number: Int64) { sqlite3_bind_int64(handle, index, number) }

    func bind(_ index: Int32, _ text: String) {
        sqlite3_bind_text(handle, index, text, Int32(text.utf8.count), Self.copied)
    }

    /// Binds bytes by copying them.
    func bind(_ index: Int32, _ bytes: UnsafeRawBufferPointer) { bind(index, bytes, Self.copied) }

    /// Binds bytes without copying them: they must stay where they are until the statement was run.
    func bindInPlace(_ index: Int32, _ bytes: UnsafeRawBufferPointer) { bind(index, bytes, nil) }

    func bind(_ index: Int32, _ digest: Digest) { digest.withUnsafeBytes { bind(index, $0) } }

    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    func text(_ column: Int32) -> String {
        String(
            decoding: UnsafeRawBufferPointer(start: sqlite3_column_text(handle, column), count: size(column)),
            as: UTF8.self)
    }

    func bytes(_ column: Int32) -> [UInt8] { [UInt8](rawBytes(column)) }

    /// Nil if the column has not exactly 32 bytes.
    func digest(_ column: Int32) -> Digest? { Digest(bytes: rawBytes(column)) }

    /// Lent until the next step.
    private func rawBytes(_ column: Int32) -> UnsafeRawBufferPointer {
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
