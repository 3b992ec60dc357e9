// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Analysis

/// A rule of the literature with the indices of its members.
struct PublishedPower: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let quota: Double
    let weights: [Double]
    let banzhaf: [String]
    let shapleyShubik: [String]

    static let all = [
        // Felsenthal and Machover 1998, chapter 5; the numbers also in Brams and Affuso 1976.
        PublishedPower(
            testDescription: "EEC 1958", quota: 12, weights: [4, 4, 4, 2, 2, 1],
            banzhaf: ["5/21", "5/21", "5/21", "1/7", "1/7", "0"],
            shapleyShubik: ["7/30", "7/30", "7/30", "3/20", "3/20", "0"]),
        // Five permanent and ten elected members; nine votes with all permanent ones.
        PublishedPower(
            testDescription: "UN Security Council", quota: 39,
            weights: Array(repeating: 7, count: 5) + Array(repeating: 1, count: 10),
            banzhaf: Array(repeating: "106/635", count: 5) + Array(repeating: "21/1270", count: 10),
            shapleyShubik: Array(repeating: "421/2145", count: 5) + Array(repeating: "4/2145", count: 10)),
        PublishedPower(
            testDescription: "a small holder between two large ones", quota: 51, weights: [50, 49, 1],
            banzhaf: ["3/5", "1/5", "1/5"], shapleyShubik: ["2/3", "1/6", "1/6"]),
        // Banzhaf 1965: three of the six members of a county board never matter.
        PublishedPower(
            testDescription: "Nassau County 1958", quota: 16, weights: [9, 9, 7, 3, 1, 1],
            banzhaf: ["1/3", "1/3", "1/3", "0", "0", "0"], shapleyShubik: ["1/3", "1/3", "1/3", "0", "0", "0"]),
        PublishedPower(
            testDescription: "a dictator", quota: 5, weights: [5, 2, 2], banzhaf: ["1", "0", "0"],
            shapleyShubik: ["1", "0", "0"]),
        PublishedPower(
            testDescription: "one member alone", quota: 1, weights: [3], banzhaf: ["1"], shapleyShubik: ["1"]),
    ]
}

/// A rule as it is given.
struct Rule: Hashable, Sendable {
    var quota: Double
    var weights: [Double]
    var minimum: Int
    var blocking: Int

    init(_ quota: Double, _ weights: [Double], minimum: Int = 0, blocking: Int = 0) {
        (self.quota, self.weights, self.minimum, self.blocking) = (quota, weights, minimum, blocking)
    }

    var power: VotingPower {
        get throws {
            try VotingPower(
                quota: quota, weights: weights, minimumMembers: minimum, blockingMembers: blocking)
        }
    }
}

@Suite struct VotingPowerTests {
    @Test(arguments: PublishedPower.all)
    func `published indices come out exactly`(published: PublishedPower) throws {
        let power = try VotingPower(quota: published.quota, weights: published.weights)
        #expect(power.members.map(\.banzhaf.description) == published.banzhaf)
        #expect(power.members.map(\.shapleyShubik.description) == published.shapleyShubik)
    }

    @Test func `the absolute index is the share of the others' coalitions that a member swings`() throws {
        let power = try VotingPower(quota: 12, weights: [4, 4, 4, 2, 2, 1])
        #expect(power.members.map(\.banzhafAbsolute.description) == ["5/16", "5/16", "5/16", "3/16", "3/16", "0"])
        #expect(power.members[0].banzhafAbsolute.value == 0.3125)
    }

    @Test func `under unanimity all have the same power, whatever they weigh`() throws {
        let weighed = try VotingPower(quota: 60, weights: [30, 20, 10])
        let consensus = try #require(VotingPower.consensus(members: 3))
        #expect(weighed.members == [consensus, consensus, consensus])
        #expect(consensus.banzhaf.description == "1/3" && consensus.banzhafAbsolute.description == "1/4")
        #expect(VotingPower.consensus(members: 0) == nil && VotingPower.consensus(members: 129) == nil)
        #expect(VotingPower.consensus(members: 128)?.shapleyShubik.description == "1/128")
    }

    @Test(arguments: [
        Rule(51, [50, 49, 1]): Rule(0.51, [0.5, 0.49, 0.01]),
        Rule(12, [4, 4, 4, 2, 2, 1]): Rule(0.3, [0.1, 0.1, 0.1, 0.05, 0.05, 0.025]),
        Rule(11.5, [4, 4, 4, 2, 2, 1]): Rule(11_999.5, [4_000, 4_000, 4_000, 2_000, 2_000, 1_000]),
        Rule(2, [1, 1, 1]): Rule(200.0 / 3, [50, 50, 50]),
    ])
    func `power does not depend on the unit of the weights`(one: Rule, other: Rule) throws {
        #expect(try one.power == other.power)
    }

