// SPDX-License-Identifier: Apache-2.0

public import Model

/// How far a sum is carried by few: the index of Hirschman (1945) and Herfindahl (1950), the sum of the squared shares.
///
/// Amounts may be ranges; each result then reaches from the least to the most that it can be for amounts within them.
/// Those ends are exact, except that above `mostCorners` ranges the highest index is bounded from above.
public struct Concentration: Hashable, Sendable {
    /// With up to so many ranges every combination of their ends is tried for the highest index.
    public static let mostCorners = 12
    /// So many amounts at most.
    public static let mostAmounts = 1_000

    /// The share of each amount in the sum, in the order given.
    public let shares: [Bounds]
    /// The sum of the squared shares, from 1/N where all are equal to 1 where one has everything.
    public let index: Bounds
    /// The index on a scale from 0 to 1 whatever N is: (H - 1/N) / (1 - 1/N). Nil for a single amount.
    public let normalised: Bounds?
    /// So many equal shares would have this index: 1/H.
    public let effectiveNumber: Bounds
    /// The largest share, whoever has it.
    public let largest: Bounds

    /// Measures amounts of 0 or more in one unit. An amount of nought counts among the N; one that is unknown must be
    /// left out.
    ///
    /// - Parameter mostSum: what the amounts add up to at most, whatever each of them is within its bounds; no less than
    ///   the sum of what they are at the least.
    /// - Throws: a rejection whose field is `amounts` or `amounts[i]`.
    public init(_ amounts: [Bounds], mostSum: Double = .infinity) throws(Rejection) {
        try Self.check(amounts)
        let box = AmountBox(amounts, mostSum: mostSum)
        let index = Bounds(box.index, between: box.lowestIndex(), and: box.highestIndex())
        let equal = 1 / Double(amounts.count)
        shares = box.shares()
        self.index = index
        normalised = amounts.count < 2 ? nil : index.mapped { max(0, ($0 - equal) / (1 - equal)) }
        effectiveNumber = index.mapped { 1 / $0 }
        largest = box.largestShare(of: shares)
    }

    private static func check(_ amounts: [Bounds]) throws(Rejection) {
        guard amounts.count <= mostAmounts else {
            throw Rejection(
                .tooLarge, field: "amounts", given: "\(amounts.count)", reason: "There are too many amounts.",
                hint: "At most \(mostAmounts).")
        }
        for (number, amount) in amounts.enumerated() where amount.low < 0 || amount.high > AmountBox.largestAmount {
            throw Rejection(
                .invalid, field: "amounts[\(number)]", given: "\(amount.low)",
                reason: "An amount is a number from 0 to 1e15.")
        }
        guard amounts.contains(where: { $0.value > 0 }) else {
            throw Rejection(
                .invalid, field: "amounts", reason: "No amount is above 0, so there is nothing to share.")
        }
    }
}

extension Bounds {
    /// The image under a function that only rises or only falls.
    fileprivate func mapped(_ monotone: (Double) -> Double) -> Bounds {
        Bounds(monotone(value), between: monotone(low), and: monotone(high))
    }
}
