// SPDX-License-Identifier: Apache-2.0

public import Model

/// Whether more of one thing goes with more of another: Kendall's tau-b (Kendall 1945), from -1 for the opposite order to
/// 1 for the same.
///
/// It asks for the order only, so levels need no equal steps; ties on either side are corrected for.
public struct RankCorrelation: Hashable, Sendable {
    /// So many items at most: every pair of them is compared.
    public static let mostItems = 1_000

    /// Tau-b; undefined for fewer than two pairs and where either side has no variation.
    public let tauB: Coefficient
    /// How many items were compared: those of which both sides are known.
    public let items: Int

    /// Compares two orders of the same items.
    ///
    /// - Parameters:
    ///   - x: one side, by item; nil where unknown, which leaves the item out.
    ///   - y: the other side; as many.
    /// - Throws: a rejection whose field is `x` or `y`.
    public init(_ x: [Double?], _ y: [Double?]) throws(Rejection) {
        guard x.count <= Self.mostItems else {
            throw Rejection(
                .tooLarge, field: "x", given: "\(x.count)", reason: "There are too many items.",
                hint: "At most \(Self.mostItems).")
        }
        guard x.count == y.count else {
            throw Rejection(
                .invalid, field: "y", given: "\(y.count)", reason: "There are \(x.count) items on the other side.",
                hint: "Give as many, in the same order.")
        }
        let known = zip(x, y).compactMap { x, y in x.flatMap { x in y.map { (x, $0) } } }
        items = known.count
        tauB = Self.tauB(known)
    }

    private static func tauB(_ items: [(x: Double, y: Double)]) -> Coefficient {
        guard items.count > 1 else { return .undefined(.noPairs) }
        var (concordant, orderedByX, orderedByY) = (0, 0, 0)
        for (number, first) in items.enumerated() {
            for second in items[(number + 1)...] {
                let (x, y) = (order(first.x, second.x), order(first.y, second.y))
                concordant += x * y
                orderedByX += x * x
                orderedByY += y * y
            }
        }
        guard orderedByX > 0, orderedByY > 0 else { return .undefined(.noVariation) }
        return .defined(Double(concordant) / (Double(orderedByX) * Double(orderedByY)).squareRoot())
    }

    /// -1, 0 or 1.
    private static func order(_ first: Double, _ second: Double) -> Int {
        first < second ? -1 : first > second ? 1 : 0
    }
}