    @Test func `a minimum number of members gives the small ones power`() throws {
        // Without it the first member decides alone; with it, it needs any one of the others, who can do nothing alone.
        let power = try VotingPower(quota: 5, weights: [5, 1, 1], minimumMembers: 2)
        #expect(power.members.map(\.banzhaf.description) == ["3/5", "1/5", "1/5"])
        #expect(power.members.map(\.shapleyShubik.description) == ["2/3", "1/6", "1/6"])
    }

    @Test func `a blocking minority of two members takes the veto from a large one`() throws {
        let veto = try VotingPower(quota: 4, weights: [3, 1, 1])
        #expect(veto.members.map(\.banzhaf.description) == ["3/5", "1/5", "1/5"])
        let bridled = try VotingPower(quota: 4, weights: [3, 1, 1], blockingMembers: 2)
        #expect(bridled.members.map(\.banzhaf.description) == ["1/3", "1/3", "1/3"])
    }

    @Test func `28 members fit`() throws {
        // The EU Council from 2013 to 2014 under the Treaty of Nice, weights alone.
        let weights: [Double] = [
            29, 29, 29, 29, 27, 27, 14, 13, 12, 12, 12, 12, 12, 10, 10, 10, 7, 7, 7, 7, 7, 7, 4, 4, 4, 4, 4, 3,
        ]
        let power = try VotingPower(quota: 260, weights: weights, minimumMembers: 15)
        #expect(abs(power.members.reduce(0) { $0 + $1.banzhaf.value } - 1) < 1e-12)
        #expect(abs(power.members.reduce(0) { $0 + $1.shapleyShubik.value } - 1) < 1e-12)
    }

    /// The shares of 28 members in the population of the European Union, in hundredths of a percent, about as they were
    /// in 2016.
    private static let populations: [Double] = [
        1_605, 1_305, 1_277, 1_201, 909, 743, 387, 337, 221, 211, 204, 203, 195, 193, 170, 140, 112, 107, 106, 91, 82,
        57, 40, 39, 26, 17, 11, 8,
    ]

    @Test func `the Council of 28 by population fits, and all swings are shared out exactly`() throws {
        let power = try VotingPower(
            quota: 6_500, weights: Self.populations, minimumMembers: 16, blockingMembers: 4)
        let shares = power.members.map(\.banzhaf)
        let common = shares.reduce(UInt128(1)) { common, share in
            common / Fraction.greatestCommonDivisor(common, share.denominator) * share.denominator
        }
        #expect(shares.reduce(UInt128(0)) { $0 + $1.numerator * (common / $1.denominator) } == common)
        // All members matter, the larger never less than the smaller.
        #expect(zip(shares, shares.dropFirst()).allSatisfy { $0.value >= $1.value } && shares[27].numerator > 0)
    }

    @Test func `weights of 28 members may add up to 100,000, and few members to no more than is kept`() throws {
        let fine = Self.populations.map { $0 * 10 + 1 }
        _ = try VotingRule(quota: 65_000, weights: fine, minimumMembers: 16, blockingMembers: 4)
        #expect(VotingPower.mostWeight(members: 28) >= 100_000)
        #expect(VotingPower.mostWeight(members: 2) == 1_333_333)
    }

    @Test(arguments: [
        Rule(0, [1]): "quota", Rule(.nan, [1]): "quota", Rule(3, [1, 1]): "quota", Rule(1, []): "weights",
        Rule(1, [1, -1]): "weights[1]", Rule(1, [.infinity]): "weights[0]", Rule(1, [1.0 / 3, 1]): "weights",
        Rule(1, Array(repeating: 1, count: 31)): "weights", Rule(1, [4_000_000, 1]): "weights",
        Rule(1e300, [1e300, 1]): "weights", Rule(1, [1, 1], minimum: 3): "minimumMembers",
        Rule(1, [1, 1], blocking: -1): "blockingMembers",
    ])
    func `a rule that decides nothing or is too large is refused where the fault is`(rule: Rule, field: String) {
        let rejection = #expect(throws: Rejection.self) { try rule.power }
        #expect(rejection?.field == field)
    }

    @Test(arguments: [1e-20, Double.leastNonzeroMagnitude, 1e-13, 1e-7])
    func `a quota however small takes a vote`(quota: Double) throws {
        let power = try VotingPower(quota: quota, weights: [1, 2])
        #expect(power.members.map(\.banzhaf.value) == [0.5, 0.5])
        #expect(try VotingPower(quota: 1, weights: [1e13, 2e13]).members.count == 2)
    }
}
