// SPDX-License-Identifier: Apache-2.0

import Chronology
import Journal
import SQLite
import Testing

@testable import JournalSQLite

/// Somebody edits the database behind the journal's back.
struct TamperingTests {
    /// What is done to a journal of 10 records, and where the chain breaks.
    struct Deed: CustomTestStringConvertible, Sendable {
        let name: String
        let sql: String
        let at: SequenceNumber
        let reason: ChainBreak.Reason

        var testDescription: String { name }
    }

    static let deeds = [
        Deed(name: "a payload", sql: "UPDATE record SET payload = x'00' WHERE sequence = 4", at: 4, reason: .altered),
        Deed(name: "a time", sql: "UPDATE record SET at = at + 1 WHERE sequence = 10", at: 10, reason: .altered),
        Deed(
            name: "a time, backwards", sql: "UPDATE record SET at = 0 WHERE sequence = 4", at: 4, reason: .timeWentBack),
        Deed(name: "a name", sql: "UPDATE record SET by = 'other' WHERE sequence = 1", at: 1, reason: .altered),
        Deed(
            name: "a topic", sql: "UPDATE record SET topic = topic || '.x' WHERE sequence = 7", at: 7, reason: .altered),
        Deed(name: "an epoch", sql: "UPDATE record SET epoch = 2 WHERE sequence = 7", at: 7, reason: .altered),
        Deed(
            name: "an epoch, backwards", sql: "UPDATE record SET epoch = 0 WHERE sequence = 7", at: 7,
            reason: .epochWentBack),
        Deed(name: "a hash", sql: "UPDATE record SET hash = zeroblob(32) WHERE sequence = 5", at: 5, reason: .altered),
        Deed(name: "a short hash", sql: "UPDATE record SET hash = x'00' WHERE sequence = 5", at: 5, reason: .altered),
        Deed(
            name: "text that is not UTF-8", sql: "UPDATE record SET by = CAST(x'ff' AS TEXT) WHERE sequence = 3", at: 3,
            reason: .altered),
        Deed(name: "a removal", sql: "DELETE FROM record WHERE sequence = 6", at: 6, reason: .missing),
        Deed(name: "the first removed", sql: "DELETE FROM record WHERE sequence = 1", at: 1, reason: .missing),
        Deed(
            name: "a removal with the rest moved up",
            sql: """
                DELETE FROM record WHERE sequence = 6;
                UPDATE record SET sequence = -(sequence - 1) WHERE sequence > 6;
                UPDATE record SET sequence = -sequence WHERE sequence < 0;
                """, at: 6, reason: .altered),
        Deed(
            name: "two swapped",
            sql: """
                UPDATE record SET sequence = -3 WHERE sequence = 3;
                UPDATE record SET sequence = 3 WHERE sequence = 4;
                UPDATE record SET sequence = 4 WHERE sequence = -3;
                """, at: 3, reason: .altered),
        Deed(
            name: "an insertion at the end",
            sql: """
                INSERT INTO record SELECT 11, epoch, at, by, topic, payload, hash FROM record WHERE sequence = 10
                """, at: 11, reason: .altered),
        Deed(
            name: "another register",
            sql: "UPDATE register SET uuid = zeroblob(16)", at: 1, reason: .altered),
    ]

    @Test(arguments: deeds)
    func `the first bad record is named`(_ deed: Deed) throws {
        let (directory, path) = try journalOfTen()
        try tamper(with: path, deed.sql)
        let store = try SQLiteJournal(path: path)
        let expected = ChainBreak(at: deed.at, deed.reason)
        guard case .broken(let found, let good) = try store.verify() else {
            Issue.record("the deed went unseen")
            return
        }
        #expect(found == expected)
        #expect(good.sequence == deed.at.previous)
        var seen: [SequenceNumber] = []
        let code = failureCode { () throws(JournalFailure) in
            try store.forEachRecord { record in
                seen.append(record.sequence)
                return .onward
            }
        }
        #expect(code == .damaged(expected))
        #expect(seen.count == Int(deed.at.previous.value), "no bad record is handed on")
        withExtendedLifetime(directory) { store.close() }
    }

    @Test func `a page that begins after the bad record is still given`() throws {
        let (directory, path) = try journalOfTen()
        try tamper(with: path, "UPDATE record SET payload = x'00' WHERE sequence = 4")
        let store = try SQLiteJournal(path: path)
        #expect(try store.read(after: 4, limit: 9, maxBytes: .max).records.map(\.sequence) == [5, 6, 7, 8, 9, 10])
        let code = failureCode { () throws(JournalFailure) in try store.read(after: 2, limit: 9, maxBytes: .max) }
        #expect(code == .damaged(ChainBreak(at: 4, .altered)))
        withExtendedLifetime(directory) { store.close() }
    }

    /// Why a head has to be kept elsewhere too.
    @Test func `a cut tail is intact in itself, and only another head tells`() throws {
        let (directory, path) = try journalOfTen()
        let anchor = try SQLiteJournal(path: path).identity().head
        try tamper(with: path, "DELETE FROM record WHERE sequence > 8")
        let store = try SQLiteJournal(path: path)
        guard case .intact(let head) = try store.verify() else {
            Issue.record("the rest of the chain holds")
            return
        }
        #expect(head.sequence == 8)
        #expect(head != anchor)
        withExtendedLifetime(directory) { store.close() }
    }

    @Test func `remembered replies are outside the chain`() throws {
        let (directory, path) = try journalOfTen()
        try tamper(with: path, "UPDATE reply SET reply = x'00'")
        let store = try SQLiteJournal(path: path)
        #expect(try store.verify() == .intact(head: store.identity().head))
        #expect(try store.reply(by: "analyst", key: "k")?.reply == [0])
        withExtendedLifetime(directory) { store.close() }
    }

    @Test func `flipped bits in the file are damage, not a crash`() throws {
        let (directory, path) = try journalOfTen()
        let clean = contents(of: path)
        let pageSize = 4_096
        for place in stride(from: pageSize, to: clean.count, by: 397) {
            var bytes = clean
            bytes[place] ^= 0x10
            write(bytes, to: path)
            expectSoundOrDamaged(path)
        }
        withExtendedLifetime(directory) {}
    }

    /// Every record that is handed on is the true one, whatever happened to the file.
    private func expectSoundOrDamaged(_ path: String) {
        do throws(JournalFailure) {
            let store = try SQLiteJournal(path: path)
            defer { store.close() }
            try store.forEachRecord { record in
                #expect(record.payload == draft(Int(record.sequence.value)).payload)
                return .onward
            }
        } catch {
            #expect(!error.message.isEmpty)
        }
    }

    private func journalOfTen() throws -> (TemporaryDirectory, String) {
        let directory = TemporaryDirectory()
        let path = directory.file("journal.db")
        let store = try SQLiteJournal(path: path, creatingFor: sampleRegister)
        #expect(store.append([batch(1, count: 10, idempotency: entry("k"))]).through == 10)
        store.close()
        return (directory, path)
    }

    private func tamper(with path: String, _ sql: String) throws {
        try Connection(path: path, access: .readWrite).execute(sql)
    }
}
