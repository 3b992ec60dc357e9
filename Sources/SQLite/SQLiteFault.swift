// SPDX-License-Identifier: Apache-2.0

import CSQLite

/// What SQLite said when it did not do what it was asked.
package struct SQLiteFault: Error {
    /// The extended result code.
    package let code: Int32
    /// SQLite's own words, for the log.
    package let message: String

    /// The present error of a connection.
    init(_ code: Int32, handle: OpaquePointer?) {
        self.code = code
        let words = handle.map { String(cString: sqlite3_errmsg($0)) } ?? String(cString: sqlite3_errstr(code))
        message = "SQLite error \(code): \(words)"
    }

    /// The code without its extension: `SQLITE_FULL`, `SQLITE_READONLY` and so on.
    package var primaryCode: Int32 { code & 0xff }
}
