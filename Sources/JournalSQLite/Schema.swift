// SPDX-License-Identifier: Apache-2.0

import Chronology

// The file format, version 1.
//
// One SQLite database in WAL mode, encoding UTF-8, with the files `-wal` and `-shm` beside it while it is open.
//
//   header    application_id is 0x52454749 ("REGI"). user_version is the version of this format; what else it were
//             kept in could contradict it. A version above the newest known one is refused.
//   register  One row: the register's uuid, 16 bytes. The chain's genesis is made from it.
//   epoch     One row for each epoch: its number, and the sequence of the last record that it shares with the epoch
//             before (its fork). The first row is (1, 0).
//   record    The journal. sequence is the rowid, contiguous from 1. epoch, at (milliseconds since 1970 in UTC), by,
//             topic and payload are the envelope and the data as they were given. hash is 32 bytes; `Journal.Chain`
//             says how it is computed. Rows are inserted in order and never updated or deleted.
//   reply     Idempotency: the first reply to a write, unique by writer and key. digest is 32 bytes; after is the head
//             of the journal once the write was done. Outside the chain. Small columns stand before the reply, so
//             that reading all keys does not read overflow pages. Rows are never updated or deleted.
//   consumer  A row for each consumer with the sequence that it has acknowledged. Outside the chain, written lazily.
//
// Durability: synchronous=FULL syncs the WAL at each commit. wal_autocheckpoint is 0; the writing connection, of which
// there is one in the system, carries the WAL over by itself when `checkpointPages` have gathered. SQLite versions
// before 3.51.3 can corrupt the WAL when two connections write or checkpoint at once (sqlite.org/wal.html, "The
// WAL-Reset Bug"), so all other connections are opened read-only.

/// Names and numbers of the file format.
enum Schema {
    /// "REGI" in the header's application_id, by which `file` and this module know a journal.
    static let applicationID: Int64 = 0x5245_4749

    /// Every version of the format, ascending from 1. A released one is never edited; another is added after it.
    static let migrations: [Migration] = [
        Migration(
            version: 1,
            sql: """
                CREATE TABLE register (uuid BLOB NOT NULL) STRICT;
                CREATE TABLE epoch (epoch INTEGER PRIMARY KEY, fork INTEGER NOT NULL) STRICT;
                INSERT INTO epoch (epoch, fork) VALUES (1, 0);
                CREATE TABLE record (
                    sequence INTEGER PRIMARY KEY,
                    epoch INTEGER NOT NULL,
                    at INTEGER NOT NULL,
                    "by" TEXT NOT NULL,
                    topic TEXT NOT NULL,
                    payload BLOB NOT NULL,
                    hash BLOB NOT NULL
                ) STRICT;
                CREATE TABLE reply (
                    "by" TEXT NOT NULL,
                    "key" TEXT NOT NULL,
                    digest BLOB NOT NULL,
                    after INTEGER NOT NULL,
                    reply BLOB NOT NULL,
                    PRIMARY KEY ("by", "key")
                ) STRICT;
                CREATE TABLE consumer (name TEXT PRIMARY KEY, cursor INTEGER NOT NULL) STRICT, WITHOUT ROWID;
                PRAGMA application_id = \(applicationID);
                """)
    ]
}
