// SPDX-License-Identifier: Apache-2.0

public import Model

/// How alike the positions of two states are, each on one scale, such as their ties to the same partners.
///
/// S of Signorino and Ritter (1999) takes the largest distance that the scale allows as its measure: 1 is the same, -1
/// opposite ends throughout. Where most positions are alike by custom (most states have no tie to most others) S is close to
/// 1 for all pairs. So two measures that are corrected for chance stand beside it, as Häge (2011) recommends: 1 is the
/// same, 0 as alike as chance would make states with these positions, below 0 less.
public struct PortfolioSimilarity: Hashable, Sendable {
    /// So many positions at most.
    public static let mostPositions = 10_000

    /// S over absolute distances.
    public let sAbsolute: Coefficient
    /// S over squared distances, which weigh one large difference above many small ones.
    public let sSquared: Coefficient
    /// Weighted kappa over squared distances (Cohen 1968): chance keeps each state's own distribution of positions.
    public let kappa: Coefficient
    /// Scott's pi over squared distances (Scott 1955): chance draws both states' positions from one distribution.
    public let pi: Coefficient
    /// How many pairs were compared: those of which both sides are known.
    public let pairs: Int

    /// Compares positions that stand in the same order on both sides.
    ///
    /// - Parameters:
    ///   - x: the positions of one state; nil where unknown, which leaves the pair out.
    ///   - y: those of the other; as many.
    ///   - scale: the whole scale, not the part of it that the positions use.
    ///   - weights: how much each pair counts, of 0 or more; all the same where nil.
    /// - Throws: a rejection whose field is `x`, `y`, `x[i]`, `y[i]`, `scale` or `weights`.
    public init(
        _ x: [Double?], _ y: [Double?], scale: ClosedRange<Double>, weights: [Double]? = nil
    ) throws(Rejection) {
        try Self.check(x, y, scale: scale, weights: weights)
        let weights = weights ?? Array(repeating: 1, count: x.count)
        let compared = zip(zip(x, y), weights).compactMap { sides, weight in
            sides.0.flatMap { x in sides.1.map { WeighedPairs.Pair(x: x, y: $0, weight: weight) } }
        }
        let sums = WeighedPairs(compared)
        let length = scale.upperBound - scale.lowerBound
        pairs = compared.count
        sAbsolute = sums.coefficient { .defined(1 - 2 * sums.meanDistance / length) }
        sSquared = sums.coefficient { .defined(1 - 2 * sums.meanSquare / (length * length)) }
        kappa = sums.corrected(by: sums.squareExpectedApart)
        pi = sums.corrected(by: sums.squareExpectedTogether)
    }
}

extension PortfolioSimilarity {
    private static func check(
        _ x: [Double?], _ y: [Double?], scale: ClosedRange<Double>, weights: [Double]?
    ) throws(Rejection) {
        guard scale.lowerBound.isFinite, scale.upperBound.isFinite, scale.lowerBound < scale.upperBound else {
            throw Rejection(
                .invalid, field: "scale", reason: "The scale has no length.", hint: "Give its lowest and highest value."
            )
        }
        guard x.count <= mostPositions else {
            throw Rejection(
                .tooLarge, field: "x", given: "\(x.count)", reason: "There are too many positions.",
                hint: "At most \(mostPositions).")
        }
        guard x.count == y.count else {
            throw Rejection(
                .invalid, field: "y", given: "\(y.count)", reason: "There are \(x.count) positions on the other side.",
                hint: "Give as many, in the same order.")
        }
        try check(x, field: "x", scale: scale)
        try check(y, field: "y", scale: scale)
        guard let weights else { return }
        guard weights.count == x.count, weights.allSatisfy({ $0.isFinite && $0 >= 0 }) else {
            throw Rejection(
                .invalid, field: "weights", reason: "There is not one weight of 0 or more for each position.",
                hint: "Give \(x.count).")
        }
    }

    private static func check(_ positions: [Double?], field: String, scale: ClosedRange<Double>) throws(Rejection) {
        for (number, position) in positions.enumerated() {
            guard let position, !scale.contains(position) else { continue }
            throw Rejection(
                .invalid, field: "\(field)[\(number)]", given: "\(position)", reason: "The position is off the scale.",
                hint: "The scale is from \(scale.lowerBound) to \(scale.upperBound).")
        }
    }
}
