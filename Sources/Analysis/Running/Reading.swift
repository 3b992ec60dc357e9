// SPDX-License-Identifier: Apache-2.0

/// What a measure reads in a situation.
public enum Reading: Hashable, Sendable {
    /// A number, with bounds.
    case number(Bounds)
    /// A word such as a status, with what else it may be.
    case word(String, orElse: [String])
    /// Nothing, and why.
    case unknown(String)
}
