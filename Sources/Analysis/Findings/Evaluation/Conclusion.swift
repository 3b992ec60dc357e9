// SPDX-License-Identifier: Apache-2.0

public import Model
public import Register

/// What became of a finding in a situation, with all that is needed to judge it.
public struct Conclusion: Hashable, Sendable {
    /// Whether it holds.
    public let verdict: Verdict
    /// Why it is undetermined; nil where it is not.
    public let reason: String?
    /// What was compared, each reading once, in the order of the expression.
    public let operands: [Operand]
    /// The claims that were used, by number.
    public let claims: [ClaimID]
    /// What was looked for and not found; it is left out, never taken as zero.
    public let missing: [String]
    /// What was asked: all that can change the conclusion on that day.
    public let inquiries: Set<Inquiry>

    /// One reading that was compared.
    public struct Operand: Hashable, Sendable {
        /// What was read: `freedom UZB SCO`.
        public let label: String
        /// What it was.
        public let reading: Reading
    }

    /// The kinds of claim that it depends on, in the order of the manual.
    public var kinds: [KindIndex] { Set(inquiries.map(\.kind)).sorted() }
}

extension Inquiry {
    /// The kind that is asked for.
    public var kind: KindIndex {
        switch self {
        case .about(_, let kind), .towards(_, let kind), .all(let kind): kind
        }
    }
}

extension Finding {
    /// Draws the conclusion in a situation, which begins anew with it.
    public func conclude(in situation: Situation) -> Conclusion {
        situation.begin()
        var evaluation = Evaluation(SituationReadings(situation: situation), notes: EvaluationNotes())
        let verdict = evaluation.verdict(condition)
        return Conclusion(
            verdict: verdict, reason: verdict == .undetermined ? evaluation.gap : nil,
            operands: evaluation.notes?.operands ?? [], claims: situation.evidence.sorted(),
            missing: situation.missing, inquiries: situation.inquiries)
    }
}

/// Readings taken straight from a situation.
struct SituationReadings: Readings {
    let situation: Situation

    func reading(_ call: MeasureCall, _ bound: [EntityID]) -> Reading {
        call.measure.read(situation, call.entities.map { $0.id(bound) }, call.options)
    }

    func members(_ range: EntityRange, _ bound: [EntityID]) -> Roll<EntityID> {
        range.set.members(in: situation, bound)
    }

    func id(_ member: EntityID) -> EntityID { member }
}
