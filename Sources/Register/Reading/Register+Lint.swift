// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Model

/// Something that looks wrong in the register.
public struct LintFinding: Hashable, Sendable {
    /// The rule that it breaks, in kebab-case.
    public let rule: String
    /// The claims that it concerns.
    public let claims: [ClaimID]
    /// The entities that it concerns.
    public let entities: [EntityID]
    /// What is wrong, as a sentence.
    public let message: String
    /// What to do.
    public let hint: String?
}

extension Register {
    /// What looks wrong on a day, in a fixed order.
    public func lint(on today: Day) -> [LintFinding] { [] }
}
