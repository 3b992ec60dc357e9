// SPDX-License-Identifier: Apache-2.0

import Analysis
import Model
import TestSupport
import Testing

/// Two raters or states that say yes or no: how often both yes, only the first, only the second, both no.
struct FourfoldTable: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let counts: [Int]
    let s: Double
    let kappa: Double
    let pi: Double

    var x: [Double] { columns([1, 1, 0, 0]) }
    var y: [Double] { columns([1, 0, 1, 0]) }

    private func columns(_ values: [Double]) -> [Double] {
        zip(values, counts).flatMap { Array(repeating: $0, count: $1) }
    }

    /// With two values squared distances are disagreements, so weighted kappa is Cohen's kappa of 1960.
    static let all = [
        // Feinstein and Cicchetti 1990, their two tables of the same agreement: kappa .70 and .32.
        FourfoldTable(testDescription: "balanced", counts: [40, 9, 6, 45], s: 0.7, kappa: 0.6995, pi: 0.69925),
        FourfoldTable(testDescription: "unbalanced", counts: [80, 10, 5, 5], s: 0.7, kappa: 0.3182, pi: 0.3143),
        // By hand: agreement .7; expected .5 of kappa, .505 of pi.
        FourfoldTable(testDescription: "by hand", counts: [20, 5, 10, 15], s: 0.4, kappa: 0.4, pi: 0.3939),
    ]
}

@Suite struct PortfolioSimilarityTests {
    @Test(arguments: FourfoldTable.all)
    func `common absences raise S and not what is corrected for chance`(table: FourfoldTable) throws {
        let similarity = try PortfolioSimilarity(table.x, table.y, scale: 0...1)
        let found = [similarity.sAbsolute, similarity.sSquared, similarity.kappa, similarity.pi].compactMap(\.value)
        for (found, expected) in zip(found, [table.s, table.s, table.kappa, table.pi]) {
            #expect(abs(found - expected) < 5e-5)
        }
        #expect(found.count == 4 && similarity.pairs == table.counts.reduce(0, +))
    }

    /// The worked example of docs/analyses.md: ties of level 0 to 3 to four partners.
    @Test func `S takes the whole scale for its measure`() throws {
        let similarity = try PortfolioSimilarity([3, 1, 0, 0], [3, 2, 1, 0], scale: 0...3)
        #expect(abs(try #require(similarity.sAbsolute.value) - 2.0 / 3) < 1e-12)
        #expect(abs(try #require(similarity.sSquared.value) - 8.0 / 9) < 1e-12)
        #expect(abs(try #require(similarity.kappa.value) - 5.0 / 6) < 1e-12)
        #expect(abs(try #require(similarity.pi.value) - 19.0 / 23) < 1e-12)
    }

    @Test func `weights count pairs as often as they say`() throws {
        let weighed = try PortfolioSimilarity([0, 3, 1], [1, 3, 0], scale: 0...3, weights: [2, 1, 3])
        let repeated = try PortfolioSimilarity([0, 0, 3, 1, 1, 1], [1, 1, 3, 0, 0, 0], scale: 0...3)
        for path in [\PortfolioSimilarity.sAbsolute, \.sSquared, \.kappa, \.pi] {
            let (one, other) = (try #require(weighed[keyPath: path].value), try #require(repeated[keyPath: path].value))
            #expect(abs(one - other) < 1e-12)
        }
    }

    @Test func `the same positions are alike, opposite ends are not`() throws {
        let same = try PortfolioSimilarity([0, 1, 3], [0, 1, 3], scale: 0...3)
        #expect([same.sAbsolute, same.sSquared, same.kappa, same.pi] == Array(repeating: .defined(1), count: 4))
        let opposite = try PortfolioSimilarity([0, 3], [3, 0], scale: 0...3)
        #expect([opposite.sAbsolute, opposite.sSquared, opposite.kappa] == Array(repeating: .defined(-1), count: 3))
    }

    @Test func `what cannot be told has a reason`() throws {
        let unknown = try PortfolioSimilarity([nil, 1], [1, nil], scale: 0...3)
        #expect(unknown.sAbsolute == .undefined(.noPairs) && unknown.kappa == .undefined(.noPairs))
        #expect(unknown.pairs == 0 && unknown.pi.value == nil)
        let constant = try PortfolioSimilarity([2, 2], [2, 2], scale: 0...3)
        #expect(constant.sSquared == .defined(1))
        #expect(constant.kappa == .undefined(.noVariation) && constant.pi.reason == .noVariation)
        let weightless = try PortfolioSimilarity([1, 2], [2, 1], scale: 0...3, weights: [0, 0])
        #expect(weightless.sAbsolute.reason == .noWeight && weightless.pi.reason == .noWeight)
    }

    @Test func `what does not fit together is refused where the fault is`() {
        func field(_ x: [Double], _ y: [Double], _ scale: ClosedRange<Double>, _ weights: [Double]?) -> String? {
            #expect(throws: Rejection.self) { try PortfolioSimilarity(x, y, scale: scale, weights: weights) }?.field
        }
        #expect(field([1], [1], 1...1, nil) == "scale")
        #expect(field([1, 2], [1], 0...3, nil) == "y")
        #expect(field([1, 4], [1, 2], 0...3, nil) == "x[1]")
        #expect(field([1, 2], [.nan, 2], 0...3, nil) == "y[0]")
        #expect(field([1, 2], [1, 2], 0...3, [1]) == "weights")
        #expect(field([1, 2], [1, 2], 0...3, [1, -1]) == "weights")
    }

    /// The formulas through means and variances, against every meeting itself.
    @Test func `chance is every position meeting every other`() throws {
        var generator = SplitMix64(seed: 1_999)
        for _ in 0..<20 {
            let sides = (0..<2).map { _ in (0..<12).map { _ in Double(Int.random(in: 0...3, using: &generator)) } }
            let similarity = try PortfolioSimilarity(sides[0], sides[1], scale: 0...3)
            let observed = zip(sides[0], sides[1]).reduce(0) { $0 + Self.square($1.0, $1.1) } / 12
            let apart = Self.meanSquare(sides[0], sides[1])
            let together = Self.meanSquare(sides[0] + sides[1], sides[0] + sides[1])
            #expect(abs(try #require(similarity.kappa.value) - (1 - observed / apart)) < 1e-12)
            #expect(abs(try #require(similarity.pi.value) - (1 - observed / together)) < 1e-12)
        }
    }

    private static func square(_ a: Double, _ b: Double) -> Double { (a - b) * (a - b) }

    private static func meanSquare(_ a: [Double], _ b: [Double]) -> Double {
        a.reduce(0) { sum, a in b.reduce(sum) { $0 + square(a, $1) } } / Double(a.count * b.count)
    }
}
