// SPDX-License-Identifier: Apache-2.0

import Chronology
import Testing
import Threads

@testable import Journal

/// Conversations with the reader, most of them over every implementation.
struct ReaderTests {
    @Test(arguments: Implementation.allCases)
    func `a reader answers beside the writer`(_ implementation: Implementation) throws {
        let journal = implementation.makeJournal()
        let reports = Reports()
        let writer = try JournalWriter(store: journal.openSending(), report: reports.report)
        let reader = try JournalReader(reading: journal.openReadingSending())
        let total = 500
        for number in 1...total { #expect(writer.submit(batch(number, idempotency: entry("k\(number)"))) == .queued) }
        var cursor = SequenceNumber.zero
        while cursor.value < Int64(total) {
            let page = try answer { reader.replay(after: cursor, limit: 64, maxBytes: .max, completion: $0) }.get()
            #expect(page.records.map(\.sequence.value) == page.records.indices.map { cursor.value + 1 + Int64($0) })
            cursor = page.next
        }
        #expect(try answer { reader.reply(by: "analyst", key: "k7", completion: $0) }.get() == entry("k7"))
        #expect(try answer { reader.reply(by: "analyst", key: "none", completion: $0) }.get() == nil)
        let head = try #require(reports.wait(untilSettled: total).last?.outcome.head)
        #expect(try answer { reader.verify(completion: $0) }.get().verification == .intact(head: head))
        reader.close()
        writer.close()
    }

    @Test func `a question that waits can be withdrawn`() throws {
        let gate = Monitor(false)
        let reader = try makeReader()
        let blocked = reader.replay(after: 0, limit: 1, maxBytes: 1) { _ in gate.wait { $0 ? () : nil } }
        let verification = Monitor<Result<VerifiedJournal, JournalFailure>?>(nil)
        guard case .queued(let ticket) = reader.verify(completion: { result in verification.update { $0 = result } })
        else {
            Issue.record("the reader takes questions")
            return
        }
        reader.cancel(ticket)
        gate.update { $0 = true }
        let result = verification.wait { $0 }
        #expect(result == .failure(.cancelled))
        #expect(blocked != .closed)
        reader.close()
    }

    @Test func `questions beyond the limit are answered busy, and those that wait are failed by closing`() throws {
        let gate = Monitor(false)
        let failed = Monitor(0)
        let reader = try makeReader()
        let started = Monitor(false)
        _ = reader.replay(after: 0, limit: 1, maxBytes: 1) { _ in
            started.update { $0 = true }
            gate.wait { $0 ? () : nil }
        }
        started.wait { $0 ? () : nil }
        for _ in 1...JournalLimits.queuedReads {
            let enquiry = reader.reply(by: "", key: "") { result in
                if result == .failure(.closed) { failed.update { $0 += 1 } }
            }
            guard case .queued = enquiry else {
                Issue.record("there is room")
                return
            }
        }
        #expect(reader.verify { _ in } == .busy)
        let closing = try OwnedThread { reader.close() }
        while reader.verify(completion: { _ in }) != .closed {}
        gate.update { $0 = true }
        closing.join()
        #expect(failed.update { $0 } == JournalLimits.queuedReads)
    }

    private func makeReader() throws -> JournalReader {
        let journal = InMemoryJournal(register: sampleRegister)
        _ = journal.append([batch(1, count: 3)])
        return try JournalReader(reading: journal)
    }

    /// Asks and waits for the answer.
    private func answer<Answer: Sendable>(
        _ ask: (@escaping @Sendable (Result<Answer, JournalFailure>) -> Void) -> Enquiry
    ) -> Result<Answer, JournalFailure> {
        let answer = Monitor<Result<Answer, JournalFailure>?>(nil)
        guard case .queued = ask({ result in answer.update { $0 = result } }) else { return .failure(.closed) }
        return answer.wait { $0 }
    }
}

extension AppendOutcome {
    /// The new head, if durable.
    fileprivate var head: JournalHead? {
        guard case .durable(_, let head) = self else { return nil }
        return head
    }
}
