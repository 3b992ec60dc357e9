// SPDX-License-Identifier: Apache-2.0

import Chronology
import Testing
import Threads

@testable import Journal

/// Conversations with the writer over a store that does as it is told.
struct WriterTests {
    private let journal = InMemoryJournal(register: sampleRegister)
    private let script = Monitor(ScriptedStore.Script())
    private let reports = Reports()

    @Test func `what is submitted becomes durable and is reported in order`() throws {
        let writer = try makeWriter()
        for number in 1...100 { #expect(writer.submit(batch(number)) == .queued) }
        let seen = reports.wait(untilSettled: 100)
        #expect(seen.flatMap(\.tokens) == (1...100).map(UInt64.init))
        #expect(seen.last?.outcome == .durable(through: 100, head: journal.identity().head))
        writer.close()
        #expect(script.update { $0.isClosed && !$0.isAbandoned })
    }

    @Test func `the next group fills while the last one is made durable`() throws {
        script.update { $0.isOpen = false }
        let writer = try makeWriter()
        _ = writer.submit(batch(1))
        script.wait { $0.arrived == 1 ? () : nil }
        for number in 2...50 { _ = writer.submit(batch(number)) }
        script.update { $0.isOpen = true }
        _ = reports.wait(untilSettled: 50)
        #expect(script.update { $0.groups } == [[1], (2...50).map(UInt64.init)])
        writer.close()
    }

    @Test func `a refusal takes everything behind it along, until the owner resumes`() throws {
        script.update { $0.isOpen = false }
        script.update { $0.outcomes = [.refused(from: 1, reason: .diskFull)] }
        let writer = try makeWriter()
        _ = writer.submit(batch(1))
        script.wait { $0.arrived == 1 ? () : nil }
        for number in 2...4 { _ = writer.submit(batch(number)) }
        script.update { $0.isOpen = true }
        #expect(reports.wait(for: 1) == [.init(outcome: .refused(from: 1, reason: .diskFull), tokens: [1, 2, 3, 4])])
        #expect(writer.submit(batch(5)) == .refusing)
        #expect(writer.resume(after: 0))
        #expect(writer.submit(batch(1)) == .queued)
        #expect(reports.wait(for: 2).last == .init(outcome: durable(through: 1), tokens: [1]))
        writer.close()
    }

    @Test func `what stands before the batch that does not fit is made durable first`() throws {
        script.update { $0.isOpen = false }
        let writer = try makeWriter()
        _ = writer.submit(batch(1))
        script.wait { $0.arrived == 1 ? () : nil }
        for number in [2, 3, 9, 10] { _ = writer.submit(batch(number)) }
        script.update { $0.isOpen = true }
        let seen = reports.wait(untilSettled: 5)
        let head = journal.identity().head
        #expect(seen.map(\.tokens) == [[1], [2, 3], [9, 10]])
        #expect(seen.last?.outcome == .refused(from: 4, reason: .conflict(head)))
        #expect(writer.resume(after: 3))
        #expect(writer.submit(batch(4)) == .queued)
        writer.close()
        #expect(journal.identity().head.sequence == 4)
    }

    @Test func `an owner that was overtaken resumes where the journal is`() throws {
        let writer = try makeWriter()
        #expect(journal.append([batch(1, count: 3)]).through == 3)
        _ = writer.submit(batch(1))
        let head = journal.identity().head
        #expect(reports.wait(for: 1).map(\.outcome) == [.refused(from: 4, reason: .conflict(head))])
        #expect(!writer.resume(after: 0))
        #expect(writer.resume(after: 3))
        #expect(writer.submit(batch(4)) == .queued)
        #expect(reports.wait(for: 2).last?.outcome == durable(through: 4))
        writer.close()
    }

    @Test func `after an unknown outcome nothing is acknowledged any more`() throws {
        script.update { $0.isOpen = false }
        script.update { $0.outcomes = [.unknown(description: "sync failed")] }
        let writer = try makeWriter()
        _ = writer.submit(batch(1))
        script.wait { $0.arrived == 1 ? () : nil }
        _ = writer.submit(batch(2))
        script.update { $0.isOpen = true }
        #expect(reports.wait(for: 1) == [.init(outcome: .unknown(description: "sync failed"), tokens: [1, 2])])
        #expect(writer.submit(batch(1)) == .stopped)
        #expect(!writer.resume(after: 0))
        writer.close()
        #expect(reports.soFar.count == 1)
        #expect(script.update { $0.isAbandoned && !$0.isClosed && $0.groups == [[1]] })
    }

    @Test func `housekeeping that fails ends all writing, after what was durable was reported`() throws {
        script.update { $0.maintenance = [JournalFailure(.inputOutput, "The disk broke.")] }
        let writer = try makeWriter()
        _ = writer.submit(batch(1))
        let seen = reports.wait(for: 2)
        #expect(seen.map(\.outcome) == [durable(through: 1), .unknown(description: "The disk broke.")])
        #expect(seen.last?.tokens == [])
        #expect(writer.submit(batch(2)) == .stopped)
        writer.close()
    }

    @Test func `closing writes what is queued`() throws {
        script.update { $0.isOpen = false }
        let writer = try makeWriter()
        for number in 1...10 { _ = writer.submit(batch(number)) }
        script.update { $0.isOpen = true }
        writer.close()
        writer.close()
        #expect(reports.soFar.flatMap(\.tokens) == (1...10).map(UInt64.init))
        #expect(writer.submit(batch(11)) == .stopped)
    }

    @Test func `cursors are saved without an append, and a full disk does not end the writing`() throws {
        script.update { $0.cursorFailures = [JournalFailure(.diskFull, "The disk is full.")] }
        let writer = try makeWriter()
        writer.saveCursors(["alerts": 1])
        script.wait { $0.cursorFailures.isEmpty ? () : nil }
        writer.saveCursors(["alerts": 2])
        writer.close()
        #expect(journal.cursors() == ["alerts": 2])
        #expect(reports.soFar.isEmpty)
        #expect(script.update { $0.isClosed })
    }

    private func makeWriter() throws -> JournalWriter {
        try JournalWriter(store: ScriptedStore(journal, script), report: reports.report)
    }

    private func durable(through sequence: SequenceNumber) -> AppendOutcome {
        .durable(through: sequence, head: journal.identity().head)
    }
}
