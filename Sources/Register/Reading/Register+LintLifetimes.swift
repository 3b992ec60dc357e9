// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// From when to when an entity exists, as far as the register knows; what is possible counts in its favour.
private struct Lifetime {
    /// The first day on which there is a treaty at least.
    let underTreaty: Day?
    /// The first day on which it has been agreed on or is active.
    let founded: Day?
    /// The first day on which it is gone for good.
    let gone: Day?

    init(_ existence: Timeline) {
        let segments = existence.segments
        underTreaty = segments.first { $0.answer.exists }?.days.first
        founded = segments.first { $0.answer.exists && $0.answer.phase != "treaty" }?.days.first
        let tail = segments.reversed().prefix { $0.answer.isOver }
        gone = underTreaty == nil ? nil : tail.last?.days.first
    }
}

extension Answer {
    /// The phase of an existence, where one is stated.
    fileprivate var phase: String? {
        value.elements.lazy.compactMap { if case .token(let token) = $0.value { token } else { nil } }.first
    }

    /// Whether an existence has begun and not ended.
    fileprivate var exists: Bool { state == .holds && phase != "dissolved" }

    /// Whether an existence is said to have ended.
    fileprivate var isOver: Bool { state == .none || phase == "dissolved" }
}

extension Register {
    /// Statements that begin before an entity exists, or after it is gone. Membership counts from the treaty on.
    func lintLifetimes(_ key: SlotKey) -> [LintFinding] {
        guard let existence = KindIndex(named: "existence"), key.kind != existence else { return [] }
        return participants(key).flatMap { witness in
            [witness.assertion.subject, witness.assertion.object].compactMap { $0 }.compactMap { entity in
                finding(witness, about: entity, lifetime(of: entity, existence))
            }
        }
    }

    /// Memberships that go on when their organisation is gone.
    func lintOutlivingMemberships(_ key: SlotKey) -> [LintFinding] {
        guard key.kind.kind.name == "membership", let organisation = key.object,
            let existence = KindIndex(named: "existence"), let gone = lifetime(of: organisation, existence).gone
        else { return [] }
        return participants(key).filter { witness in
            witness.start.last < gone && witness.coverage(of: gone) == .certain && !saysNothing(witness)
        }.map { witness in
            LintFinding(
                rule: "membership-outlives-organisation", claims: [witness.id], entities: [organisation, key.subject],
                message: "“\(key.subject)” is a member of “\(organisation)” beyond its end on \(gone.previous).",
                hint: "Give the membership its end.")
        }
    }

    private func lifetime(of entity: EntityID, _ existence: KindIndex) -> Lifetime {
        Lifetime(timeline(ofNewest: SlotKey(kind: existence, subject: entity, object: nil)))
    }

    private func finding(_ witness: Witness, about entity: EntityID, _ lifetime: Lifetime) -> LintFinding? {
        let isMembership = witness.assertion.kind.kind.name == "membership"
        // An open start says nothing of when it began, and that there is nothing needs nobody to exist.
        guard witness.start.last != .distantPast, !saysNothing(witness) else { return nil }
        if let founded = isMembership ? lifetime.underTreaty : lifetime.founded ?? lifetime.underTreaty,
            witness.start.last < founded
        {
            return LintFinding(
                rule: "before-existence", claims: [witness.id], entities: [entity],
                message: "\(witness.id) begins by \(witness.start.last), but “\(entity)” exists from \(founded) on.",
                hint: "Correct the date, or assert an earlier phase of its existence.")
        }
        if let gone = lifetime.gone, witness.start.first >= gone {
            return LintFinding(
                rule: "after-dissolution", claims: [witness.id], entities: [entity],
                message: "\(witness.id) begins on \(witness.start.first), but “\(entity)” is gone from \(gone) on.",
                hint: "Correct the date, or assert that it exists again.")
        }
        return nil
    }

    private func saysNothing(_ witness: Witness) -> Bool {
        witness.assertion.said(witness.assertion.kind.decisiveAspect)?.saysNothing ?? false
    }
}
