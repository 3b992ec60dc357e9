// SPDX-License-Identifier: Apache-2.0

import CSQLite
import Chronology
import Journal
import SQLite

extension SQLiteFault {
    /// `SQLITE_CONSTRAINT_PRIMARYKEY`, whose definition is an expression that Swift does not import. Only replies can
    /// meet it: records are inserted behind the head that the same transaction has seen.
    private static let primaryKeyTaken = SQLITE_CONSTRAINT | 6 << 8

    /// What it means for an append whose transaction has been rolled back; nil if the outcome is unknown.
    ///
    /// Only codes of which SQLite says that nothing was written are refusals. Input and output errors never are: the
    /// row was seen to be there after a failed sync. All that is not listed counts as unknown, which is safe.
    var refusal: Refusal? {
        switch primaryCode {
        case SQLITE_FULL: .diskFull
        case SQLITE_READONLY, SQLITE_CANTOPEN: .readOnly
        case SQLITE_BUSY, SQLITE_LOCKED: .busy
        case SQLITE_CONSTRAINT where code == Self.primaryKeyTaken: .keyTaken
        default: nil
        }
    }

    /// What it means to the operator.
    var failure: JournalFailure {
        switch primaryCode {
        case SQLITE_FULL:
            JournalFailure(.diskFull, "The disk is full; make room for the journal.", cause: message)
        case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH:
            JournalFailure(
                .readOnly, "The journal cannot be opened or written; see to the permissions of its directory.",
                cause: message)
        case SQLITE_BUSY, SQLITE_LOCKED:
            JournalFailure(
                .busy, "Another process holds the journal; stop it, and never write to the journal beside the daemon.",
                cause: message)
        case SQLITE_NOTADB:
            JournalFailure(.notAJournal, "The file is not a journal; name another.", cause: message)
        default:
            JournalFailure(
                .inputOutput, "The journal's storage failed; see to the disk, then start again.", cause: message)
        }
    }

    /// What it means when it met a reader at that record.
    func failure(reading next: SequenceNumber) -> JournalFailure {
        switch primaryCode {
        case SQLITE_CORRUPT, SQLITE_NOTADB:
            JournalFailure(
                .damaged(ChainBreak(at: next, .unreadable)),
                "Record \(next) cannot be read; restore the journal from a backup.", cause: message)
        default: failure
        }
    }
}

/// Runs statements, and says to the operator what went wrong with them.
func failing<Result>(_ body: () throws(SQLiteFault) -> Result) throws(JournalFailure) -> Result {
    do throws(SQLiteFault) { return try body() } catch { throw error.failure }
}
