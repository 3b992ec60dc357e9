// SPDX-License-Identifier: Apache-2.0

/// Pairs of positions, and the means over them that measures of similarity are made of.
struct WeighedPairs {
    struct Pair {
        var x: Double
        var y: Double
        var weight: Double
    }

    private let pairs: [Pair]
    private let weight: Double
    private let meanX: Double
    private let meanY: Double

    init(_ pairs: [Pair]) {
        let weight = pairs.reduce(0) { $0 + $1.weight }
        self.pairs = pairs
        self.weight = weight
        meanX = pairs.reduce(0) { $0 + $1.weight * $1.x } / weight
        meanY = pairs.reduce(0) { $0 + $1.weight * $1.y } / weight
    }

    /// The mean of |x - y|.
    var meanDistance: Double { mean { abs($0.x - $0.y) } }

    /// The mean of (x - y) squared.
    var meanSquare: Double { mean { ($0.x - $0.y) * ($0.x - $0.y) } }

    /// The mean of (x - y) squared if every x met every y: the two variances and the square between the means.
    var squareExpectedApart: Double {
        spread(ofX: meanX, ofY: meanY) + (meanX - meanY) * (meanX - meanY)
    }

    /// The same if all positions of both sides met each other: twice the variance of all.
    var squareExpectedTogether: Double {
        let middle = (meanX + meanY) / 2
        return spread(ofX: middle, ofY: middle)
    }

    /// What there is to say of pairs that weigh something, or why there is nothing.
    func coefficient(_ defined: () -> Coefficient) -> Coefficient {
        if pairs.isEmpty { return .undefined(.noPairs) }
        return weight > 0 ? defined() : .undefined(.noWeight)
    }

    /// One less the ratio of the square that is observed to the square that is expected by chance.
    func corrected(by expected: Double) -> Coefficient {
        coefficient { expected > 0 ? .defined(1 - meanSquare / expected) : .undefined(.noVariation) }
    }

    private func spread(ofX x: Double, ofY y: Double) -> Double {
        mean { ($0.x - x) * ($0.x - x) + ($0.y - y) * ($0.y - y) }
    }

    private func mean(_ term: (Pair) -> Double) -> Double {
        pairs.reduce(0) { $0 + $1.weight * term($1) } / weight
    }
}
