// SPDX-License-Identifier: Apache-2.0

import Analysis
import TestSupport
import Testing

/// Bounds of a concentration against all points of a fine grid.
@Suite struct CutBoxTests {
    /// Three amounts and what they add up to at most.
    private struct Box: CustomStringConvertible {
        let amounts: [Bounds]
        let mostSum: Double
        let description: String

        init(_ generator: inout SplitMix64) {
            let ends = (0..<3).map { _ in (0..<2).map { _ in Int.random(in: 0...12, using: &generator) }.sorted() }
            let (least, most) = (ends.reduce(0) { $0 + $1[0] }, ends.reduce(0) { $0 + $1[1] })
            let cap = Int.random(in: max(1, least)...max(1, most), using: &generator)
            amounts = ends.map { Bounds(Double($0[0]), between: Double($0[0]), and: Double($0[1])) }
            mostSum = Double(cap)
            description = "\(ends) up to \(cap)"
        }

        /// All points of a grid over the box that the sum does not cut off.
        var points: [[Double]] {
            let axes = amounts.map { amount in
                amount.isExact ? [amount.low] : Array(stride(from: amount.low, through: amount.high, by: 0.25))
            }
            return axes[0].flatMap { a in axes[1].flatMap { b in axes[2].map { [a, b, $0] } } }.filter {
                (1e-9...mostSum).contains($0.reduce(0, +))
            }
        }
    }

    @Test func `bounds hold every point of the box below the sum, and are reached`() throws {
        var generator = SplitMix64(seed: 1_950)
        for _ in 0..<40 {
            let box = Box(&generator)
            guard box.amounts.contains(where: { $0.value > 0 }) else { continue }
            let found = try Concentration(box.amounts, mostSum: box.mostSum)
            let shares = box.points.map { point in point.map { $0 / point.reduce(0, +) } }
            for place in 0..<3 { check(found.shares[place], shares.map { $0[place] }, 1e-9, "share of \(box)") }
            // A grid meets the ends of shares and the highest index at its corners; what lies between, only nearly.
            check(found.index, shares.map { $0.reduce(0) { $0 + $1 * $1 } }, 5e-3, "index of \(box)")
            check(found.largest, shares.map { $0.max() ?? 0 }, 5e-2, "largest of \(box)")
        }
    }

    private func check(_ bounds: Bounds, _ points: [Double], _ leeway: Double, _ what: String) {
        let (low, high) = (points.min() ?? .nan, points.max() ?? .nan)
        #expect(bounds.low <= low + 1e-9 && bounds.low >= low - leeway, "\(what): \(bounds), \(low)")
        #expect(bounds.high >= high - 1e-9 && bounds.high <= high + leeway, "\(what): \(bounds), \(high)")
    }
}
