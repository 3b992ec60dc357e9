// SPDX-License-Identifier: Apache-2.0

public import Model

/// What a voting rule by itself gives to each member: the power indices of Banzhaf (Penrose 1946, Banzhaf 1965) and of
/// Shapley and Shubik (1954), exactly.
///
/// A coalition wins if its weight reaches the quota and it has `minimumMembers`; or, however little it weighs, if fewer
/// than `blockingMembers` stay outside, as where a blocking minority must include so many members. A member swings a
/// coalition that loses without it and wins with it.
///
/// Both indices take all coalitions (or all orders of joining) for equally likely: they measure the rule, not the
/// politics. A quota of half the weight or less is allowed, though two coalitions may then win at once.
public struct VotingPower: Hashable, Sendable {
    /// So many members at most: 30! is the last factorial that fits exact numbers with room to spare.
    public static let mostMembers = 30
    /// The members squared times the sum of weights, at most: less than a second of work, so that the Council of 28
    /// members fits with populations in thousandths of a percent.
    public static let mostWork = 100_000_000
    /// So many counts of coalitions are kept at most, for the members and one more times the sum of weights: 16 MB.
    public static let mostCounts = 4_000_000

    /// What the weights of so many members may add up to.
    static func mostWeight(members: Int) -> Int { min(mostWork / (members * members), mostCounts / (members + 1)) }

    /// The power of one member.
    public struct Measures: Hashable, Sendable {
        /// Its share of all swings: the normalised Banzhaf index. The members' sum is 1.
        public let banzhaf: Fraction
        /// The share of the others' coalitions that it swings: the absolute Banzhaf index, or Penrose's measure.
        public let banzhafAbsolute: Fraction
        /// The share of all orders of joining in which it turns losing into winning. The members' sum is 1.
        public let shapleyShubik: Fraction
    }

    /// In the order of the weights.
    public let members: [Measures]

    /// Works out the power of each member.
    ///
    /// - Parameters:
    ///   - quota: the least weight that decides; more than 0.
    ///   - weights: of 0 or more, with at most six decimals; by member.
    ///   - minimumMembers: a decision also takes so many members; 0 where their number does not matter.
    ///   - blockingMembers: fewer than so many members cannot block; 0 where weight alone blocks.
    /// - Throws: a rejection whose field is `quota`, `weights`, `weights[i]`, `minimumMembers` or `blockingMembers`.
    public init(
        quota: Double, weights: [Double], minimumMembers: Int = 0, blockingMembers: Int = 0
    ) throws(Rejection) {
        let rule = try VotingRule(
            quota: quota, weights: weights, minimumMembers: minimumMembers, blockingMembers: blockingMembers)
        let swings = rule.swings()
        let all = swings.joined().reduce(UInt128(0)) { $0 + UInt128($1) }
        members = swings.map { Measures(swings: $0, all: all) }
    }

    /// The power of each of so many members where every one of them must agree, or not object: all are equal.
    ///
    /// What tells such members apart is not the rule but what they bring. Nil for fewer than 1 or more than 128.
    public static func consensus(members: Int) -> Measures? {
        guard (1...128).contains(members) else { return nil }
        let equal = Fraction(1, over: UInt128(members))
        return Measures(
            banzhaf: equal, banzhafAbsolute: Fraction(1, over: 1 << UInt128(members - 1)), shapleyShubik: equal)
    }
}

extension VotingPower.Measures {
    /// From how many coalitions of the others, by size, the member swings, and the swings of all members.
    fileprivate init(swings: [UInt32], all: UInt128) {
        let own = swings.reduce(UInt128(0)) { $0 + UInt128($1) }
        banzhaf = Fraction(own, over: all)
        banzhafAbsolute = Fraction(own, over: 1 << UInt128(swings.count - 1))
        shapleyShubik = Self.shapleyShubik(swings)
    }

    /// A coalition of s others is, in s! (n - 1 - s)! of the n! orders, what stands before the member.
    private static func shapleyShubik(_ swings: [UInt32]) -> Fraction {
        let factorials = (0..<swings.count).reduce(into: [UInt128(1)]) { $0.append($0[$1] * UInt128($1 + 1)) }
        let orders = swings.indices.reduce(UInt128(0)) { sum, size in
            sum + UInt128(swings[size]) * factorials[size] * factorials[swings.count - 1 - size]
        }
        return Fraction(orders, over: factorials[swings.count])
    }
}
