// SPDX-License-Identifier: Apache-2.0

/// A statistic that some inputs leave without a value, and then why.
public enum Coefficient: Hashable, Sendable {
    /// Its value.
    case defined(Double)
    /// It has none.
    case undefined(Reason)

    /// Why a statistic has no value. Undefined is not nought.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// Nothing is known of both sides, or too little to compare.
        case noPairs
        /// A side, or both together, always have the same value, so that nothing could be expected to differ.
        case noVariation
        /// All that there is has a weight of nought.
        case noWeight

        /// The reason as a sentence.
        public var sentence: String {
            switch self {
            case .noPairs: "There are too few pairs of values to compare."
            case .noVariation: "The values do not vary, so agreement cannot be told from chance."
            case .noWeight: "All pairs of values weigh nothing."
            }
        }
    }

    /// The value, or nil.
    public var value: Double? {
        guard case .defined(let value) = self else { return nil }
        return value
    }

    /// Why there is no value, or nil where there is one.
    public var reason: Reason? {
        guard case .undefined(let reason) = self else { return nil }
        return reason
    }
}
