// SPDX-License-Identifier: Apache-2.0

/// Amounts that lie anywhere within their bounds, not all of them nought, and how their shares can be spread.
///
/// Where a sum is known that they cannot exceed, it cuts a corner off the box: none of them can then be at its most while
/// the others leave no room for it.
struct AmountBox {
    /// No amount is larger, so that squares keep their precision.
    static let largestAmount = 1e15

    private let amounts: [Bounds]
    /// What they add up to at most; infinite where nothing is known of it.
    private let mostSum: Double

    /// - Parameter mostSum: what the amounts add up to at most; no less than what they add up to at the least.
    init(_ amounts: [Bounds], mostSum: Double = .infinity) {
        self.amounts = amounts
        self.mostSum = max(mostSum, amounts.reduce(0) { $0 + $1.low })
    }

    /// The index where each amount is what it is taken to be.
    var index: Double { Self.index(amounts.map(\.value)) }

    /// The most that each amount can be: its own most, or what all others leave at the least.
    var tops: [Double] {
        let least = sum(\.low)
        return amounts.map { max($0.low, min($0.high, mostSum - (least - $0.low))) }
    }

    /// Each share is least where it is least itself and all others are most, together no more than the sum leaves them.
    func shares() -> [Bounds] {
        let (low, value, high) = (sum(\.low), sum(\.value), sum(\.high))
        return zip(amounts, tops).map { amount, top in
            let others = min(high - amount.high, mostSum - amount.low)
            return Bounds(
                amount.value / value, between: Self.share(amount.low, beside: others),
                and: Self.share(top, beside: low - amount.low))
        }
    }

    private func sum(_ end: (Bounds) -> Double) -> Double { amounts.reduce(0) { $0 + end($1) } }

    /// Where nothing stands beside an amount it is the whole, unless it is nothing.
    private static func share(_ amount: Double, beside others: Double) -> Double {
        amount == 0 ? 0 : amount / (amount + max(0, others))
    }

    /// The largest share is least where the amount that is largest at the least is as low as it can be and all others
    /// come as near to it as they can and as the sum lets them.
    func largestShare(of shares: [Bounds]) -> Bounds {
        let level = amounts.reduce(0) { max($0, $1.low) }
        let contributors = amounts.filter { $0.high > 0 }
        let least =
            level == 0
            ? 1 / Double(contributors.count)
            : level / min(mostSum, contributors.reduce(0) { $0 + min($1.high, level) })
        return Bounds(
            shares.reduce(0) { max($0, $1.value) }, between: least, and: shares.reduce(0) { max($0, $1.high) })
    }

    static func index(_ amounts: [Double]) -> Double {
        let sum = amounts.reduce(0, +)
        return amounts.reduce(0) { $0 + ($1 / sum) * ($1 / sum) }
    }
}

/// The lowest index.
extension AmountBox {
    /// The index falls while the amounts come nearer to each other, so it is lowest where all are as near to a common
    /// level as their bounds allow. An amount below Q/S, the sum of squares over the sum, lowers the index by growing,
    /// and one above it by shrinking; hence the level is where t S(t) = Q(t).
    ///
    /// If the amounts then add up to too much, the index is lowest somewhere on the cut, since it is quasiconvex; and
    /// there, with the sum given, where the squares are least: again at a common level.
    func lowestIndex() -> Double {
        // Nothing pulls at the lowest end but from above; at the highest, from below.
        guard let free = level(where: pull) else { return index }
        let lowest = clamped(to: free)
        guard lowest.reduce(0, +) > mostSum else { return Self.index(lowest) }
        let cut = level { clamped(to: $0).reduce(-mostSum, +) }
        return Self.index(cut.map(clamped) ?? lowest)
    }

    /// The amounts, each as near to a level as its bounds allow.
    private func clamped(to level: Double) -> [Double] { amounts.map { min(max(level, $0.low), $0.high) } }

    /// The first level at which something that rises with it, in straight lines between ends of bounds, is nought.
    private func level(where rising: (Double) -> Double) -> Double? {
        let ends = amounts.flatMap { [$0.low, $0.high] }.sorted()
        guard let end = ends.firstIndex(where: { $0 > 0 && rising($0) >= 0 }) else { return nil }
        let upper = ends[end]
        let lower = end == 0 ? upper : ends[end - 1]
        let (before, after) = (rising(lower), rising(upper))
        return after > before ? lower + (upper - lower) * (-before / (after - before)) : upper
    }

    /// t S(t) - Q(t) for amounts clamped to the level t: rises with t, in straight lines between ends of bounds.
    private func pull(at level: Double) -> Double {
        amounts.reduce(0) { sum, amount in
            let clamped = min(max(level, amount.low), amount.high)
            return sum + clamped * (level - clamped)
        }
    }
}

/// The highest index.
extension AmountBox {
    /// The index is quasiconvex (a norm over a sum, squared), so it is highest at a corner of the box; or, where the sum
    /// cuts corners off, where the cut meets an edge. With more ranges than are tried, what shares within their own
    /// bounds could reach stands in for it, which may be more.
    func highestIndex() -> Double {
        let ranges = amounts.indices.filter { !amounts[$0].isExact }
        guard ranges.count <= Concentration.mostCorners else { return boundOfIndex() }
        return (0..<(1 << ranges.count)).reduce(index) { highest, corner in
            let raised = ranges.indices.filter { corner >> $0 & 1 == 1 }.map { ranges[$0] }
            return max(highest, highestIndex(atCorner: raised))
        }
    }

    /// The highest index at a corner in which some amounts are at their most and all others at their least; of one that
    /// is cut off, at the ends of the cut on its edges.
    private func highestIndex(atCorner raised: [Int]) -> Double {
        var corner = amounts.map(\.low)
        for number in raised { corner[number] = amounts[number].high }
        let excess = corner.reduce(0, +) - mostSum
        guard excess > 0 else { return corner.contains { $0 > 0 } ? Self.index(corner) : 0 }
        return raised.filter { amounts[$0].width >= excess }.reduce(0) { highest, number in
            var end = corner
            end[number] = max(amounts[number].low, corner[number] - excess)
            return max(highest, Self.index(end))
        }
    }

    /// Starts each share at its least and gives what is left to where a unit of it adds most: a share that grows from
    /// its low to its high end adds low + high per unit, and on the way never more.
    private func boundOfIndex() -> Double {
        let shares = shares().sorted { $0.low + $0.high > $1.low + $1.high }
        var left = max(0, 1 - shares.reduce(0) { $0 + $1.low })
        return shares.reduce(0) { sum, share in
            let added = min(left, share.width)
            left -= added
            return sum + share.low * share.low + added * (share.low + share.high)
        }
    }
}
