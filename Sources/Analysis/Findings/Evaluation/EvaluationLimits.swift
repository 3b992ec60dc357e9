// SPDX-License-Identifier: Apache-2.0

/// Bounds of one evaluation of a finding.
enum EvaluationLimits {
    /// Members of sets that it looks at, each time that it does. Beyond, it is broken off and undetermined: sets within
    /// sets multiply, and a register may have hundreds of states.
    static let members = 50_000
    /// Readings that a conclusion shows; further ones decide, but are not shown.
    static let operands = 1_000
    /// Characters of a reason.
    static let reasonLength = 500
    /// What stands in place of an answer that was broken off.
    static let reason = "there is too much to look at: sets within sets have more than \(members) members in all"
}
