// SPDX-License-Identifier: Apache-2.0

import Chronology
import Glibc
import SQLite
import Testing

@testable import Journal
@testable import JournalSQLite

/// The file itself: who may read it, which formats are taken, what happens when the disk says no.
struct SQLiteFileTests {
    private let directory = TemporaryDirectory()
    private var path: String { directory.file("journal.db") }

    @Test func `only the owner may read the files`() throws {
        let store = try SQLiteJournal(path: path, creatingFor: sampleRegister)
        _ = store.append([batch(1)])
        #expect(directory.names == ["journal.db", "journal.db-shm", "journal.db-wal"])
        for name in directory.names { #expect(mode(of: directory.file(name)) == 0o600, "\(name)") }
        store.close()
        #expect(directory.names == ["journal.db"])
    }

    @Test func `a journal that is missing is not made unasked`() {
        #expect(failureCode { () throws(JournalFailure) in try SQLiteJournal(path: path) } == .missing)
        #expect(failureCode { () throws(JournalFailure) in try SQLiteJournalReading(path: path) } == .missing)
        #expect(directory.names.isEmpty)
    }

    @Test func `a creation that was cut short is finished by the next one`() throws {
        write([], to: path)
        #expect(failureCode { () throws(JournalFailure) in try SQLiteJournal(path: path) } == .missing)
        let store = try SQLiteJournal(path: path, creatingFor: sampleRegister)
        #expect(store.append([batch(1)]).through == 1)
    }

    @Test func `an existing journal keeps its register`() throws {
        var generator = SystemRandomNumberGenerator()
        try SQLiteJournal(path: path, creatingFor: sampleRegister).close()
        let other = RegisterUUID.random(using: &generator)
        #expect(try SQLiteJournal(path: path, creatingFor: other).identity().register == sampleRegister)
    }

    @Test func `a newer format is refused with a sentence and left alone`() throws {
        try SQLiteJournal(path: path, creatingFor: sampleRegister).close()
        try Connection(path: path, access: .readWrite).execute("PRAGMA user_version = 7")
        let before = contents(of: path)
        let failure = #expect(throws: JournalFailure.self) { try SQLiteJournal(path: path) }
        #expect(failure?.code == .newerFormat(found: 7, known: 1))
        #expect(failure?.message.contains("format 7") == true)
        #expect(contents(of: path) == before)
    }

    @Test func `another program's database is refused and left alone`() throws {
        write([], to: path)
        try Connection(path: path, access: .readWrite).execute("CREATE TABLE mine (x)")
        let before = contents(of: path)
        let code = failureCode { () throws(JournalFailure) in
            try SQLiteJournal(path: path, creatingFor: sampleRegister)
        }
        #expect(code == .notAJournal)
        #expect(contents(of: path) == before)
    }

    @Test func `a file that is no database is refused`() {
        write(Array(repeating: UInt8(ascii: "x"), count: 8_192), to: path)
        #expect(failureCode { () throws(JournalFailure) in try SQLiteJournal(path: path) } == .notAJournal)
    }

    @Test func `migrations are applied in order, each whole or not at all`() throws {
        write([], to: path)
        let connection = try Connection(path: path, access: .readWrite)
        let second = Migration(version: 2, sql: "CREATE TABLE second (x); INSERT INTO second VALUES (1)")
        let third = Migration(version: 3, sql: "CREATE TABLE third (x); INSERT INTO nowhere VALUES (1)")
        try Migrator(migrations: Schema.migrations + [second]).migrate(connection)
        #expect(try connection.number("PRAGMA user_version") == 2)
        #expect(throws: JournalFailure.self) {
            try Migrator(migrations: Schema.migrations + [second, third]).migrate(connection)
        }
        #expect(try connection.number("PRAGMA user_version") == 2)
        #expect(try connection.number("SELECT count(*) FROM second") == 1)
        #expect(try connection.number("SELECT count(*) FROM sqlite_schema WHERE name = 'third'") == 0)
    }

    @Test func `versions of the format ascend from 1 without gaps`() {
        #expect(Schema.migrations.map(\.version) == Array(1...Schema.migrations.count))
    }

