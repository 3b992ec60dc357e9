// SPDX-License-Identifier: Apache-2.0

extension Bounds {
    /// The sum.
    public static func + (left: Bounds, right: Bounds) -> Bounds {
        Bounds(left.value + right.value, between: left.low + right.low, and: left.high + right.high)
    }

    /// The difference of two numbers that do not depend on each other.
    public static func - (left: Bounds, right: Bounds) -> Bounds {
        Bounds(left.value - right.value, between: left.low - right.high, and: left.high - right.low)
    }

    /// The product of two numbers that do not depend on each other, of any signs.
    public static func * (left: Bounds, right: Bounds) -> Bounds {
        let (a, b) = (left.low * right.low, left.low * right.high)
        let (c, d) = (left.high * right.low, left.high * right.high)
        return Bounds(
            left.value * right.value, between: Swift.min(a, b, c, d), and: Swift.max(a, b, c, d))
    }

    /// The sum in place.
    public static func += (left: inout Bounds, right: Bounds) { left = left + right }

    /// The smaller of two.
    public static func min(_ left: Bounds, _ right: Bounds) -> Bounds {
        Bounds(
            Swift.min(left.value, right.value), between: Swift.min(left.low, right.low),
            and: Swift.min(left.high, right.high))
    }

    /// The larger of two.
    public static func max(_ left: Bounds, _ right: Bounds) -> Bounds {
        Bounds(
            Swift.max(left.value, right.value), between: Swift.max(left.low, right.low),
            and: Swift.max(left.high, right.high))
    }

    /// The same number, moved to the nearest end of a range where it lies outside.
    public func clamped(to range: ClosedRange<Double>) -> Bounds {
        Bounds.min(Bounds.max(self, Bounds(range.lowerBound)), Bounds(range.upperBound))
    }

    /// The narrowest bounds around both; the value is that of this one.
    public func joined(with other: Bounds) -> Bounds {
        Bounds(value, between: Swift.min(low, other.low), and: Swift.max(high, other.high))
    }
}

/// Comparisons of two numbers that do not depend on each other. There is no `<`: bounds that overlap have no order.
extension Bounds {
    /// Whether it is greater, whatever the two are within their bounds.
    public func isCertainlyGreater(than other: Bounds) -> Bool { low > other.high }

    /// Whether it is greater for some numbers within the bounds.
    public func mayBeGreater(than other: Bounds) -> Bool { high > other.low }

    /// Whether it is greater or the same, whatever the two are within their bounds.
    public func isCertainlyAtLeast(_ other: Bounds) -> Bool { low >= other.high }

    /// Whether it is greater or the same for some numbers within the bounds.
    public func mayBeAtLeast(_ other: Bounds) -> Bool { high >= other.low }
}
