// SPDX-License-Identifier: Apache-2.0

import Analysis
import Testing

@Suite struct FractionTests {
    @Test(arguments: [(10, 42, "5/21"), (0, 7, "0"), (7, 7, "1"), (6, 3, "2"), (3, 7, "3/7")])
    func `a fraction is written in lowest terms`(numerator: Int, denominator: Int, text: String) {
        let fraction = Fraction(UInt128(numerator), over: UInt128(denominator))
        #expect(fraction.description == text)
        #expect(fraction.value == Double(numerator) / Double(denominator))
    }

    @Test func `equal numbers are equal fractions`() {
        #expect(Fraction(2, over: 4) == Fraction(1, over: 2))
        #expect(Fraction(.max, over: .max) == Fraction(1, over: 1))
    }
}
