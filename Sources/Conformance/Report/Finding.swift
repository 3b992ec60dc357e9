// SPDX-License-Identifier: Apache-2.0

/// What a plugin did that the protocol does not allow, or did not do in time.
public struct Finding: Error, Hashable, Sendable {
    /// What was seen, as a sentence.
    public let seen: String
    /// What the protocol expects there, as a sentence.
    public let expected: String
    /// What to do about it, as a sentence.
    public let remedy: String

    /// States a finding.
    public init(seen: String, expected: String, remedy: String) {
        self.seen = seen
        self.expected = expected
        self.remedy = remedy
    }
}
