// SPDX-License-Identifier: Apache-2.0

import Journal
import SQLite

/// The step from one version of the file format to the next.
struct Migration: Sendable {
    /// The version that it leads to.
    let version: Int
    /// What it does. Runs in one transaction with the change of version.
    let sql: String
}

/// Brings a database to the newest known version of the format.
struct Migrator: Sendable {
    /// Every known version, ascending from 1 without gaps.
    let migrations: [Migration]

    private var known: Int { migrations.last?.version ?? 0 }

    /// Applies what is missing, each version in a transaction of its own. A failure leaves the version before. A newer version than the newest known one is refused, and nothing is
    /// changed.
    func migrate(_ connection: Connection) throws(JournalFailure) {
        let found = try version(of: connection)
        for migration in migrations where migration.version > found {
            do throws(SQLiteFault) {
                try apply(migration, to: connection)
            } catch {
                try? connection.execute("ROLLBACK")
                throw error.failure
            }
        }
    }

    /// Refuses what is not a journal of the newest known format, without changing anything.
    func check(_ connection: Connection) throws(JournalFailure) {
        guard try version(of: connection) == known else {
            throw JournalFailure(
                .notAJournal, "The journal is of an older format; start the daemon once to migrate it.")
        }
    }

    /// The version of the format; 0 if the database is empty. Refuses other programs' files and newer formats.
    @discardableResult
    func version(of connection: Connection) throws(JournalFailure) -> Int {
        let header = try failing { () throws(SQLiteFault) in try Header(connection) }
        guard header.isOurs else {
            throw JournalFailure(.notAJournal, "The file belongs to another program; name another as the journal.")
        }
        guard header.version <= known else {
            throw JournalFailure(
                .newerFormat(found: header.version, known: known),
                "The journal has format \(header.version), and this version of Registan knows up to \(known); "
                    + "install the newer version again, or restore a backup that was made before the upgrade.")
        }
        return header.version
    }

    private func apply(_ migration: Migration, to connection: Connection) throws(SQLiteFault) {
        try connection.execute("BEGIN IMMEDIATE")
        try connection.execute(migration.sql)
        try connection.execute("PRAGMA user_version = \(migration.version)")
        try connection.execute("COMMIT")
    }
}

/// What the database's header says about the file.
private struct Header {
    let version: Int
    let isOurs: Bool

    init(_ connection: Connection) throws(SQLiteFault) {
        version = Int(try connection.number("PRAGMA user_version"))
        let application = try connection.number("PRAGMA application_id")
        let isEmpty = try connection.number("SELECT count(*) FROM sqlite_schema") == 0
        isOurs = application == Schema.applicationID || (application == 0 && isEmpty)
    }
}
