// SPDX-License-Identifier: Apache-2.0

/// An exact number of nought or more, in lowest terms.
public struct Fraction: Hashable, Sendable, CustomStringConvertible {
    /// What stands above the line.
    public let numerator: UInt128
    /// What stands below the line; never 0.
    public let denominator: UInt128

    /// A ratio, reduced to lowest terms. The denominator must not be 0.
    public init(_ numerator: UInt128, over denominator: UInt128) {
        precondition(denominator != 0, "a fraction has a denominator")
        let divisor = Self.greatestCommonDivisor(numerator, denominator)
        self.numerator = numerator / divisor
        self.denominator = denominator / divisor
    }

    /// The nearest number that the machine has.
    public var value: Double { Double(numerator) / Double(denominator) }

    /// As people write it: `5/21`, and `0` or `1` where it is whole.
    public var description: String { denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)" }

    /// The largest number that divides both, by Euclid's algorithm; the other one where one is 0.
    static func greatestCommonDivisor<Whole: BinaryInteger>(_ first: Whole, _ second: Whole) -> Whole {
        var (larger, smaller) = (first, second)
        while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
        return larger
    }
}
