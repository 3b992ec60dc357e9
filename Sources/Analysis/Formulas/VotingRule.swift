// SPDX-License-Identifier: Apache-2.0

import Model

/// A weighted voting rule that has been checked: all members together win, nobody does not.
struct VotingRule {
    private let weights: [Int]
    private let quota: Int
    private let minimumMembers: Int
    private let blockingMembers: Int

    init(quota: Double, weights: [Double], minimumMembers: Int, blockingMembers: Int) throws(Rejection) {
        try Self.check(weights)
        try Self.check(minimumMembers, field: "minimumMembers", members: weights.count)
        try Self.check(blockingMembers, field: "blockingMembers", members: weights.count)
        guard quota.isFinite, quota > 0 else {
            throw Rejection(
                .invalid, field: "quota", given: "\(quota)", reason: "The quota is not a number above 0.",
                hint: "Give the least weight that decides.")
        }
        let whole = try WholeWeights(weights, quota: quota)
        (self.weights, self.quota) = (whole.weights, whole.quota)
        (self.minimumMembers, self.blockingMembers) = (minimumMembers, blockingMembers)
        try checkSize(quota: quota)
    }

    /// For each member and each size of a coalition of others, how many of them it swings.
    func swings() -> [[UInt32]] {
        let counts = CoalitionCounts(weights)
        let needed = (0...weights.count).map(weightNeeded)
        // Members of the same weight have the same swings.
        var known: [Int: [UInt32]] = [:]
        return weights.map { weight in
            let swings = known[weight] ?? counts.swings(ofWeight: weight, needed: needed)
            known[weight] = swings
            return swings
        }
    }

    private var total: Int { weights.reduce(0, +) }

    /// The least weight with which a coalition of a size wins; above the total where it cannot.
    private func weightNeeded(size: Int) -> Int {
        if weights.count - size < blockingMembers { return 0 }
        return size >= minimumMembers ? min(quota, total + 1) : total + 1
    }
}

extension VotingRule {
    private static func check(_ weights: [Double]) throws(Rejection) {
        guard !weights.isEmpty else {
            throw Rejection(
                .invalid, field: "weights", reason: "There are no members.", hint: "Give a weight for each member.")
        }
        guard weights.count <= VotingPower.mostMembers else {
            throw Rejection(
                .tooLarge, field: "weights", given: "\(weights.count)", reason: "There are too many members.",
                hint: "At most \(VotingPower.mostMembers).")
        }
        for (number, weight) in weights.enumerated() where !(weight.isFinite && weight >= 0) {
            throw Rejection(
                .invalid, field: "weights[\(number)]", given: "\(weight)",
                reason: "The weight is not a number of 0 or more.")
        }
    }

    private static func check(_ count: Int, field: String, members: Int) throws(Rejection) {
        guard (0...members).contains(count) else {
            throw Rejection(
                .invalid, field: field, given: "\(count)", reason: "There are \(members) members.",
                hint: "Give a number from 0 to \(members).")
        }
    }

    private func checkSize(quota given: Double) throws(Rejection) {
        guard quota <= total || blockingMembers > 0 else {
            throw Rejection(
                .invalid, field: "quota", given: "\(given)",
                reason: "All members together do not reach the quota, so nobody decides anything.")
        }
        let most = VotingPower.mostWeight(members: weights.count)
        guard total <= most else {
            throw Rejection(
                .tooLarge, field: "weights", given: "\(total)",
                reason: "The weights add up to too much, in the smallest whole numbers that keep their ratios.",
                hint: "For \(weights.count) members at most \(most); round the weights.")
        }
    }
}
