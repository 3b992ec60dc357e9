// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Model

/// The answer to a slot's question on a day, with everything that speaks for and against it.
public struct Answer: Hashable, Sendable {
    /// Whether anything holds.
    public var state: State
    /// The answer aspect by aspect, the decisive one first; empty where nobody speaks.
    public var aspects: [AspectAnswer]
    /// The objects, where several claims name several that all hold; sorted.
    public var objects: [EntityID] = []

    /// Whether anything holds. That nothing does is an answer; that nobody speaks is another.
    public enum State: Hashable, Sendable {
        /// Nobody speaks of that day.
        case unknown
        /// Somebody says that nothing holds.
        case none
        /// Something holds.
        case holds
    }

    /// The answer where nobody speaks.
    public static let unknown = Answer(state: .unknown, aspects: [])

    /// What is stated, field by field.
    public var value: FieldValues {
        var value = FieldValues.none
        for aspect in aspects {
            guard case .field(let position) = aspect.aspect, case .value(let stated) = aspect.said else { continue }
            value[Int(position)] = stated
        }
        return value
    }

    /// The object, where it belongs to the answer.
    public var object: EntityID? {
        guard case .value(.entity(let id)) = aspects.first(where: { $0.aspect == .object })?.said else { return nil }
        return id
    }

    /// Certain only if every aspect is.
    public var certainty: Coverage { aspects.map(\.certainty).min() ?? .no }

    /// Whether sources disagree on any aspect.
    public var isContested: Bool { aspects.contains { !$0.contested.isEmpty } }

    /// Known, if the decisive aspect is.
    public var basis: Basis { aspects.first?.basis ?? .presumed }

    /// The claims behind the answer, by number.
    public var claims: [ClaimID] {
        // Most answers have one aspect, whose claims are sorted already.
        aspects.count == 1 ? aspects[0].claims : Set(aspects.flatMap(\.claims)).sorted()
    }

    /// Whether both say the same, whatever they rest on: what makes a run of equal values.
    func hasSameValue(as other: Answer) -> Bool {
        state == other.state && objects == other.objects && aspects.count == other.aspects.count
            && zip(aspects, other.aspects).allSatisfy { $0.aspect == $1.aspect && $0.said == $1.said }
    }

    /// Whether a subscriber would want to hear of the difference: value, certainty, or whether it is contested.
    func isNoticeablyDifferent(from other: Answer) -> Bool {
        !hasSameValue(as: other) || certainty != other.certainty || isContested != other.isContested
    }
}

/// The answer on one aspect.
public struct AspectAnswer: Hashable, Sendable {
    /// What it is about.
    public var aspect: Aspect
    /// The answer.
    public var said: Said
    /// Possible, where a change may have happened or not.
    public var certainty: Coverage
    /// Whether a source knows, or all have fallen silent.
    public var basis: Basis
    /// The claims behind it, by number.
    public var claims: [ClaimID]
    /// What other sources presumed, which one that knows, or spoke later, sets aside.
    public var superseded: [Variant] = []
    /// What contradicts it.
    public var contested: [Variant] = []
    /// What is the case if the possible change happened.
    public var alternatives: [Variant] = []

    /// Another value, with who says so.
    public struct Variant: Hashable, Sendable {
        /// The value.
        public var said: Said
        /// The sources that state it, sorted; empty for a what-if.
        public var sources: [EntityID]
        /// The claims behind it, by number.
        public var claims: [ClaimID]
    }
}
