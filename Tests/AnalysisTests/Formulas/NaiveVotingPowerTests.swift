// SPDX-License-Identifier: Apache-2.0

import Analysis
import TestSupport
import Testing

/// A rule whose coalitions are gone through one by one.
private struct NaiveRule {
    var quota: Int
    var weights: [Int]
    var minimumMembers: Int
    var blockingMembers: Int

    func wins(_ coalition: UInt) -> Bool {
        let inside = weights.indices.filter { coalition >> $0 & 1 == 1 }
        return inside.reduce(0) { $0 + weights[$1] } >= quota && inside.count >= minimumMembers
            || weights.count - inside.count < blockingMembers
    }

    /// For each member, the coalitions of others that it swings.
    func swings() -> [[UInt]] {
        let coalitions = 0..<(UInt(1) << weights.count)
        let winning = coalitions.map(wins)
        return weights.indices.map { member in
            coalitions.filter { $0 >> member & 1 == 0 && !winning[Int($0)] && winning[Int($0 | 1 << member)] }
        }
    }
}

@Suite struct NaiveVotingPowerTests {
    private static func random(_ generator: inout SplitMix64) -> NaiveRule {
        let members = Int.random(in: 1...10, using: &generator)
        let weights = (0..<members).map { _ in Int.random(in: 0...12, using: &generator) }
        let bounds = 1...max(1, weights.reduce(0, +))
        return NaiveRule(
            quota: Int.random(in: bounds, using: &generator), weights: weights,
            minimumMembers: generator.chance(50) ? 0 : Int.random(in: 0...members, using: &generator),
            blockingMembers: generator.chance(50) ? 0 : Int.random(in: 1...members, using: &generator))
    }

    @Test func `counting by generating functions agrees with going through all coalitions`() throws {
        var generator = SplitMix64(seed: 1_965)
        for _ in 0..<60 {
            let rule = Self.random(&generator)
            guard rule.wins(UInt(1) << rule.weights.count - 1) else { continue }
            let power = try VotingPower(
                quota: Double(rule.quota), weights: rule.weights.map(Double.init),
                minimumMembers: rule.minimumMembers, blockingMembers: rule.blockingMembers)
            let swings = rule.swings()
            let all = swings.reduce(0) { $0 + $1.count }
            for (member, own) in zip(power.members, swings) {
                #expect(member.banzhaf == Fraction(UInt128(own.count), over: UInt128(all)), "\(rule)")
                #expect(abs(member.shapleyShubik.value - Self.shapleyShubik(own, of: swings.count)) < 1e-12, "\(rule)")
            }
        }
    }

    /// The index as a mean over the sizes of what stands before the member, each size being equally likely.
    private static func shapleyShubik(_ swings: [UInt], of members: Int) -> Double {
        let binomials = (1..<members).reduce(into: [1.0]) { $0.append($0[$1 - 1] * Double(members - $1) / Double($1)) }
        return swings.reduce(0) { $0 + 1 / (Double(members) * binomials[$1.nonzeroBitCount]) }
    }
}
