// SPDX-License-Identifier: Apache-2.0

import Chronology
import Threads

@testable import Journal

/// A store around an in-memory journal that stops at a gate and fails when it is told to.
final class ScriptedStore: JournalStore {
    /// What the test and the writer's thread share.
    struct Script: Sendable {
        /// Appends wait while it is shut.
        var isOpen = true
        /// Appends that wait at the gate or have passed it.
        var arrived = 0
        /// The tokens of each append that was carried out or failed.
        var groups: [[UInt64]] = []
        /// Outcomes for the next appends, instead of the true ones.
        var outcomes: [AppendOutcome] = []
        /// Failures for the next calls of `maintain`.
        var maintenance: [JournalFailure] = []
        /// Failures for the next calls of `saveCursors`.
        var cursorFailures: [JournalFailure] = []
        var isClosed = false
        var isAbandoned = false
    }

    private let journal: InMemoryJournal
    private let script: Monitor<Script>

    init(_ journal: InMemoryJournal, _ script: Monitor<Script>) {
        self.journal = journal
        self.script = script
    }

    func append(_ batches: ArraySlice<Batch>) -> AppendOutcome {
        script.update { $0.arrived += 1 }
        let scripted: AppendOutcome? = script.wait { script -> AppendOutcome?? in
            guard script.isOpen else { return nil }
            script.groups.append(batches.map(\.token))
            return .some(script.outcomes.isEmpty ? nil : script.outcomes.removeFirst())
        }
        return scripted ?? journal.append(batches)
    }

    func maintain() throws(JournalFailure) {
        let failure = script.update { $0.maintenance.isEmpty ? nil : $0.maintenance.removeFirst() }
        if let failure { throw failure }
    }

    func saveCursors(_ cursors: [String: SequenceNumber]) throws(JournalFailure) {
        let failure = script.update { $0.cursorFailures.isEmpty ? nil : $0.cursorFailures.removeFirst() }
        if let failure { throw failure }
        journal.saveCursors(cursors)
    }

    func close() { script.update { $0.isClosed = true } }
    func abandon() { script.update { $0.isAbandoned = true } }

    func identity() -> JournalIdentity { journal.identity() }
    func scan(after: SequenceNumber, limit: Int, _ body: (Record) -> ScanStep) {
        journal.scan(after: after, limit: limit, body)
    }
    func reply(by writer: String, key: String) -> IdempotencyEntry? { journal.reply(by: writer, key: key) }
    func forEachKey(_ body: (IdempotencyKey) -> Void) { journal.forEachKey(body) }
    func cursors() -> [String: SequenceNumber] { journal.cursors() }
    func raiseEpoch() -> EpochStart { journal.raiseEpoch() }
}

/// What the writer reported, for a test to wait on.
final class Reports: Sendable {
    struct Report: Sendable, Equatable {
        let outcome: AppendOutcome
        let tokens: [UInt64]
    }

    private let reports = Monitor<[Report]>([])

    var report: JournalWriter.Report {
        { [reports] outcome, tokens in reports.update { $0.append(Report(outcome: outcome, tokens: tokens)) } }
    }

    /// Waits for that many reports and gives all so far.
    func wait(for count: Int) -> [Report] { reports.wait { $0.count >= count ? $0 : nil } }

    /// Waits until that many batches are settled and gives the reports so far.
    func wait(untilSettled count: Int) -> [Report] {
        reports.wait { $0.reduce(0) { $0 + $1.tokens.count } >= count ? $0 : nil }
    }

    /// What was reported so far.
    var soFar: [Report] { wait(for: 0) }
}
