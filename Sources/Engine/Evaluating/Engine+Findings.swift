// SPDX-License-Identifier: Apache-2.0

import Analysis
import Chronology
import Journal
import Model
import Register

extension Engine {
    /// Whether a finding waits to be evaluated, and its answer could be recorded.
    var hasStaleFindings: Bool {
        (evaluation != nil || !book.stale.isEmpty) && trouble == nil && !pending.isFull && !isDraining
    }

    /// Evaluates stale findings for one slice, and records what became another answer. Off the way of any reply.
    func evaluateFindings() {
        guard hasStaleFindings, let current = evaluation ?? nextEvaluation() else { return }
        guard let found = current.slice(register) else {
            evaluation = current
            return
        }
        evaluation = nil
        let head = register.head
        if let change = book.evaluated(current.finding, found.verdict, asked: found.inquiries) {
            record(found, of: current, change)
        }
        // What was written between two slices may have touched what had not been asked by then.
        if head > current.pinned { book.again(current.finding, current.cause) }
    }

    private func nextEvaluation() -> FindingEvaluation? {
        book.takeStale().map { finding, cause in
            FindingEvaluation(finding, cause, on: surroundings.now().day, pinned: register.head)
        }
    }

    private func record(
        _ found: Conclusion, of current: FindingEvaluation, _ change: (before: Verdict?, after: Verdict)
    ) {
        let at = recordingTime()
        let transaction = register.note(1, at: at)
        let draft = Recording.draft(
            FindingChange(
                finding: current.finding, before: change.before, after: found, on: current.on,
                evaluated: current.pinned, cause: current.cause), at: at)
        let digest = Digest(hashing: Array("\(current.finding.name) \(current.pinned) \(current.on)".utf8))
        submit(
            note: draft, transaction, key: IdempotencyKeys.Scoped(by: Recording.daemon, key: "\(digest)"),
            digest: digest, answers: [current.finding.name: change.after])
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
        case .claimAsserted(let id, let assertion): book.touch(Inquiry.answered(by: assertion), by: id)
        case .claimRetracted(let id, _), .claimRanked(let id, _, _):
            guard let claim = register.claim(id)?.claim else { return }
            book.touch(Inquiry.answered(by: claim.assertion), by: id)
        // Nothing can have been said of an entity before its first version.
        case .entityRegistered(let entity): if register.versionCount(of: entity.id) > 1 { book.touchAll(.entities) }
        case .sourceRetracted: book.touchAll(.entities)
        case .defined(let definition) where definition.sort == .finding:
            if let finding = finding(definition) { book.define(finding, cause: .definition) }
        case .undefined(.finding, let name, _): book.remove(name)
        case .defined, .undefined: break
        }
    }

    /// Begins anew after writes were refused.
    func restartFindings() {
        evaluation = nil
        sweep = EffectiveSweep(days: DayRange(joining: min(Instant(milliseconds: durable.at).day, day), day))
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
