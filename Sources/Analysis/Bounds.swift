// SPDX-License-Identifier: Apache-2.0

/// A number with the least and the most that it can be: `low <= value <= high`, all finite.
///
/// Sums, differences and products are those of interval arithmetic (Moore 1966): they hold for any numbers within their
/// operands, and are wider than need be where the same uncertain number stands in an expression twice. `value` is
/// computed as if it were exact. What overflows stops at the greatest finite number.
public struct Bounds: Hashable, Sendable {
    /// The least that it can be.
    public let low: Double
    /// What it is taken to be where one number is wanted.
    public let value: Double
    /// The most that it can be.
    public let high: Double

    /// A number that is known; not a NaN.
    public init(_ exact: Double) { self.init(exact, between: exact, and: exact) }

    /// A range with its middle as value; nil where the ends are not finite or in the wrong order.
    public init?(low: Double, high: Double) {
        self.init(low: low, value: low / 2 + high / 2, high: high)
    }

    /// A range with a value of its own; nil where the three are not finite or in the wrong order.
    public init?(low: Double, value: Double, high: Double) {
        guard low.isFinite, value.isFinite, high.isFinite, low <= value, value <= high else { return nil }
        (self.low, self.value, self.high) = (low, value, high)
    }

    /// A value and what bounds it, in any order; the bounds give way where rounding has put the value outside.
    ///
    /// None of them may be a NaN, which the arithmetic of finite numbers without division does not give.
    public init(_ value: Double, between first: Double, and second: Double) {
        precondition(!value.isNaN && !first.isNaN && !second.isNaN, "a NaN has no bounds")
        self.low = Self.finite(Swift.min(first, second, value))
        self.value = Self.finite(value)
        self.high = Self.finite(Swift.max(first, second, value))
    }

    private static func finite(_ number: Double) -> Double {
        Swift.min(Swift.max(number, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
    }

    /// Nought, exactly.
    public static let zero = Bounds(0)

    /// Whether there is no room.
    public var isExact: Bool { low == high }

    /// How much room there is.
    public var width: Double { high - low }

    /// Whether it can be that number.
    public func contains(_ number: Double) -> Bool { low <= number && number <= high }
}

extension Bounds: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    /// A number in the source, exactly.
    public init(floatLiteral value: Double) { self.init(value) }

    /// A whole number in the source, exactly.
    public init(integerLiteral value: Int) { self.init(Double(value)) }
}
