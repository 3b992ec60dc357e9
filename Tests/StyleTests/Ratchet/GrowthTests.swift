// SPDX-License-Identifier: Apache-2.0

import Testing

/// The ratchet itself, on files that do not exist.
@Suite struct GrowthTests {
    let small = file("Sources/M/Small.swift", function: 30, file: 160)
    let large = file("Sources/M/Large.swift", function: 40, file: 310)

    @Test func `equal and smaller figures are no growth`() {
        #expect(Ratchet.measure([small, large]).growth(in: [small, large]) == [])
        #expect(Ratchet.measure([small, large]).growth(in: [small]) == [])
    }

    @Test func `each figure that grew names its culprit`() {
        let growth = Ratchet.measure([small]).growth(in: [small, large])
        #expect(
            growth.map(\.description) == [
                "Sources/M: its longest function grew from 30 to 40, Sources/M/Large.swift:1 `f`",
                "Sources/M: its longest file grew from 160 to 310, Sources/M/Large.swift",
                "Sources/M: its files over 300 lines grew from 0 to 1, Sources/M/Large.swift",
                "Sources: the 90th percentile of functions grew from 30 to 40",
                "Sources: the 90th percentile of files grew from 160 to 310",
            ])
    }

    @Test func `growth up to a comfortable size is welcome`() {
        let young = Self.file("Sources/M/Young.swift", function: 1, file: 1)
        let good = Self.file("Sources/M/Good.swift", function: 15, file: 150)
        #expect(Ratchet.measure([young]).growth(in: [young, good]) == [])
    }

    @Test func `a new module is not growth but has no record`() {
        let other = Self.file("Sources/N/Other.swift", function: 3, file: 10)
        #expect(Ratchet.measure([small]).growth(in: [small, other]) == [])
        #expect(Ratchet.measure([small]).unrecorded(in: [small, other]) == ["Sources/N"])
    }

    @Test func `tightening lowers, adds and forgets, and never raises`() {
        let other = Self.file("Sources/N/Other.swift", function: 2, file: 5)
        let gone = Self.file("Sources/O/Gone.swift", function: 2, file: 5)
        let tightened = Ratchet.measure([large, gone]).tightened(to: [small, other])
        #expect(tightened == Ratchet.measure([small, other]))
        #expect(Ratchet.measure([small]).tightened(to: [large]) == Ratchet.measure([small]))
    }

    @Test(arguments: [([], 0), ([7], 7), (Array(1...10), 9), (Array(1...11), 10), ([1, 1, 1, 9], 9)])
    func `the percentile is a value that nine tenths do not exceed`(values: [Int], expected: Int) {
        #expect(Percentiles.ninetieth(of: values) == expected)
    }

    private static func file(_ path: String, function: Int, file: Int) -> SourceFile {
        let body = String(repeating: "\n", count: function - 1)
        let rest = String(repeating: "\n", count: file - function + 1)
        return SourceFile(path: path, text: "func f() {\(body)}\(rest)")
    }
}
