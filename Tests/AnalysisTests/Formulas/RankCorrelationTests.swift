// SPDX-License-Identifier: Apache-2.0

import Analysis
import Model
import TestSupport
import Testing

@Suite struct RankCorrelationTests {
    @Test func `ties on both sides are corrected for`() throws {
        // By hand: of ten pairs two agree in order and six do not, one ties in x, one in both: (2 - 6) / sqrt(8 * 9).
        let tau = try RankCorrelation([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]).tauB
        #expect(abs(try #require(tau.value) + 0.5.squareRoot() * 2 / 3) < 1e-12)
    }

    @Test(arguments: [
        [1.0, 2, 3, 4, 5]: 1.0, [5, 4, 3, 2, 1]: -1, [2, 1, 4, 3, 5]: 0.6, [3, 4, 1, 2, 5]: 0.2,
    ])
    func `without ties it is the agreeing pairs less the others, of all`(order: [Double], expected: Double) throws {
        let tau = try RankCorrelation([1, 2, 3, 4, 5], order)
        #expect(abs(try #require(tau.tauB.value) - expected) < 1e-12 && tau.items == 5)
    }

    @Test func `of two values each it is the phi coefficient of the fourfold table`() throws {
        for table in FourfoldTable.all {
            let counts = table.counts.map(Double.init)
            let product = (counts[0] + counts[1]) * (counts[2] + counts[3]) * (counts[0] + counts[2])
            let phi =
                (counts[0] * counts[3] - counts[1] * counts[2]) / (product * (counts[1] + counts[3])).squareRoot()
            #expect(abs(try #require(RankCorrelation(table.x, table.y).tauB.value) - phi) < 1e-12)
        }
    }

    @Test func `without variation or pairs it is undefined`() throws {
        #expect(try RankCorrelation([1, 1, 1], [1, 2, 3]).tauB == .undefined(.noVariation))
        #expect(try RankCorrelation([1, 2, 3], [4, 4, 4]).tauB == .undefined(.noVariation))
        #expect(try RankCorrelation([1], [1]).tauB == .undefined(.noPairs))
        #expect(try RankCorrelation([], []).tauB == .undefined(.noPairs))
        let half = try RankCorrelation([1, nil, 3], [1, 2, nil])
        #expect(half.tauB == .undefined(.noPairs) && half.items == 1)
    }

    @Test func `sides of different length are refused`() {
        #expect(throws: Rejection.self) { try RankCorrelation([1, 2], [1]) }
    }

    @Test func `a set overlaps with itself wholly, with what it has no part of not at all`() {
        #expect(Jaccard.overlap(["terrorism", "drugs"], ["drugs", "separatism"]) == .defined(1.0 / 3))
        #expect(Jaccard.overlap([1, 2], [2, 1]) == .defined(1))
        #expect(Jaccard.overlap([1, 2], [3]) == .defined(0))
        #expect(Jaccard.overlap(Set<Int>(), []) == .undefined(.noPairs))
    }
}
