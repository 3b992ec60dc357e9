// SPDX-License-Identifier: Apache-2.0

/// Amounts that lie anywhere within their bounds, not all of them nought, and how their shares can be spread.
struct AmountBox {
    /// No amount is larger, so that squares keep their precision.
    static let largestAmount = 1e15

    private let amounts: [Bounds]

    init(_ amounts: [Bounds]) { self.amounts = amounts }

    /// The index where each amount is what it is taken to be.
    var index: Double { Self.index(amounts.map(\.value)) }

    /// Each share is least where it is least itself and all others are most.
    func shares() -> [Bounds] {
        let (low, value, high) = amounts.reduce((0.0, 0.0, 0.0)) { ($0.0 + $1.low, $0.1 + $1.value, $0.2 + $1.high) }
        return amounts.map { amount in
            Bounds(
                amount.value / value, between: Self.share(amount.low, beside: high - amount.high),
                and: Self.share(amount.high, beside: low - amount.low))
        }
    }

    /// Where nothing stands beside an amount it is the whole, unless it is nothing.
    private static func share(_ amount: Double, beside others: Double) -> Double {
        amount == 0 ? 0 : amount / (amount + max(0, others))
    }

    /// The largest share is least where the amount that is largest at the least is as low as it can be and all others
    /// come as near to it as they can.
    func largestShare(of shares: [Bounds]) -> Bounds {
        let level = amounts.reduce(0) { max($0, $1.low) }
        let contributors = amounts.filter { $0.high > 0 }
        let least =
            level == 0
            ? 1 / Double(contributors.count) : level / contributors.reduce(0) { $0 + min($1.high, level) }
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
    func lowestIndex() -> Double {
        let ends = amounts.flatMap { [$0.low, $0.high] }.sorted()
        // Nothing pulls at the lowest end but from above; at the highest, from below.
        guard let end = ends.firstIndex(where: { $0 > 0 && pull(at: $0) >= 0 }) else { return index }
        let upper = ends[end]
        let lower = end == 0 ? upper : ends[end - 1]
        let (before, after) = (pull(at: lower), pull(at: upper))
        let level = after > before ? lower + (upper - lower) * (-before / (after - before)) : upper
        return Self.index(amounts.map { min(max(level, $0.low), $0.high) })
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
    /// The index is quasiconvex (a norm over a sum, squared), so it is highest at a corner of the box. With more ranges
    /// than are tried, what shares within their own bounds could reach stands in for it, which may be more.
    func highestIndex() -> Double {
        let ranges = amounts.indices.filter { !amounts[$0].isExact }
        guard ranges.count <= Concentration.mostCorners else { return boundOfIndex() }
        return (0..<(1 << ranges.count)).reduce(index) { highest, corner in
            var corners = amounts.map(\.low)
            for (bit, number) in ranges.enumerated() where corner >> bit & 1 == 1 {
                corners[number] = amounts[number].high
            }
            return corners.contains { $0 > 0 } ? max(highest, Self.index(corners)) : highest
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
