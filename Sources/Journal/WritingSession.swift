// SPDX-License-Identifier: Apache-2.0

import Chronology
import Threads

/// The writer's thread: carries out what the queue decides, and reports. Only that thread touches it.
final class WritingSession {
    private let store: any JournalStore
    private let queue: Monitor<GroupQueue>
    private let report: JournalWriter.Report
    private var head: JournalHead

    init(store: any JournalStore, head: JournalHead, queue: Monitor<GroupQueue>, report: @escaping JournalWriter.Report)
    {
        self.store = store
        self.head = head
        self.queue = queue
        self.report = report
    }

    /// Works until the queue is drained or an outcome is unknown.
    func run() {
        while case .write(let batches, let cursors) = queue.wait(until: { $0.next() }) {
            guard write(batches), tend(cursors) else { return store.abandon() }
        }
        store.close()
    }

    /// Writes what may follow the head and refuses the rest. False if an outcome is unknown.
    private func write(_ batches: [Batch]) -> Bool {
        let admission = Admission(batches[...], after: head)
        let (admitted, rest) = (batches.prefix(admission.admitted), batches.dropFirst(admission.admitted))
        guard !admitted.isEmpty else { return refuse(rest, admission.refusal) }
        switch store.append(admitted) {
        case .durable(let sequence, let head):
            self.head = head
            report(.durable(through: sequence, head: head), admitted.map(\.token))
            // Judged again, so that the refusal names the head that is now.
            return refuse(rest, Admission(rest, after: head).refusal)
        case .refused(_, let reason):
            if case .conflict(let found) = reason { head = found }
            return refuse(batches[...], reason)
        case .unknown(let description):
            return stop(description, unsettled: batches[...])
        }
    }

    /// Refuses batches and what is queued behind them; nothing if there is no reason. Always true.
    private func refuse(_ batches: ArraySlice<Batch>, _ reason: Refusal?) -> Bool {
        guard let reason else { return true }
        let dropped = queue.update { $0.refuse(head: head.sequence) }
        report(.refused(from: head.sequence.next, reason: reason), batches.map(\.token) + dropped)
        return true
    }

    /// Saves cursors and lets the store tidy up. False if that leaves the store in doubt.
    private func tend(_ cursors: [String: SequenceNumber]) -> Bool {
        do throws(JournalFailure) {
            if !cursors.isEmpty { try saveIfPossible(cursors) }
            try store.maintain()
            return true
        } catch {
            return stop(error.description, unsettled: [])
        }
    }

    private func saveIfPossible(_ cursors: [String: SequenceNumber]) throws(JournalFailure) {
        do throws(JournalFailure) {
            try store.saveCursors(cursors)
        } catch {
            guard error.leavesStoreUsable else { throw error }
        }
    }

    /// Ends all writing. Always false.
    private func stop(_ description: String, unsettled batches: ArraySlice<Batch>) -> Bool {
        let dropped = queue.update { $0.stop() }
        report(.unknown(description: description), batches.map(\.token) + dropped)
        return false
    }
}
