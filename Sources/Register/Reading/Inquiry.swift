// SPDX-License-Identifier: Apache-2.0

public import Model

/// Which slots an evaluation wants: those of one kind at one entity, or all of a kind.
///
/// Inquiries are coarse on purpose. What an evaluation has asked is all that can change its result: a write that touches
/// none of its inquiries cannot.
public enum Inquiry: Hashable, Sendable {
    /// The slots about an entity; of an unordered pair, with it at either end.
    case about(EntityID, KindIndex)
    /// The slots with an entity as the object, also where the object belongs to the answer; of an unordered pair, with it
    /// at either end.
    case towards(EntityID, KindIndex)
    /// Every slot of a kind.
    case all(KindIndex)
}

extension Register {
    /// The slots that an inquiry is about, in an order that is the same each time, with those that only what-ifs fill.
    ///
    /// Cost: linear in the slots at that end; where the object belongs to the answer, in the claims about it.
    public func slotKeys(_ inquiry: Inquiry, _ viewpoint: Viewpoint) -> [SlotKey] {
        let recorded: [SlotKey] =
            switch inquiry {
            case .about(let entity, let kind): slots.about(entity, kind).map { slots[$0].key }
            case .towards(let entity, let kind): slotKeys(towards: entity, kind)
            case .all(let kind): distinctSlots(claims.ofKind[kind] ?? [])
            }
        let hypothetical = viewpoint.whatIf.enumerated().filter { inquiry.concerns($1) }
            .map { SlotKey(hypothesis: $1, $0) }
        guard !hypothetical.isEmpty else { return recorded }
        var seen: Set<SlotKey> = []
        return (recorded + hypothetical).filter { seen.insert($0).inserted }
    }

    private func slotKeys(towards entity: EntityID, _ kind: KindIndex) -> [SlotKey] {
        if kind.kind.isPair { return slots.about(entity, kind).map { slots[$0].key } }
        if kind.kind.objectIsQuestion { return slots.towards(entity, kind).map { slots[$0].key } }
        let numbers = entities.index(of: entity).flatMap { claims.about[$0] } ?? []
        return distinctSlots(
            numbers.filter { number in
                let assertion = claims.claims[Int(number) - 1].claim.assertion
                return assertion.kind == kind && assertion.object == entity
            })
    }

    private func distinctSlots(_ numbers: [Int32]) -> [SlotKey] {
        var seen: Set<SlotIndex> = []
        return numbers.map { claims.claims[Int($0) - 1].slot }.filter { seen.insert($0).inserted }
            .map { slots[$0].key }
    }
}

extension Inquiry {
    /// The inquiries that a statement answers: whoever asked one of them may have to think again when it is made.
    public static func answered(by assertion: Assertion) -> [Inquiry] {
        let kind = assertion.kind
        let ends = [assertion.subject] + (assertion.object.map { [$0] } ?? [])
        let isPair = kind.kind.isPair
        return [.all(kind), .about(assertion.subject, kind)]
            + (assertion.object.map { [.towards($0, kind)] } ?? [])
            + (isPair ? ends.flatMap { [.about($0, kind), .towards($0, kind)] } : [])
    }

    fileprivate func concerns(_ assertion: Assertion) -> Bool { Self.answered(by: assertion).contains(self) }
}
