// SPDX-License-Identifier: Apache-2.0

// Freedom and what it rests on: on whom states depend, and who leads.
extension AnalysisArguments {
    static let dimensions = Input.option(
        "weights", "DIMENSION=N,...", .weights, "how much each dimension of dependence weighs; all alike if left out")

    static let freedom = AnalysisArguments(
        "freedom", "how far each state can follow its own interests in an organisation",
        [
            .argument(
                "ORG", "organisation", "the id of an organisation; every one that has leaders if left out", .optional),
            .option("state", "ID", .word, "only this state"),
            dimensions,
            .option(
                "dependence", "LEADER=N,...", .ranges, "the dependence on each leader, 0 to 1, instead", isDirect: true),
            .option("demand", "LEVEL", .anything, "with --dependence: low, medium, high, or a number from 0 to 1"),
            .option("counterbalance", "LEADER=N,...", .ranges, "with --dependence: how far each leader is held back"),
        ],
        examples: [
            .init("freedom --on 2016-12-31", "each state in each organisation"),
            .init("freedom --dependence RUS=0.5,CHN=0.3-0.4 --demand high", "of figures from elsewhere"),
        ])

    static let dependence = AnalysisArguments(
        "dependence", "on whom a state depends, and in what",
        [
            .argument("STATE", "state", "the id of a state; all of them if left out", .optional),
            .option("patron", "ID", .word, "only on this one"),
            dimensions,
            .option(
                "levels", "DIMENSION=N,...", .ranges, "levels from 0 to 4, in place of the register's", isDirect: true),
        ],
        examples: [
            .init("dependence KGZ", "Kyrgyzstan's dependence, dimension by dimension"),
            .init("dependence --patron RUS --on 2016-12-31", "who depends on Russia"),
        ])

    static let dominance = AnalysisArguments(
        "dominance", "whether one leads an organisation, several that balance each other, or none",
        [
            .argument("ORG", "organisation", "the id of the organisation", .optional),
            .option(
                "leaders", "ID=LOW-HIGH,...", .ranges, "leaders with their weights, in place of the register's",
                isDirect: true),
            .option("threshold", "N", .number, "the counterbalance from which leaders are balanced; 0.5 if left out"),
            .option("measure", "NAME", .word, "weigh leaders by a measure of capability"),
        ],
        examples: [
            .init("dominance SCO", "who leads the SCO, and who holds them back"),
            .init("dominance --leaders CHN=0.5-0.65,RUS=0.35-0.5 --threshold 0.6", "leaders weighed elsewhere"),
        ])
}
