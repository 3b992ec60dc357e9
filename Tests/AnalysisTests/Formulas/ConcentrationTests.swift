// SPDX-License-Identifier: Apache-2.0

import Analysis
import Model
import TestSupport
import Testing

@Suite struct ConcentrationTests {
    private static func exact(_ amounts: Double...) throws -> Concentration {
        try Concentration(amounts.map { Bounds($0) })
    }

    @Test func `three unequal shares`() throws {
        let three = try Self.exact(0.5, 0.3, 0.2)
        #expect(abs(three.index.value - 0.38) < 1e-12 && three.index.width < 1e-12)
        #expect(abs(try #require(three.normalised).value - 0.07) < 1e-12)
        #expect(abs(three.effectiveNumber.value - 2.6316) < 5e-5)
        #expect(three.largest == 0.5)
    }

    /// Amounts, then index, normalised index and effective number.
    private static let amounts: [[Double]: [Double]] = [
        [1, 1, 1, 1]: [0.25, 0, 4], [7, 0, 0]: [1, 1, 1], [3, 1]: [0.625, 0.25, 1.6],
        [30, 30, 20, 20]: [0.26, 0.04 / 3, 1 / 0.26],
    ]

    @Test(arguments: amounts) func `the index lies between 1/N and 1`(amounts: [Double], expected: [Double]) throws {
        let concentration = try Concentration(amounts.map { Bounds($0) })
        let normalised = try #require(concentration.normalised)
        for (found, expected) in zip([concentration.index, normalised, concentration.effectiveNumber], expected) {
            #expect(abs(found.value - expected) < 1e-12)
        }
    }

    @Test func `one amount alone has no normalised index`() throws {
        let one = try Self.exact(5)
        #expect(one.normalised == nil && one.index == 1 && one.shares == [1] && one.largest == 1)
    }

    /// The worked example of docs/analyses.md.
    @Test func `ranges reach as far as the amounts within them`() throws {
        let amounts = [Bounds(8_000), try #require(Bounds(low: 2_000, high: 4_000)), Bounds(1_000)]
        let force = try Concentration(amounts)
        let rounded = { (bounds: Bounds) in
            [bounds.low, bounds.value, bounds.high].map { ($0 * 10_000).rounded() / 10_000 }
        }
        #expect(rounded(force.shares[0]) == [0.6154, 0.6667, 0.7273])
        #expect(rounded(force.shares[1]) == [0.1818, 0.25, 0.3077])
        #expect(rounded(force.shares[2]) == [0.0769, 0.0833, 0.0909])
        #expect(rounded(force.index) == [0.4793, 0.5139, 0.5702])
        #expect(rounded(force.effectiveNumber) == [1.7536, 1.9459, 2.0864])
        #expect(force.largest == force.shares[0])
    }

    @Test func `a range that begins at nought may have nothing or everything`() throws {
        let open = try Concentration([try #require(Bounds(low: 0, high: 2)), try #require(Bounds(low: 0, high: 6))])
        #expect(open.shares == [Bounds(low: 0, value: 0.25, high: 1), Bounds(low: 0, value: 0.75, high: 1)])
        #expect(open.index == Bounds(low: 0.5, value: 0.625, high: 1))
        #expect(open.largest == Bounds(low: 0.5, value: 0.75, high: 1))
    }

    @Test(arguments: [[-1]: "amounts[0]", [1, 2e15]: "amounts[1]", []: "amounts", [0, 0]: "amounts"])
    func `amounts that have no shares are refused`(amounts: [Double], field: String) {
        let rejection = #expect(throws: Rejection.self) { try Concentration(amounts.map { Bounds($0) }) }
        #expect(rejection?.field == field)
    }
}

/// Against amounts drawn from within their ranges.
@Suite struct ConcentrationPropertyTests {
    private static func randomAmounts(_ count: Int, _ generator: inout SplitMix64) -> [Bounds] {
        (0..<count).map { _ in
            let low = Double.random(in: 0...10, using: &generator)
            return Bounds(low, between: low, and: low + Double.random(in: 0...10, using: &generator))
        }
    }

    private static func draw(_ amounts: [Bounds], _ generator: inout SplitMix64) throws -> Concentration {
        try Concentration(
            amounts.map { amount in
                let end = Int.random(in: 0...2, using: &generator)
                let between = Double.random(in: amount.low...amount.high, using: &generator)
                return Bounds([amount.low, amount.high, between][end])
            })
    }

    private static func expect(_ drawn: Bounds, within bounds: Bounds) {
        #expect(bounds.low - 1e-9 <= drawn.value && drawn.value <= bounds.high + 1e-9)
    }

    @Test(arguments: [2, 3, 6, 14])
    func `nothing drawn from the ranges leaves the bounds`(count: Int) throws {
        var generator = SplitMix64(seed: 1_945)
        for _ in 0..<10 {
            let amounts = Self.randomAmounts(count, &generator)
            let bounds = try Concentration(amounts)
            for _ in 0..<60 {
                let drawn = try Self.draw(amounts, &generator)
                Self.expect(drawn.index, within: bounds.index)
                Self.expect(drawn.largest, within: bounds.largest)
                for (share, within) in zip(drawn.shares, bounds.shares) { Self.expect(share, within: within) }
            }
        }
    }

    /// Every combination of thirteen amounts evenly spread over each of three ranges.
    private static func grid(_ ranges: [Bounds]) throws -> [Concentration] {
        try (0..<2_197).map { point in
            let steps = [point % 13, point / 13 % 13, point / 169]
            let amounts = zip(ranges, steps).map { $0.low + $0.width * Double($1) / 12 }
            return try Concentration(amounts.map { Bounds($0) })
        }
    }

    @Test func `both ends of the index and of the largest share are reached, on a fine grid`() throws {
        var generator = SplitMix64(seed: 1_950)
        for _ in 0..<4 {
            let amounts = Self.randomAmounts(3, &generator)
            let bounds = try Concentration(amounts)
            let grid = try Self.grid(amounts)
            let indices = grid.map(\.index.value)
            let largest = grid.map(\.largest.value)
            for (found, end) in [(indices, bounds.index), (largest, bounds.largest)] {
                #expect(abs(found.reduce(1, min) - end.low) < 0.01)
                #expect(abs(found.reduce(0, max) - end.high) < 1e-9)
            }
        }
    }

    @Test func `with too many ranges to try all corners the highest index is a bound above`() throws {
        let range = try #require(Bounds(low: 1, high: 2))
        let many = try Concentration(Array(repeating: range, count: Concentration.mostCorners + 2))
        // At the best corner k of n amounts are high: (n + 3k) / (n + k)^2, at n = 14.
        let corners = (1...14).map { k -> Double in
            let sum = Double(14 + k)
            return Double(14 + 3 * k) / (sum * sum)
        }
        let highest = corners.reduce(0, max)
        #expect(many.index.high >= highest && many.index.high < highest * 1.3)
    }
}
