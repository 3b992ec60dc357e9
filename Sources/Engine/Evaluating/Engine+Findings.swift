// SPDX-License-Identifier: Apache-2.0

import Analysis
import Chronology
import Journal
import Model
import Register

extension Engine {
    /// Whether findings wait to be evaluated, and their answers could be recorded.
    var hasStaleFindings: Bool {
        let waits = batch.map { $0.token == nil } ?? !book.stale.isEmpty
        return waits && canNote
    }

    /// Goes on with the findings that are evaluated, or begins with those that have become stale. Off the way of any
    /// reply.
    func evaluateFindings() {
        guard hasStaleFindings else { return }
        var current = batch ?? FindingBatch(book.takeStale(), on: surroundings.now().day, pinned: register.head)
        if let job = current.advance(register) {
            let token = nextToken()
            current.token = token
            effects.append(.evaluate(job, token: token))
        }
        batch = current
    }

    /// Hears what became of the evaluation of findings; false where another one was meant.
    func findingsEvaluated(_ token: UInt64, _ outcome: EvaluationOutcome) -> Bool {
        guard var current = batch, current.token == token else { return false }
        switch outcome {
        case .done(.conclusions(let conclusions)):
            batch = nil
            for (item, conclusion) in zip(current.stale, conclusions) { conclude(item, conclusion, current) }
        case .wanted(let wanted):
            batch = current.take(wanted[0]) ? current : nil
        // The evaluation of a finding refuses nothing, and writes no reply.
        case .refused, .done(.reply): batch = nil
        }
        return true
    }

    private func conclude(
        _ item: (finding: Finding, cause: FindingCause), _ conclusion: Conclusion, _ batch: FindingBatch
    ) {
        if let change = book.evaluated(item.finding, conclusion.verdict, asked: conclusion.inquiries) {
            record(
                FindingChange(
                    finding: item.finding, before: change.before, after: conclusion, on: batch.on,
                    evaluated: batch.pinned, cause: item.cause))
        }
        // What was written meanwhile may answer what nobody knew would be asked.
        for claim in batch.claims(touching: conclusion) { book.again(item.finding, .claims([claim])) }
    }

    private func record(_ change: FindingChange) {
        submit(
            note: Recording.draft(change, at: recordingTime()),
            .init(saying: "\(change.finding.name) \(change.evaluated) \(change.on)"),
            answers: [change.finding.name: change.after.verdict])
    }

    /// Hears what a write that was decided does, so that the findings it touches are evaluated again. Their new answers
    /// are recorded behind it, and fall with it where it is refused.
    func touchFindings(_ transaction: Transaction) {
        for fact in transaction.facts.lazy.map(\.fact) { touchFindings(fact) }
    }

    /// Hears that a write is durable, and with it the answers that it records.
    func settleFindings(_ write: PendingWrite) {
        for fact in write.transaction.facts.lazy.map(\.fact) {
            if let name = fact.redefined { book.becameDurable(name, nil) }
        }
        for (name, answer) in write.answers { book.becameDurable(name, answer) }
    }

    private func touchFindings(_ fact: Fact) {
        switch fact {
        case .claimAsserted(let id, let assertion): touch(Inquiry.answered(by: assertion), by: id)
        case .claimRetracted(let id, _), .claimRanked(let id, _, _):
            guard let claim = register.claim(id)?.claim else { return }
            touch(Inquiry.answered(by: claim.assertion), by: id)
        // Nothing can have been said of an entity before its first version.
        case .entityRegistered(let entity): if register.versionCount(of: entity.id) > 1 { book.touchAll(.entities) }
        case .sourceRetracted: book.touchAll(.entities)
        case .defined(let definition) where definition.sort == .finding:
            if let finding = finding(definition) { book.define(finding, cause: .definition) }
        case .undefined(.finding, let name, _): book.remove(name)
        case .defined, .undefined: break
        }
    }

    private func touch(_ inquiries: [Inquiry], by claim: ClaimID) {
        book.touch(inquiries, by: claim)
        batch?.touch(inquiries, by: claim)
    }

    /// Begins anew, at the start and after writes were refused.
    func restartFindings() {
        batch = nil
        sweep = EffectiveSweep(days: EffectiveSweep.days(since: Instant(milliseconds: durable.at).day, to: day))
        book.restart(register.definitions(.finding).compactMap(finding))
    }

    /// A finding as it is defined. It was checked when it was defined, so one that cannot be read is of a newer version;
    /// it stays defined, and is not evaluated.
    private func finding(_ definition: Definition) -> Finding? {
        try? Finding(reading: definition.content, in: register)
    }
}

extension Fact {
    /// The finding that has no answer any more, because it was defined anew or removed.
    var redefined: Definition.Name? {
        switch self {
        case .defined(let definition) where definition.sort == .finding: definition.name
        case .undefined(.finding, let name, _): name
        default: nil
        }
    }
}
