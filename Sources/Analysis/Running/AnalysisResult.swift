// SPDX-License-Identifier: Apache-2.0

public import Model

/// What an analysis found, with all that is needed to judge it.
public struct AnalysisResult: Hashable, Sendable {
    /// The value, as it stands on the wire; entities are keyed by id, bounds are a number or `[low, high]`.
    public var value: Datum
    /// How many cases it rests on, and of what: “5 contributors”.
    public var cases: Cases
    /// One sentence: what the figure means here.
    public var meaning: String
    /// One sentence: what it does not mean.
    public var caution: String
    /// The claims that were used, by number.
    public var claims: [ClaimID] = []
    /// What was looked for and not found; it is left out, never taken as zero.
    public var missing: [String] = []

    /// A number of cases and what they are.
    public struct Cases: Hashable, Sendable {
        /// How many.
        public let count: Int
        /// What they are, in the number of the count.
        public let unit: String

        /// Counts cases.
        ///
        /// - Parameters:
        ///   - one: what one of them is.
        ///   - many: what several are; with an `s` if left out.
        public init(_ count: Int, _ one: String, _ many: String? = nil) {
            self.count = count
            unit = count.noun(one, many)
        }
    }

    /// States a result; the claims and the gaps are added by whoever ran the analysis.
    public init(_ value: Datum, cases: Cases, meaning: String, caution: String) {
        self.value = value
        self.cases = cases
        self.meaning = meaning
        self.caution = caution
    }
}
