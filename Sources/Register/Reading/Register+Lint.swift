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
    /// Looks for claims that contradict what the register knows otherwise, by the newest knowledge: rule by rule, and
    /// within a rule in the order of slots and claims. Claims that were taken back or are deprecated take no part. That an
    /// end lies before its start is refused on entry, and so is no rule here.
    ///
    /// Cost: linear in claims, but for a source's claims in one slot, which are compared in pairs.
    ///
    /// - Parameter today: the day on which bases and policies are compared.
    public func lint(on today: Day) -> [LintFinding] {
        var findings: [LintFinding] = []
        let keys = slots.all.map { slots[$0].key }
        for key in keys { findings += lintOverlappingStints(key) }
        for key in keys { findings += lintAsymmetricPairs(key) }
        for key in keys { findings += lintLifetimes(key) }
        for key in keys { findings += lintOutlivingMemberships(key) }
        for key in keys { findings += lintUnwelcomeBases(key, on: today) }
        return findings + lintUngradedSources()
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
