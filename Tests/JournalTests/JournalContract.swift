// SPDX-License-Identifier: Apache-2.0

import Chronology
import Journal
import Testing

/// The contract of ``JournalStore`` for appending, over every implementation.
@Suite("Contract: appending")
struct AppendContract {
    @Test(arguments: Implementation.allCases)
    func `a new journal is empty, in epoch 1, and ends in the genesis`(_ implementation: Implementation) throws {
        let identity = try implementation.makeJournal().open().identity()
        #expect(identity.register == sampleRegister)
        #expect(identity.epochs == [EpochStart(epoch: 1, after: 0)])
        #expect(identity.head == JournalHead(sequence: 0, epoch: 1, hash: Chain.genesis(of: sampleRegister)))
    }

    @Test(arguments: Implementation.allCases)
    func `records get contiguous sequences from 1`(_ implementation: Implementation) throws {
        let store = try implementation.makeJournal().open()
        #expect(store.append([batch(1, count: 2)]).through == 2)
        #expect(store.append([batch(3)]).through == 3)
        let records = try store.allRecords()
        #expect(records.map(\.sequence) == [1, 2, 3])
        #expect(records.map(\.payload) == (1...3).map { draft($0).payload })
        #expect(records.allSatisfy { $0.epoch == 1 && $0.by == "analyst" })
    }

    @Test(arguments: Implementation.allCases)
    func `several batches become durable in one append`(_ implementation: Implementation) throws {
        let store = try implementation.makeJournal().open()
        let outcome = store.append([batch(1, count: 3), batch(4), batch(5, count: 2)])
        let head = try store.identity().head
        #expect(outcome == .durable(through: 6, head: head))
        #expect(head.hash == (try store.allRecords().last?.hash))
        #expect(head.at == draft(6).at)
    }

    @Test(arguments: Implementation.allCases)
    func `no batches at all are durable through the head`(_ implementation: Implementation) throws {
        let store = try implementation.makeJournal().open()
        _ = store.append([batch(1)])
        #expect(store.append([]).through == 1)
    }

    @Test(arguments: Implementation.allCases)
    func `whatever text and bytes come back as they were`(_ implementation: Implementation) throws {
        let store = try implementation.makeJournal().open()
        let drafts = [
            Draft(at: 0, by: "", topic: "", payload: []),
            Draft(at: 0, by: "Ташкент 🇺🇿", topic: "a\u{0}b", payload: [0, 255, 0]),
            Draft(at: .max, by: "x", topic: "y", payload: [UInt8](repeating: 7, count: JournalLimits.recordBytes - 2)),
        ]
        #expect(store.append([Batch(token: 0, first: 1, drafts: drafts)]).through == 3)
        let back = try store.allRecords().map { Draft(at: $0.at, by: $0.by, topic: $0.topic, payload: $0.payload) }
        #expect(back == drafts)
    }

    @Test(arguments: Implementation.allCases)
    func `both implementations compute the same chain`(_ implementation: Implementation) throws {
        let store = try implementation.makeJournal().open()
        let reference = InMemoryJournal(register: sampleRegister)
        let batches = [batch(1, count: 3), batch(4, count: 2, idempotency: entry("k"))]
        #expect(store.append(batches[...]) == reference.append(batches[...]))
    }

    /// Batches that may not follow record 1, and why.
    static let refusals: [(name: String, batches: [Batch], reason: @Sendable (JournalHead) -> Refusal)] = [
        ("too early", [batch(1)], { .conflict($0) }),
        ("too late", [batch(3)], { .conflict($0) }),
        ("the second leaves a gap", [batch(2), batch(4)], { .conflict($0) }),
        ("time goes back", [Batch(token: 1, first: 2, drafts: [draft(0)])], { .timeWentBack(last: $0.at) }),
        (
            "time goes back within",
            [Batch(token: 1, first: 2, drafts: [draft(9), draft(8)])], { _ in .timeWentBack(last: draft(9).at) }
        ),
        (
            "a record is too large",
            [
                Batch(
                    token: 1, first: 2,
                    drafts: [draft(2, payload: [UInt8](repeating: 0, count: JournalLimits.recordBytes))])
            ], { _ in .tooLarge }
        ),
        ("a key is too long", [batch(2, idempotency: entry(String(repeating: "k", count: 65)))], { _ in .tooLarge }),
        ("a key was used", [batch(2, idempotency: entry("used"))], { _ in .keyTaken }),
        (
            "a key is used twice at once",
            [batch(2, idempotency: entry("new")), batch(3, idempotency: entry("new"))], { _ in .keyTaken }
        ),
    ]

    @Test(arguments: Implementation.allCases, refusals.indices)
    func `what may not follow the head is refused and leaves nothing`(
        _ implementation: Implementation, _ index: Int
    ) throws {
        let (name, batches, reason) = Self.refusals[index]
        let store = try implementation.makeJournal().open()
        _ = store.append([batch(1, idempotency: entry("used"))])
        let before = try store.identity()
        #expect(store.append(batches[...]) == .refused(from: 2, reason: reason(before.head)), "\(name)")
        #expect(try store.identity() == before, "\(name)")
        #expect(try store.allRecords().count == 1, "\(name)")
        #expect(try store.reply(by: "analyst", key: "new") == nil, "\(name)")
        #expect(store.append([batch(2)]).through == 2, "\(name)")
    }

    @Test(arguments: Implementation.allCases)
    func `a raised epoch begins at the head and marks what follows`(_ implementation: Implementation) throws {
        let store = try implementation.makeJournal().open()
        _ = store.append([batch(1, count: 2)])
        #expect(try store.raiseEpoch() == EpochStart(epoch: 2, after: 2))
        #expect(store.append([batch(3)]).through == 3)
        #expect(try store.allRecords().map(\.epoch) == [1, 1, 2])
        #expect(try store.identity().epochs == [.first, EpochStart(epoch: 2, after: 2)])
        #expect(try store.identity().head.epoch == 2)
        #expect(try store.verify() == .intact(head: store.identity().head))
    }
}
