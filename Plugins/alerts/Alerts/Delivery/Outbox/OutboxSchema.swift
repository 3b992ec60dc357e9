// SPDX-License-Identifier: Apache-2.0

// The file format of the outbox, version 1.
//
// One SQLite database with a rollback journal, encoding UTF-8.
//
//   header  application_id is 0x52474F42 ("RGOB"); user_version is the version. A newer one is refused.
//   sink    A row for each sink that was ever configured: its memory, a JSON object or nothing; how many entries were
//           delivered and left out; the error of the last attempt and when the next is due (milliseconds since 1970 in
//           UTC), both NULL after one that succeeded.
//   entry   A row for each entry that waits (state 0), is settled (1: delivered or left out; its payload is empty), or
//           was set aside (2). Settled rows stay for a while, so that what is added again is recognised by its key.
//
// Durability: synchronous=FULL with journal_mode=TRUNCATE syncs the shortened journal at each commit. With DELETE the
// directory would have to be synced too, which only EXTRA does.

/// Names and numbers of the file format.
enum OutboxSchema {
    static let applicationID: Int64 = 0x5247_4F42
    static let version: Int64 = 1

    /// Makes an empty database an outbox.
    static let creation = """
        CREATE TABLE sink (
            name TEXT PRIMARY KEY,
            memory BLOB NOT NULL DEFAULT (x''),
            delivered INTEGER NOT NULL DEFAULT 0,
            suppressed INTEGER NOT NULL DEFAULT 0,
            error TEXT,
            next INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE entry (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            sink TEXT NOT NULL,
            "key" TEXT NOT NULL,
            payload BLOB NOT NULL,
            at INTEGER NOT NULL,
            state INTEGER NOT NULL DEFAULT 0,
            attempts INTEGER NOT NULL DEFAULT 0,
            error TEXT,
            UNIQUE (sink, "key")
        ) STRICT;
        CREATE INDEX entry_state ON entry (sink, state, id);
        PRAGMA application_id = \(applicationID);
        PRAGMA user_version = \(version);
        """

    /// Counts the entries of each sink and state while the file is open, in memory: so that asking costs the same,
    /// however much waits. The counts are part of each transaction, and fall back with it.
    static let tally = """
        PRAGMA temp_store = MEMORY;
        CREATE TEMP TABLE tally (
            sink TEXT NOT NULL, state INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (sink, state)
        ) WITHOUT ROWID;
        INSERT INTO tally SELECT sink, state, count(*) FROM entry GROUP BY sink, state;
        CREATE TEMP TRIGGER entry_added AFTER INSERT ON main.entry BEGIN
            INSERT OR IGNORE INTO tally VALUES (new.sink, new.state, 0);
            UPDATE tally SET count = count + 1 WHERE sink = new.sink AND state = new.state;
        END;
        CREATE TEMP TRIGGER entry_moved AFTER UPDATE OF state ON main.entry BEGIN
            UPDATE tally SET count = count - 1 WHERE sink = old.sink AND state = old.state;
            INSERT OR IGNORE INTO tally VALUES (new.sink, new.state, 0);
            UPDATE tally SET count = count + 1 WHERE sink = new.sink AND state = new.state;
        END;
        CREATE TEMP TRIGGER entry_forgotten AFTER DELETE ON main.entry BEGIN
            UPDATE tally SET count = count - 1 WHERE sink = old.sink AND state = old.state;
        END;
        """

    /// The state of an entry.
    enum State: Int64 {
        case waiting = 0
        case settled = 1
        case setAside = 2
    }
}
