// SPDX-License-Identifier: Apache-2.0

/// A count of cases some of which are contested: at least those that are agreed, at most all that may be.
struct Tally {
    private(set) var low = 0
    private(set) var value = 0
    private(set) var high = 0

    /// Counts a case.
    ///
    /// - Parameters:
    ///   - first: whether the answer is that it is one.
    ///   - any: whether it may be one.
    ///   - all: whether nothing else may be the case.
    mutating func add(first: Bool, any: Bool, all: Bool) {
        value += first ? 1 : 0
        low += first && all ? 1 : 0
        high += first || any ? 1 : 0
    }

    /// Counts a case that is agreed on.
    mutating func add() { add(first: true, any: true, all: true) }

    /// Counts a case whose answer is one of some words, where others may stand in its place.
    mutating func add(_ words: [String], in counted: Set<String>) {
        guard let first = words.first else { return }
        add(
            first: counted.contains(first), any: words.contains(where: counted.contains),
            all: words.allSatisfy(counted.contains))
    }

    /// The count as a number with bounds.
    var bounds: Bounds { Bounds(Double(value), between: Double(low), and: Double(high)) }

    /// Both counts together.
    static func + (left: Tally, right: Tally) -> Tally {
        var sum = left
        sum.low += right.low
        sum.value += right.value
        sum.high += right.high
        return sum
    }
}