    @Test func `a full disk refuses, leaves nothing, and heals`() throws {
        let connection = try JournalOpening.connect(createdPath())
        try JournalOpening.prepare(connection, for: sampleRegister)
        let writing = try JournalWriting(connection)
        #expect(writing.append([batch(1)]).through == 1)
        let before = try writing.queries.identity()
        try connection.execute("PRAGMA max_page_count = \(connection.number("PRAGMA page_count") + 2)")
        let large = (2..<40).map { draft($0, payload: [UInt8](repeating: 1, count: 4_000)) }
        #expect(writing.append([Batch(token: 2, first: 2, drafts: large)]) == .refused(from: 2, reason: .diskFull))
        #expect(try writing.queries.identity() == before)
        try connection.execute("PRAGMA max_page_count = 1000000")
        #expect(writing.append([Batch(token: 2, first: 2, drafts: large)]).through == 39)
    }

    @Test func `a connection that may not write refuses as read-only, and reads go on`() throws {
        let connection = try JournalOpening.connect(createdPath())
        try JournalOpening.prepare(connection, for: sampleRegister)
        let writing = try JournalWriting(connection)
        _ = writing.append([batch(1)])
        try connection.execute("PRAGMA query_only = ON")
        #expect(writing.append([batch(2)]) == .refused(from: 2, reason: .readOnly))
        #expect(try writing.queries.identity().head.sequence == 1)
        try connection.execute("PRAGMA query_only = OFF")
        #expect(writing.append([batch(2)]).through == 2)
    }

    @Test func `a directory that cannot be written to is named at opening`() throws {
        try SQLiteJournal(path: path, creatingFor: sampleRegister).close()
        chmod(path, 0o444)
        chmod(directory.path, 0o555)
        let codes = asNobody {
            [
                failureCode { () throws(JournalFailure) in try SQLiteJournal(path: path) },
                failureCode { () throws(JournalFailure) in
                    try SQLiteJournal(path: directory.file("new.db"), creatingFor: sampleRegister)
                },
            ]
        }
        #expect(codes == [.readOnly, .readOnly])
    }

    @Test func `another writer is found out, not written over`() throws {
        let first = try SQLiteJournal(path: path, creatingFor: sampleRegister)
        let second = try SQLiteJournal(path: path)
        #expect(first.append([batch(1)]).through == 1)
        let head = try first.identity().head
        #expect(second.append([batch(1)]) == .refused(from: 2, reason: .conflict(head)))
        #expect(second.append([batch(2)]).through == 2)
        #expect(try first.verify() == .intact(head: second.identity().head))
    }

    @Test func `a store that another process has locked is busy, and nothing was written`() throws {
        let store = try SQLiteJournal(path: path, creatingFor: sampleRegister)
        let other = try Connection(path: path, access: .readWrite)
        try other.execute("BEGIN IMMEDIATE")
        #expect(store.append([batch(1)]) == .refused(from: 1, reason: .busy))
        try other.execute("ROLLBACK")
        #expect(store.append([batch(1)]).through == 1)
    }

    @Test func `a closed store answers that it is closed`() throws {
        let store = try SQLiteJournal(path: path, creatingFor: sampleRegister)
        store.close()
        #expect(store.append([batch(1)]).isUnknown)
        #expect(failureCode { () throws(JournalFailure) in try store.identity() } == .closed)
    }

    @Test func `the log is carried over when enough has gathered, and stays small`() throws {
        let store = try SQLiteJournal(path: path, creatingFor: sampleRegister)
        let pages = Int(JournalWriting.checkpointPages)
        let payload = [UInt8](repeating: 1, count: 40_000)
        for number in 1...(pages / 2) {
            _ = store.append([
                Batch(token: 0, first: SequenceNumber(Int64(number)), drafts: [draft(number, payload: payload)])
            ])
            try store.maintain()
        }
        #expect(contents(of: path + "-wal").count < 3 * pages * 4_096)
        #expect(contents(of: path).count > 3 * pages * 4_096)
        #expect(try store.verify() == .intact(head: store.identity().head))
    }

    private func createdPath() throws -> String {
        try JournalFile.createIfMissing(at: path)
        return path
    }

    private func mode(of path: String) -> mode_t {
        var status = stat()
        stat(path, &status)
        return status.st_mode & 0o777
    }

    /// Runs `body` with the file permissions of nobody if the tests run as root, whom permissions do not stop. Only
    /// this thread's file-system identity is changed.
    private func asNobody<Result>(_ body: () -> Result) -> Result {
        // setfsuid(2) is in no module that Swift imports.
        guard let symbol = dlsym(nil, "setfsuid") else { fatalError("the C library has setfsuid") }
        let setFileSystemUser = unsafeBitCast(symbol, to: (@convention(c) (uid_t) -> Int32).self)
        let before = setFileSystemUser(65_534)
        defer { _ = setFileSystemUser(uid_t(before)) }
        return body()
    }
}
