// SPDX-License-Identifier: Apache-2.0

import Journal
import JournalSQLite
import Testing

/// Every implementation of the contract.
enum Implementation: String, CaseIterable, CustomTestStringConvertible {
    case inMemory
    case sqlite

    var testDescription: String { rawValue }

    /// A new, empty journal.
    func makeJournal() -> TestedJournal {
        switch self {
        case .inMemory: TestedJournal(.inMemory(InMemoryJournal(register: sampleRegister)))
        case .sqlite: TestedJournal(.sqlite(TemporaryDirectory()))
        }
    }
}

/// A journal that can be opened, closed and opened again.
final class TestedJournal {
    enum Medium {
        case inMemory(InMemoryJournal)
        case sqlite(TemporaryDirectory)
    }

    private let medium: Medium

    init(_ medium: Medium) { self.medium = medium }

    /// Opens the store; the first time, the journal is made.
    func open() throws(JournalFailure) -> any JournalStore {
        switch medium {
        case .inMemory(let journal): journal
        case .sqlite(let directory):
            try SQLiteJournal(path: directory.file("journal.db"), creatingFor: sampleRegister)
        }
    }

    /// Opens a reading beside the store.
    func openReading() throws(JournalFailure) -> any JournalReading {
        switch medium {
        case .inMemory(let journal): journal
        case .sqlite(let directory): try SQLiteJournalReading(path: directory.file("journal.db"))
        }
    }

    /// Opens the store as a thing that a writer can take over.
    func openSending() throws(JournalFailure) -> sending any JournalStore {
        switch medium {
        case .inMemory(let journal): return journal
        case .sqlite(let directory):
            let path = directory.file("journal.db")
            return try SQLiteJournal(path: path, creatingFor: sampleRegister)
        }
    }

    /// Opens a reading as a thing that a reader can take over.
    func openReadingSending() throws(JournalFailure) -> sending any JournalReading {
        switch medium {
        case .inMemory(let journal): return journal
        case .sqlite(let directory):
            let path = directory.file("journal.db")
            return try SQLiteJournalReading(path: path)
        }
    }
}
