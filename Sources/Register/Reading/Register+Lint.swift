// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Model

/// Something that is formally right and yet probably wrong, for somebody to look at.
public struct LintFinding: Hashable, Sendable {
    /// The rule, in kebab-case.
    public var rule: String
    /// The claims that are concerned, by number.
    public var claims: [ClaimID]
    /// The entities that are concerned, those that the rule is about first.
    public var entities: [EntityID]
    /// What is odd, as one sentence.
    public var message: String
    /// What to do about it.
    public var hint: String?

    /// Puts a finding together.
    public init(rule: String, claims: [ClaimID], entities: [EntityID], message: String, hint: String?) {
        self.rule = rule
        self.claims = claims
        self.entities = entities
        self.message = message
        self.hint = hint
    }
}

extension Register {
    /// Looks for claims that contradict what the register knows otherwise, by the newest knowledge, in the order of
    /// `lintPlaces`. Claims that were taken back or are deprecated take no part. That an end lies before its start is
    /// refused on entry, and so is no rule here.
    ///
    /// Cost: linear in claims, but for a source's claims in one slot, which are sorted, and compared in pairs where they
    /// share a day.
    ///
    /// - Parameter today: the day on which bases and policies are compared.
    public func lint(on today: Day) -> [LintFinding] { (0..<lintPlaces).flatMap { lint(at: $0, on: today) } }

    /// How many places there are to look at: slots and entities, in turn, so that a place stays what it is while others
    /// are added.
    public var lintPlaces: Int { 2 * max(slots.slots.count, entities.count) }

    /// What looks wrong at one place: a piece of `lint(on:)`, for doing it in slices.
    public func lint(at place: Int, on today: Day) -> [LintFinding] {
        let number = place / 2
        guard place.isMultiple(of: 2) else {
            return number < entities.count ? lintUngradedSource(EntityIndex(value: Int32(number))) : []
        }
        guard number < slots.slots.count else { return [] }
        let key = slots.slots[number].key
        return lintOverlappingStints(key) + lintAsymmetricPairs(key) + lintLifetimes(key)
            + lintOutlivingMemberships(key) + lintUnwelcomeBases(key, on: today)
    }

    /// The claims of a slot that take part, as they are seen now.
    func participants(_ key: SlotKey) -> [Witness] {
        witnesses(key, known: nil, recorded: nil, whatIf: []).filter { $0.rank != .deprecated }
    }
}

extension Witness {
    /// The claim's id.
    var id: ClaimID { ClaimID(number: Int(number)) }

    /// The sources that state it.
    var voices: [Voice] { reports.map(\.source) }
}
