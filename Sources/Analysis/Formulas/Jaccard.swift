// SPDX-License-Identifier: Apache-2.0

/// The overlap of two sets (Jaccard 1912).
public enum Jaccard {
    /// What both have, as a share of what either has: 0 for nothing, 1 for the same; undefined where both are empty.
    public static func overlap<Element>(_ one: Set<Element>, _ other: Set<Element>) -> Coefficient {
        let either = one.union(other).count
        return either == 0 ? .undefined(.noPairs) : .defined(Double(one.intersection(other).count) / Double(either))
    }
}
