// SPDX-License-Identifier: Apache-2.0

import Model

/// Weights and a quota as the smallest whole numbers that allow the same coalitions.
///
/// Decimals are scaled by a power of ten and all are divided by what they have in common, so that a table over weights
/// stays small. The quota is rounded up, which changes nothing: every sum of weights is whole.
struct WholeWeights {
    /// So many decimals of a weight are read.
    static let mostDecimals = 6
    /// Above this, neighbouring whole numbers are the same Double.
    private static let largestWhole = 9_007_199_254_740_991.0

    private(set) var weights: [Int]
    private(set) var quota: Int

    /// Scales weights of 0 or more and a positive quota, all finite.
    init(_ weights: [Double], quota: Double) throws(Rejection) {
        let scale = try Self.scale(for: weights)
        let whole = weights.map { Int(($0 * scale).rounded()) }
        let divisor = max(1, whole.reduce(0) { Fraction.greatestCommonDivisor($0, $1) })
        self.weights = whole.map { $0 / divisor }
        let needed = Self.roundedUp(quota * scale / Double(divisor))
        // A quota beyond all weights together stays beyond them, and one above nought takes at least one vote.
        self.quota = needed < Self.largestWhole ? max(1, Int(needed)) : Int.max
    }

    private static func scale(for weights: [Double]) throws(Rejection) -> Double {
        var scale = 1.0
        for _ in 0...mostDecimals {
            guard weights.allSatisfy({ $0 * scale < largestWhole / Double(weights.count) }) else { break }
            if weights.allSatisfy({ isWhole($0 * scale) }) { return scale }
            scale *= 10
        }
        throw Rejection(
            .invalid, field: "weights", reason: "The weights are not decimals of at most \(mostDecimals) places.",
            hint: "Round them, or multiply weights and quota by a common factor.")
    }

    /// Whether it differs from a whole number by no more than a decimal does by being written in binary.
    private static func isWhole(_ number: Double) -> Bool {
        abs(number - number.rounded()) <= 1e-12 * max(1, number)
    }

    private static func roundedUp(_ number: Double) -> Double {
        isWhole(number) ? number.rounded() : number.rounded(.up)
    }
}
