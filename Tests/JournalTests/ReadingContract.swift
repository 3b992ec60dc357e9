// SPDX-License-Identifier: Apache-2.0

import Chronology
import Journal
import Testing

/// The contract of ``JournalReading``, and of what a store keeps beside the records, over every implementation.
@Suite("Contract: reading")
struct ReadingContract {
    @Test(
        arguments: Implementation.allCases,
        [
            (after: 0, limit: 100, maxBytes: Int.max, expected: 1...10),
            (after: 3, limit: 4, maxBytes: Int.max, expected: 4...7),
            (after: 0, limit: 100, maxBytes: 0, expected: 1...1),
            (after: 0, limit: 100, maxBytes: 100, expected: 1...2),
            (after: 9, limit: 100, maxBytes: Int.max, expected: 10...10),
        ])
    func `a page holds what fits, and one record at least`(
        _ implementation: Implementation, _ row: (after: Int, limit: Int, maxBytes: Int, expected: ClosedRange<Int>)
    ) throws {
        let store = try implementation.makeJournal().open()
        _ = store.append([batch(1, count: 10)])
        let after = SequenceNumber(Int64(row.after))
        let page = try store.read(after: after, limit: row.limit, maxBytes: row.maxBytes)
        #expect(page.records.map(\.sequence.value) == row.expected.map(Int64.init))
        #expect(page.next.value == Int64(row.expected.upperBound))
    }

    @Test(arguments: Implementation.allCases, [10, 11, 1_000] as [Int64])
    func `a page at or beyond the head is empty and goes on from where it was asked`(
        _ implementation: Implementation, _ after: Int64
    ) throws {
        let store = try implementation.makeJournal().open()
        _ = store.append([batch(1, count: 10)])
        let page = try store.read(after: SequenceNumber(after), limit: 5, maxBytes: .max)
        #expect(page == RecordPage(records: [], next: SequenceNumber(after)))
    }

    @Test(arguments: Implementation.allCases)
    func `pages one after another give every record once`(_ implementation: Implementation) throws {
        let store = try implementation.makeJournal().open()
        _ = store.append([batch(1, count: 50)])
        var cursor = SequenceNumber.zero
        var seen: [Record] = []
        while case let page = try store.read(after: cursor, limit: 7, maxBytes: 200), !page.records.isEmpty {
            seen += page.records
            cursor = page.next
        }
        #expect(seen == (try store.allRecords()))
    }

    @Test(arguments: Implementation.allCases)
    func `a stream ends at the head, or where it is told to stop`(_ implementation: Implementation) throws {
        let store = try implementation.makeJournal().open()
        _ = store.append([batch(1, count: 10)])
        var seen: [SequenceNumber] = []
        let end = try store.forEachRecord(after: 4) { record in
            seen.append(record.sequence)
            return record.sequence == 7 ? .stop : .onward
        }
        #expect(seen == [5, 6, 7])
        #expect(end.sequence == 7)
        #expect(try store.forEachRecord { _ in .onward } == store.identity().head)
    }

    @Test(arguments: Implementation.allCases)
    func `a reply is found by writer and key, and only there`(_ implementation: Implementation) throws {
        let store = try implementation.makeJournal().open()
        let mine = entry("k", reply: #"{"sequence":1}"#)
        let theirs = entry("k", by: "other", reply: "")
        _ = store.append([batch(1, idempotency: mine), batch(2, idempotency: theirs), batch(3)])
        #expect(try store.reply(by: "analyst", key: "k") == mine)
        #expect(try store.reply(by: "other", key: "k") == theirs)
        #expect(try store.reply(by: "analyst", key: "K") == nil)
    }

    @Test(arguments: Implementation.allCases)
    func `a write that changed nothing still has its reply remembered`(_ implementation: Implementation) throws {
        let store = try implementation.makeJournal().open()
        let empty = Batch(token: 1, first: 1, drafts: [], idempotency: entry("nothing"))
        #expect(store.append([empty, batch(1)]).through == 1)
        #expect(try store.reply(by: "analyst", key: "nothing") == entry("nothing"))
    }

    @Test(arguments: Implementation.allCases)
    func `all keys are streamed in the order of use`(_ implementation: Implementation) throws {
        let store = try implementation.makeJournal().open()
        let entries = ["z", "a", "m"].map { entry($0) }
        for (index, entry) in entries.enumerated() { _ = store.append([batch(index + 1, idempotency: entry)]) }
        var keys: [IdempotencyKey] = []
        try store.forEachKey { keys.append($0) }
        #expect(keys == entries.map { IdempotencyKey(by: $0.by, key: $0.key, digest: $0.digest) })
    }

    @Test(arguments: Implementation.allCases)
    func `cursors are replaced by name and outside the chain`(_ implementation: Implementation) throws {
        let store = try implementation.makeJournal().open()
        _ = store.append([batch(1, count: 5)])
        let head = try store.identity().head
        try store.saveCursors(["alerts": 3, "reports": 1])
        try store.saveCursors(["alerts": 5])
        #expect(try store.cursors() == ["alerts": 5, "reports": 1])
        #expect(try store.identity().head == head)
    }

    @Test(arguments: Implementation.allCases)
    func `everything is there after opening again`(_ implementation: Implementation) throws {
        let journal = implementation.makeJournal()
        let first = try journal.open()
        _ = first.append([batch(1, count: 20, idempotency: entry("k"))])
        _ = try first.raiseEpoch()
        try first.saveCursors(["alerts": 7])
        let (identity, records) = (try first.identity(), try first.allRecords())
        first.close()
        let second = try journal.open()
        #expect(try second.identity() == identity)
        #expect(try second.allRecords() == records)
        #expect(try second.cursors() == ["alerts": 7])
        #expect(try second.reply(by: "analyst", key: "k") == entry("k"))
        #expect(second.append([batch(21)]).through == 21)
        #expect(try second.verify() == .intact(head: second.identity().head))
    }

    @Test(arguments: Implementation.allCases)
    func `a reading sees what the store made durable before the call`(_ implementation: Implementation) throws {
        let journal = implementation.makeJournal()
        let store = try journal.open()
        let reading = try journal.openReading()
        for number in 1...5 {
            _ = store.append([batch(number)])
            #expect(try reading.identity() == store.identity())
            #expect(try reading.allRecords().count == number)
        }
        reading.close()
    }

    @Test(arguments: Implementation.allCases)
    func `a verification tells how far it is and can be stopped`(_ implementation: Implementation) throws {
        let store = try implementation.makeJournal().open()
        let slice = JournalLimits.verificationSlice
        _ = store.append([batch(1, count: 2 * slice + 1)])
        var seen: [SequenceNumber] = []
        let result = try store.verify { place in
            seen.append(place)
            return .onward
        }
        #expect(result == .intact(head: try store.identity().head))
        #expect(seen.map(\.value) == [slice, 2 * slice, 2 * slice + 1].map(Int64.init))
        #expect(failureCode { () throws(JournalFailure) in try store.verify { _ in .stop } } == .cancelled)
    }
}
