// SPDX-License-Identifier: Apache-2.0

/// What can be said of a finding, in the logic of three values of Kleene (1952, section 64).
public enum Verdict: String, CaseIterable, Hashable, Sendable {
    /// It holds for everything that may be the case.
    case holds
    /// It holds for nothing that may be the case.
    case fails
    /// It may hold or not, or there is nothing to tell by.
    case undetermined

    /// From whether it certainly is so, and whether it may be.
    init(_ certainly: Bool, possibly: Bool) { self = certainly ? .holds : possibly ? .undetermined : .fails }

    /// The opposite; what is open stays so.
    static prefix func ! (verdict: Verdict) -> Verdict {
        switch verdict {
        case .holds: .fails
        case .fails: .holds
        case .undetermined: .undetermined
        }
    }
}
