// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Model
public import Register

/// What the model answers to one question on the day of a situation, with what else may be the case.
///
/// Slots of which nobody speaks have no statement: nothing is made of silence.
public struct Statement: Hashable, Sendable {
    private let origin: Origin
    /// What is stated, field by field, with the fields that belong to the question.
    public var value: FieldValues
    /// Whether something holds. `false` is an answer: somebody says that nothing does.
    public var holds: Bool
    /// Whether it is certain that the day is covered.
    public var certainty: Coverage
    /// The object, where it belongs to the answer.
    public var object: EntityID?
    /// The objects, where several hold.
    public var objects: [EntityID]
    /// When the run of equal values began; for an event, when it happened.
    public var since: DayRange
    /// What else may be the case, aspect by aspect.
    public var others: [Other]

    /// The question.
    public var slot: SlotKey { origin.slot }
    /// The claims behind it.
    public var claims: [ClaimID] { origin.claims }

    /// The claims behind one aspect; all of them where it is not answered by itself.
    func claims(on aspect: Aspect) -> [ClaimID] {
        origin.aspects.first { $0.aspect == aspect }?.claims ?? claims
    }

    /// What never changes. A class, because draws pass statements on many times, and each copy would count its parts.
    private final class Origin: Hashable, Sendable {
        let slot: SlotKey
        let claims: [ClaimID]
        let aspects: [AspectAnswer]

        init(_ slot: SlotKey, _ answer: Answer) {
            self.slot = slot
            claims = answer.claims
            aspects = answer.aspects
        }

        static func == (a: Origin, b: Origin) -> Bool { a === b || (a.slot == b.slot && a.claims == b.claims) }

        func hash(into hasher: inout Hasher) {
            hasher.combine(slot)
            hasher.combine(claims)
        }
    }

    /// Another answer on one aspect.
    public struct Other: Hashable, Sendable {
        /// What it is about.
        public let aspect: Aspect
        /// What may be the case instead.
        public let said: Said
        /// Why it may.
        public let reason: Reason
        /// The claims behind it.
        public let claims: [ClaimID]
    }

    /// Why something else may be the case.
    public enum Reason: Hashable, Sendable {
        /// Another source contradicts.
        case contested
        /// A change may have happened already.
        case uncertainDate
    }

    /// What it is about.
    public var subject: EntityID { origin.slot.subject }
    /// What it relates the subject to, wherever that belongs.
    public var target: EntityID? { origin.slot.object ?? object }
    /// Whether it is certain that something holds, or that an event has happened.
    public var isCertain: Bool { holds && certainty == .certain }

    /// The other end of an unordered pair.
    public func other(than entity: EntityID) -> EntityID? { subject == entity ? origin.slot.object : subject }
}

extension Statement {
    /// The statement that a slot makes on a day; nil where nobody speaks.
    public init?(_ slot: SlotKey, _ segment: Timeline.Segment) {
        let answer = segment.answer
        guard answer.state != .unknown else { return nil }
        var value = answer.value
        for element in slot.qualifiers.elements { value[Int(element.position)] = element.value }
        self.value = value
        holds = answer.state == .holds
        certainty = answer.certainty
        object = answer.object
        objects = answer.objects
        since = segment.since
        others = answer.aspects.flatMap { aspect in
            aspect.contested.map { Other(aspect: aspect.aspect, $0, .contested) }
                + aspect.alternatives.map { Other(aspect: aspect.aspect, $0, .uncertainDate) }
        }
        origin = Origin(slot, answer)
    }
}

extension Statement.Other {
    fileprivate init(aspect: Aspect, _ variant: AspectAnswer.Variant, _ reason: Statement.Reason) {
        self.init(aspect: aspect, said: variant.said, reason: reason, claims: variant.claims)
    }
}
