// SPDX-License-Identifier: Apache-2.0

import Analysis
import Chronology
import Model
import Register

/// Findings that are evaluated together, on the records of the beginning: what they ask is gathered in slices, and the
/// evaluation is made on another thread.
struct FindingBatch {
    /// What is evaluated, and why.
    let stale: [(finding: Finding, cause: FindingCause)]
    let on: Day
    let pinned: SequenceNumber
    /// The number under which the evaluation was asked for, while it is being made.
    var token: UInt64?
    /// What claims that were written meanwhile answer.
    private var touched: [Inquiry: [ClaimID]] = [:]
    private let gathering = Gathering()
    private var wanted = Wanted()
    private var rounds = 0

    init(_ stale: [(finding: Finding, cause: FindingCause)], on: Day, pinned: SequenceNumber) {
        self.stale = stale
        self.on = on
        self.pinned = pinned
    }

    /// How often an evaluation may ask for more.
    private static let mostRounds = 50

    /// Gathers for one slice; the job once everything asked so far is there.
    mutating func advance(_ register: Register) -> EvaluationJob? {
        guard gathering.gather(wanted, register, Viewpoint(on: on).upTo(pinned, of: register)) else { return nil }
        wanted = Wanted()
        let findings = stale.map(\.finding)
        return EvaluationJob(
            sides: [gathering.side(on: on)],
            evaluate: { context in .conclusions(findings.map { $0.conclude(in: context.situations[0]) }) },
            isLong: false)
    }

    /// Hears what the evaluation asked for more; false where it leads to ever more questions.
    mutating func take(_ wanted: Wanted) -> Bool {
        rounds += 1
        self.wanted = wanted
        token = nil
        return rounds < Self.mostRounds
    }

    /// Hears of a claim that was written meanwhile.
    mutating func touch(_ inquiries: [Inquiry], by claim: ClaimID) {
        for inquiry in inquiries { touched[inquiry, default: []].append(claim) }
    }

    /// The claims written meanwhile that answer what a conclusion asked.
    func claims(touching conclusion: Conclusion) -> [ClaimID] {
        guard !touched.isEmpty else { return [] }
        return Set(conclusion.inquiries.flatMap { touched[$0] ?? [] }).sorted()
    }
}
