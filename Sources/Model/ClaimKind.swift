// SPDX-License-Identifier: Apache-2.0

/// A kind of claim: one declaration, from which validation, slots, the JSON schema, the command line and the topics
/// follow. A new kind is one more value in `ClaimKind.all`; nothing else has to be touched.
public struct ClaimKind: Sendable {
    /// The name, in kebab-case.
    public let name: String
    /// What a claim of this kind states, as one line.
    public let summary: String
    /// The kinds of entity that it may be about.
    public let subjects: [EntityKind]
    /// What it relates its subject to.
    public let object: ObjectRule
    /// What its value may state.
    public let fields: [Field]
    /// Which question it answers.
    public let slot: SlotRule
    /// Whether it holds over a time or happens.
    public let time: TimeRule

    /// What stands at the other end of a claim.
    public enum ObjectRule: Hashable, Sendable {
        /// Nothing does.
        case absent
        /// One entity of these kinds (any kind, where the list is empty), which may be left out.
        case optional([EntityKind])
        /// One entity of these kinds (any kind, where the list is empty).
        case required([EntityKind])
    }

    /// The question that a claim answers, named by some of its parts. Claims in one slot are about the same thing.
    public enum SlotRule: Hashable, Sendable {
        /// Every claim is its own question.
        case own
        /// The subject, what else is named, and the values of some fields.
        case shared(object: ObjectPart, fields: [String] = [])

        /// Which part the object has in the question.
        public enum ObjectPart: Hashable, Sendable {
            /// None: who the object is belongs to the answer, and sources may differ on it.
            case answer
            /// None: several claims name several objects, all of which hold.
            case collected
            /// The object belongs to the question.
            case question
            /// Subject and object together are an unordered pair.
            case pair
        }
    }

    /// How a kind stands in time.
    public enum TimeRule: Hashable, Sendable {
        /// It holds over a time. In a closing kind, a source that gave an end says *none* after it.
        case state(closing: Bool)
        /// It happens, and is counted afterwards.
        case event
    }

    /// The position of the field whose value `none` says that nothing holds, where a kind has one (`membership.status`).
    public let statusPosition: Int?
    /// Positions of the fields that belong to the question.
    public let slotPositions: [Int]
    /// The position of the field `phase`, where there is one.
    public let phasePosition: Int?
    /// Whether a plan and a fact of this kind are two questions, told apart by `phase`.
    public let separatesPlans: Bool

    /// Declares a kind.
    init(
        _ name: String, _ summary: String, subjects: [EntityKind], object: ObjectRule = .absent, fields: [Field],
        slot: SlotRule, time: TimeRule
    ) {
        self.name = name
        self.summary = summary
        self.subjects = subjects
        self.object = object
        self.fields = fields
        self.slot = slot
        self.time = time
        let asked = slot.fieldNames
        statusPosition = fields.firstIndex { $0.name == "status" && $0.type.takes(Self.noneToken) }
        slotPositions = asked.compactMap { name in fields.firstIndex { $0.name == name } }
        phasePosition = fields.firstIndex { $0.name == "phase" }
        separatesPlans = asked.contains(Self.planOrFact)
    }
}

extension ClaimKind.SlotRule {
    /// The names of the fields that belong to the question.
    fileprivate var fieldNames: [String] {
        if case .shared(_, let names) = self { names } else { [] }
    }
}

extension FieldType {
    /// Whether a token is among those that the type lists.
    fileprivate func takes(_ token: String) -> Bool {
        if case .token(let tokens) = self { tokens.contains(token) } else { false }
    }
}

extension ClaimKind {
    /// The value of `phase` that makes a claim a plan, where a kind keeps plan and fact apart.
    public static let plannedPhase = "planned"

    /// The token that says that nothing holds.
    public static let noneToken = "none"

    /// The mark in a slot rule that keeps plans and facts apart.
    static let planOrFact = "plan-or-fact"

    /// Whether the object is part of the question.
    public var objectIsQuestion: Bool {
        switch slot {
        case .shared(object: .question, _), .shared(object: .pair, _): true
        default: false
        }
    }

    /// Whether subject and object are an unordered pair.
    public var isPair: Bool {
        if case .shared(object: .pair, _) = slot { true } else { false }
    }

    /// Whether the kind says *none* after an explicit end.
    public var isClosing: Bool { time == .state(closing: true) }

    /// Whether the kind happens, rather than holds.
    public var isEvent: Bool { time == .event }
}
