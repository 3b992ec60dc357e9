// SPDX-License-Identifier: Apache-2.0

import Analysis
public import Chronology
import Register

/// How many draws to make, and what they begin with.
struct DrawPlan: Sendable {
    let draws: Int
    let seed: UInt64
}

/// Draws over findings, to be made on another thread: all that they need, as values.
public struct DrawJob: Sendable {
    let findings: [Finding]
    let gathered: Gathered
    let plan: DrawPlan
    /// When nobody waits for the outcome any more.
    public var deadline: Instant?

    init(_ findings: [Finding], over gathered: Gathered, _ plan: DrawPlan) {
        self.findings = findings
        self.gathered = gathered
        self.plan = plan
    }

    /// Makes the draws.
    ///
    /// - Parameter shouldStop: asked now and then; where it says so, the outcome is that of the draws made by then.
    public func run(shouldStop: () -> Bool) -> DrawOutcome {
        DrawOutcome(
            robustness: Robustness(
                of: findings, over: gathered, draws: plan.draws, seed: plan.seed, shouldStop: shouldStop))
    }
}

/// What draws gave.
public struct DrawOutcome: Sendable {
    let robustness: Robustness
}
