// SPDX-License-Identifier: Apache-2.0

/// How contributors whose sizes are known share a force.
///
/// Sizes are ranges, and shares are bounded by interval arithmetic. Where the strength of the whole is known, all
/// together have no more than it: so nobody has more than what all others leave at the least, and where one has little,
/// the others still do not all have their most.
struct BurdenShares {
    /// The people of each, none of them beyond what the strength leaves.
    let personnel: [Bounds]
    /// The strength of the whole, where it is known and can hold what its contributors are stated to give.
    let strength: Bounds?
    /// The share of each in the sum of those whose sizes are known.
    let shares: [Bounds]
    /// How many contributors there are besides whose sizes are not known.
    let unknown: Int
    /// Whether contributors are stated to give more than the strength that is stated; it is then left aside.
    let exceedsStrength: Bool

    /// Shares out; nil where nobody gives anything.
    init?(_ amounts: [Bounds], strength: Bounds?, unknown: Int) {
        exceedsStrength = strength.map { amounts.sum.low > $0.high } ?? false
        self.strength = exceedsStrength ? nil : strength
        self.unknown = unknown
        personnel = self.strength.map { Self.capped(amounts, at: $0.high) } ?? amounts
        guard personnel.contains(where: { $0.value > 0 }) else { return nil }
        shares = AmountBox(personnel, mostSum: self.strength?.high ?? .infinity).shares()
    }

    /// What all have together at most; infinite where the strength is not known.
    var mostPersonnel: Double { strength?.high ?? .infinity }

    /// The share of one in the strength of the whole.
    func shareOfStrength(_ index: Int) -> Bounds? {
        guard let strength, strength.high > 0 else { return nil }
        let own = personnel[index]
        let others = personnel.sum.low - own.low
        let most = own.high == 0 ? 0 : own.high / max(strength.low, own.high + others)
        return Bounds(
            min(most, own.value / max(strength.value, own.value)), between: own.low / strength.high, and: most)
    }

    /// The share of one in what all give, with room for those whose sizes are not known.
    func shareOfAll(_ index: Int) -> Bounds {
        guard unknown > 0 else { return shares[index] }
        let least = min(shares[index].value, shareOfStrength(index)?.low ?? 0)
        return Bounds(shares[index].value, between: least, and: shares[index].high)
    }

    /// The place of one, 1 for the largest; those that have the same number share a place.
    func place(_ index: Int) -> Bounds {
        let own = personnel[index]
        let others = personnel.indices.filter { $0 != index }.map { personnel[$0] }
        return Bounds(
            Double(1 + others.count { $0.value > own.value }),
            between: Double(1 + others.count { $0.isCertainlyGreater(than: own) }),
            and: Double(1 + unknown + mostAbove(own, others)))
    }

    /// How many others can have more at once: each takes what it lacks from what the strength leaves, and those that
    /// lack least come first.
    private func mostAbove(_ own: Bounds, _ others: [Bounds]) -> Int {
        var left = mostPersonnel - personnel.sum.low
        let lacking = others.filter { $0.mayBeGreater(than: own) }.map { own.low - $0.low }.sorted()
        return lacking.prefix { lack in
            guard lack >= 0 else { return true }
            left -= lack
            return left > 0
        }.count
    }

    /// What is left of the strength that nobody is stated to give.
    var unattributed: Bounds? {
        guard let strength else { return nil }
        let rest = strength - personnel.sum
        return Bounds(max(0, rest.value), between: max(0, rest.low), and: max(0, rest.high))
    }

    /// The largest, going by what each is taken to give.
    var largest: Int { personnel.indices.max { personnel[$0].value < personnel[$1].value } ?? 0 }

    /// Whether one of them gives more than half: certainly only if what nobody is stated to give cannot outweigh it.
    var majority: Majority {
        if personnel.indices.contains(where: isCertainMajority) { return .certain }
        return personnel.indices.contains { shareOfAll($0).high > 0.5 } ? .possible : .no
    }

    private func isCertainMajority(_ index: Int) -> Bool {
        shareOfAll(index).low > 0.5 && (shareOfStrength(index).map { $0.low > 0.5 } ?? true)
    }

    /// Whether certainly more than half of the strength is what nobody is stated to give.
    var isMostlyUnattributed: Bool {
        guard let strength, let unattributed else { return false }
        return unattributed.low > strength.high / 2
    }

    /// Whether one contributor has more than half.
    enum Majority: String { case certain, possible, no }

    /// Nobody has more than what all others leave at the least. Where the numbers that they are taken to have are too
    /// many together, all move as far towards the least.
    private static func capped(_ amounts: [Bounds], at most: Double) -> [Bounds] {
        let least = amounts.sum.low
        let tops = AmountBox(amounts, mostSum: most).tops
        let values = zip(amounts, tops).map { min($0.value, $1) }
        let excess = values.reduce(0, +) - least
        let part = excess > 0 ? min(1, (most - least) / excess) : 1
        return amounts.indices.map { index in
            let low = amounts[index].low
            return Bounds(low + part * (values[index] - low), between: low, and: tops[index])
        }
    }
}

extension [Bounds] {
    /// The sum.
    fileprivate var sum: Bounds { reduce(Bounds.zero, +) }
}
