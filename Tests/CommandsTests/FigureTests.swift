// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Commands

@Suite struct `A figure` {
    @Test(arguments: [
        ("0.666", Figure.Style.index, "0.67"), ("0.666", .share, "67%"), ("0.666", .fine, "0.6660"),
        ("13000", .amount, "13,000"), ("[13000,25000]", .amount, "13,000-25,000"), ("2.5", .amount, "2.50"),
        ("[0.5,1]", .amount, "0.50-1.00"), ("[0.52,0.83]", .share, "52-83%"), ("[0.5,0.5]", .index, "0.50"),
        (#"{"value":0.7,"low":0.5,"high":0.8}"#, .index, "0.70 (0.50-0.80)"),
        (#"{"value":0.7,"exact":"7/10"}"#, .index, "0.70"), ("[-0.5,0.25]", .index, "-0.50 to 0.25"),
        ("-0.125", .index, "-0.13"), ("-0.001", .index, "0.00"), ("0.999", .share, ">99%"), ("0.001", .share, "<1%"),
        ("1", .share, "100%"), ("0", .share, "0%"), ("1e300", .amount, "1e+300"),
    ])
    func `is written as its style has it`(json: String, style: Figure.Style, text: String) {
        #expect(Figure(datum(json))?.text(style) == text)
    }

    @Test(arguments: ["null", "true", "[1]", "[2,1]", "[1,2,3]", #"["a","b"]"#, #"{"reason":"x"}"#, #"{"value":null}"#])
    func `is nothing else`(json: String) {
        #expect(Figure(datum(json)) == nil)
    }

    @Test(arguments: [
        ("0.5", "█████░░░░░", "#####....."), ("[0.5,0.8]", "█████▒▒▒░░", "#####:::.."),
        ("[0.5,0.501]", "█████▒░░░░", "#####:...."), ("[0.99,1]", "██████████", "##########"),
        ("-1", "░░░░░░░░░░", ".........."),
        ("7", "██████████", "##########"),
    ])
    func `is a bar, solid to the least and shaded to the most`(json: String, bar: String, ascii: String) throws {
        let drawn = ShareBar(try #require(Figure(datum(json))), columns: 10)
        #expect(drawn.text(Terminal(isTerminal: true)).plain == bar)
        #expect(drawn.text(Terminal(isTerminal: true, isUTF8: false)).plain == ascii)
    }

    @Test(arguments: [
        (#""2005-07-05""#, "2005-07-05"), (#"["2005-07-01","2005-07-31"]"#, "2005-07"),
        (#"["2005-01-01","2005-12-31"]"#, "2005"), (#"["2005-01-01","2006-12-31"]"#, "2005-01-01 to 2006-12-31"),
        ("null", ""),
    ])
    func `of days is as short as it can be`(json: String, text: String) {
        #expect(DaysText.text(datum(json)) == text)
    }
}

@Suite struct `A value of any shape` {
    private static let novelty = """
        {"formalWeight":0.125,"words":["a","b"],"empty":[],"states":{"KAZ":{"SCO":{"value":0.67,"low":0.5,"high":0.8}},
        "RUS":{"SCO":{"value":null,"reason":"it leads"},"CSTO":0.25}},"list":[{"id":"a","n":1000}],
        "deep":{"first":{"second":{"third":{"n":true}}}}}
        """

    private static let noveltyPage = """
        novelty on 2026-11-24

        formal weight  0.13
        words          a, b
        empty          –

        states
               SCO               CSTO
          KAZ  0.67 (0.50-0.80)
          RUS  – (it leads)      0.25

        list
          ID  N
          a   1000

        deep
          first
            second
                     N
              third  yes

        """

    @Test func `has single values, tables of what is alike, and the rest further in`() {
        #expect(shown("analyse novelty", Self.novelty) == Self.noveltyPage)
    }

    @Test func `shows what a presenter does not know of`() {
        let value = #"{"states":{"KAZ":{"SCO":0.5}},"novelty":{"weights":{"a":1}},"nothing":null}"#
        #expect(
            shown("freedom", value) == """
                freedom on 2026-11-24

                STATE  IN   FREEDOM
                KAZ    SCO  █████░░░░░  0.50

                novelty
                           A
                  weights  1

                """)
    }
}
