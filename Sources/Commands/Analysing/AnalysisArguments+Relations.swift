// SPDX-License-Identifier: Apache-2.0

import Model

// Pairs of states and of organisations, networks, and ways.
extension AnalysisArguments {
    static let similarity = AnalysisArguments(
        "similarity", "how alike two states' portfolios are",
        [
            .argument("A", "states", "the id of one state", .optional, isElement: true),
            .argument("B", "states", "the id of the other", .optional, isElement: true),
            .option("over", "WORD", .word, "in what; memberships if left out", words: ["memberships", "positions"]),
            .option("x", "N,N,...", .numbersOrNull, "one portfolio, in place of the register's", isDirect: true),
            .option("y", "N,N,...", .numbersOrNull, "the other"),
            .option("scale", "LOW-HIGH", .range, "the least and the most that a value can be"),
            .option("weights", "N,N,...", .numbers, "how much each place weighs; all alike if left out"),
            window,
        ],
        examples: [
            .init("similarity KAZ UZB --over positions", "Kazakhstan and Uzbekistan"),
            .init("similarity --x 1,2,3 --y 1,2,2 --scale 0-4", "two portfolios from elsewhere"),
        ])

    static let network = AnalysisArguments(
        "network", "who is central among those that exercise together or share memberships",
        [
            .argument(
                "TIE", "over", "what ties them; exercises if left out", .optional, words: ["exercises", "memberships"],
                standard: "exercises"),
            .option("organisation", "ID", .word, "only its members"),
            .option("states", "ID,...", .words, "only these states"),
            window,
            .option("edges", "A:B:N,...", .edges, "the edges, in place of the register's", isDirect: true),
        ],
        examples: [
            .init("network exercises --organisation SCO --on 2016-12-31", "who exercises with whom in the SCO"),
            .init("network --edges A:B:2,B:C", "a network from elsewhere"),
        ])

    static let route = AnalysisArguments(
        "transit", as: "route", "whether a mover may cross, and if not, what the way round is",
        [
            .argument("FROM", "from", "the id of the place where it begins"),
            .argument("TO", "to", "the id of the place where it ends"),
            .option("mover", "ID", .word, "the state whose forces move"),
            .option("occasion", "ID", .word, "the exercise or other event that they move for"),
            .option(
                "mode", "WORD,...", .words, "how they move; rail,road if left out", words: ["rail", "road", "air"]),
        ],
        examples: [
            .init(
                "route urumqi chelyabinsk --mover CHN --occasion peace-mission-2007", "the way to Peace Mission 2007"),
            .init("route almaty khujand --mover KAZ --mode rail --on 2012-06-08", "by rail alone"),
        ])

    static let compare = AnalysisArguments(
        "compare", "two organisations point by point",
        [
            .argument("A", "organisations", "the id of one organisation", isElement: true),
            .argument("B", "organisations", "the id of the other", isElement: true),
        ],
        examples: [
            .init("compare SCO CSTO --on 2016-12-31", "the two organisations side by side"),
            .init("compare SCO CSTO --evidence", "with every claim used"),
        ])
}
