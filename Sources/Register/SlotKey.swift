// SPDX-License-Identifier: Apache-2.0

public import Model

/// The question that claims answer, so that two claims with one key follow each other or contradict each other.
public struct SlotKey: Hashable, Sendable {
    /// The kind of claim.
    public let kind: KindIndex
    /// What it is about; of an unordered pair, the id that sorts first.
    public let subject: EntityID
    /// The object, where it belongs to the question; of an unordered pair, the id that sorts last.
    public let object: EntityID?
    /// The values of the fields that belong to the question.
    public let qualifiers: FieldValues
    /// Whether plans are asked about rather than facts, where the kind keeps them apart.
    public let isPlan: Bool
    /// The claim, where every claim is its own question.
    public let own: ClaimID?

    /// The slot of a claim with that id.
    public init(_ assertion: Assertion, id: ClaimID) {
        self.init(
            kind: assertion.kind, subject: assertion.subject, object: assertion.object, value: assertion.value,
            own: assertion.kind.kind.slot == .own ? id : nil)
    }

    /// The slot that a question names by its parts. Parts that do not belong to the question are ignored.
    public init(
        kind: KindIndex, subject: EntityID, object: EntityID?, value: FieldValues = .none, own: ClaimID? = nil
    ) {
        let declaration = kind.kind
        let asked = declaration.objectIsQuestion ? object : nil
        let swaps = declaration.isPair && asked.map { $0 < subject } ?? false
        self.kind = kind
        self.subject = swaps ? asked ?? subject : subject
        self.object = swaps ? subject : asked
        var qualifiers = FieldValues.none
        for position in declaration.slotPositions { qualifiers[position] = value[position] }
        self.qualifiers = qualifiers
        let phase = declaration.phasePosition.flatMap { value[$0] }
        isPlan = declaration.separatesPlans && phase == .token(ClaimKind.plannedPhase)
        self.own = own
    }
}
