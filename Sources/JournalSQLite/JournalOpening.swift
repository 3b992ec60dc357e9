// SPDX-License-Identifier: Apache-2.0

import Journal
import SQLite

/// What is done once when the writing connection is opened.
enum JournalOpening {
    /// A WAL file that has grown beyond this is cut back to it once its content was carried over.
    private static let walBytes = 64 << 20

    /// Opens the file for writing; a write-protected one is refused, which SQLite would open all the same.
    static func connect(_ path: String) throws(JournalFailure) -> Connection {
        let connection = try failing { () throws(SQLiteFault) in try Connection(path: path, access: .readWrite) }
        guard !connection.isReadOnly else {
            throw JournalFailure(
                .readOnly, "The journal is write-protected; see to the permissions of its file.", cause: path)
        }
        return connection
    }

    /// Checks the format before anything is changed, migrates, and writes whose journal it is if it is new.
    static func prepare(_ connection: Connection, for register: RegisterUUID?) throws(JournalFailure) {
        let migrator = Migrator(migrations: Schema.migrations)
        let isEmpty = try migrator.version(of: connection) == 0
        if isEmpty && register == nil {
            throw JournalFailure(.missing, "The journal is empty and whose it would be was not said; make a register.")
        }
        try configure(connection)
        try migrator.migrate(connection)
        guard let register else { return }
        try failing { () throws(SQLiteFault) in try name(register, connection) }
    }

    /// Durability first; see the comment on the format.
    private static func configure(_ connection: Connection) throws(JournalFailure) {
        let mode = try failing { () throws(SQLiteFault) in try connection.text("PRAGMA journal_mode = WAL") }
        guard mode == "wal" else {
            throw JournalFailure(
                .inputOutput, "The journal's file system cannot share memory; put the journal on a local disk.")
        }
        try failing { () throws(SQLiteFault) in
            try connection.execute(
                """
                PRAGMA synchronous = FULL;
                PRAGMA journal_size_limit = \(walBytes);
                PRAGMA trusted_schema = OFF;
                PRAGMA cell_size_check = ON;
                """)
        }
    }

    /// Writes the uuid unless one is there: an existing journal keeps its own.
    private static func name(_ register: RegisterUUID, _ connection: Connection) throws(SQLiteFault) {
        let statement = try connection.prepare(
            "INSERT INTO register (uuid) SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM register)")
        register.bytes.withUnsafeBytes { statement.bind(1, $0) }
        try statement.run()
    }
}
