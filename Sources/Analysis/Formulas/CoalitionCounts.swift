// SPDX-License-Identifier: Apache-2.0

/// How many coalitions have a size and a weight: the coefficients of the generating function that is the product of
/// `1 + x y^w` over the members' weights w (Cantor, told by Mann and Shapley 1962; Brams and Affuso 1976).
///
/// Counted in time of members x weight x members, and memory of members x weight; at most 30 members, so that a count
/// fits. The two inner loops run over bare memory: without a check of every index they are several times as fast.
struct CoalitionCounts {
    private let total: Int
    private let members: Int
    /// By size, then by weight.
    private var counts: [[UInt32]]

    /// Counts the coalitions of members with these weights of 0 or more.
    init(_ weights: [Int]) {
        members = weights.count
        total = weights.reduce(0, +)
        counts = Array(repeating: Array(repeating: 0, count: total + 1), count: members + 1)
        counts[0][0] = 1
        var reached = 0
        for (joined, weight) in weights.enumerated() {
            for size in stride(from: joined, through: 0, by: -1) { add(weight, to: size, upTo: reached) }
            reached += weight
        }
    }

    /// Lets one more member join every coalition of a size.
    private mutating func add(_ weight: Int, to size: Int, upTo reached: Int) {
        let smaller = counts[size]
        counts[size + 1].withUnsafeMutableBufferPointer { larger in
            smaller.withUnsafeBufferPointer { smaller in
                for sum in 0...reached { larger[sum + weight] &+= smaller[sum] }
            }
        }
    }

    /// For each size, how many coalitions lose without a member of this weight and win with it.
    ///
    /// - Parameter needed: by size, the least weight at which a coalition wins. It does not rise with the size.
    func swings(ofWeight weight: Int, needed: [Int]) -> [UInt32] {
        var others = [UInt32](repeating: 0, count: total + 1)
        return (0..<members).map { size in
            others = coalitions(ofSize: size, without: weight, smaller: others)
            let first = max(0, needed[size + 1] - weight)
            let end = min(needed[size], total + 1)
            return first < end ? others[first..<end].reduce(0, &+) : 0
        }
    }

    /// Takes a member out of the count: of the coalitions of a size and weight, those that the member is in are the
    /// smaller ones without the member.
    private func coalitions(ofSize size: Int, without weight: Int, smaller: [UInt32]) -> [UInt32] {
        var result = counts[size]
        result.withUnsafeMutableBufferPointer { result in
            smaller.withUnsafeBufferPointer { smaller in
                for sum in weight...total { result[sum] &-= smaller[sum - weight] }
            }
        }
        return result
    }
}
