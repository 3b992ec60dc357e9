// SPDX-License-Identifier: Apache-2.0

import Chronology
import Journal
import JournalSQLite
import Testing

/// Files as a crash leaves them: copied while the journal is open.
struct CrashImageTests {
    private let source = TemporaryDirectory()
    private let target = TemporaryDirectory()

    @Test func `what was durable is in a copy of the files that was taken without closing`() throws {
        let store = try SQLiteJournal(path: source.file("journal.db"), creatingFor: sampleRegister)
        for number in 1...20 { #expect(store.append([batch(number)]).through == SequenceNumber(Int64(number))) }
        let copy = try openCopy(walBytes: .max)
        #expect(try copy.identity() == store.identity())
        #expect(try copy.verify() == .intact(head: store.identity().head))
        #expect(copy.append([batch(21)]).through == 21)
    }

    @Test func `a torn log gives a prefix of whole batches`() throws {
        let store = try SQLiteJournal(path: source.file("journal.db"), creatingFor: sampleRegister)
        for index in 0..<10 { _ = store.append([batch(1 + 3 * index, count: 3)]) }
        let all = try store.allRecords()
        let walBytes = contents(of: source.file("journal.db-wal")).count
        var lengths: Set<Int> = []
        for cut in stride(from: walBytes, to: walBytes / 2, by: -1_009) {
            let copy = try openCopy(walBytes: cut)
            let records = try copy.allRecords()
            #expect(records == Array(all.prefix(records.count)))
            #expect(records.count.isMultiple(of: 3))
            lengths.insert(records.count)
            #expect(copy.append([batch(records.count + 1)]).through?.value == Int64(records.count + 1))
            copy.close()
        }
        #expect(lengths.count > 3, "the cuts fell into several batches")
    }

    private func openCopy(walBytes: Int) throws -> SQLiteJournal {
        let wal = contents(of: source.file("journal.db-wal"))
        write(contents(of: source.file("journal.db")), to: target.file("journal.db"))
        write(wal.prefix(walBytes), to: target.file("journal.db-wal"))
        return try SQLiteJournal(path: target.file("journal.db"))
    }
}
