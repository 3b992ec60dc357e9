// SPDX-License-Identifier: Apache-2.0

import Model

// Weight: what members bring, and what the rules give them.
extension AnalysisArguments {
    static let burden = AnalysisArguments(
        "burden", "who carries the forces of a body or an organisation",
        [
            .argument(
                "BODY", "body", "the id of a body, or of an organisation for each of its bodies", .optional,
                byKind: [.organisation: "organisation"]),
            .option("organisation", "ID", .word, "an organisation in place of BODY, for each of its bodies"),
            .option(
                "personnel", "ID=LOW-HIGH,...", .ranges, "the personnel, in place of the register's", isDirect: true),
            .option("strength", "N", .number, "with --personnel: the strength of the whole"),
        ],
        examples: [
            .init("burden KSOR", "who makes up the Collective Rapid Reaction Force"),
            .init("burden --personnel RUS=13000-25000,KAZ=3000-5000", "shares of figures from elsewhere"),
        ])

    static let power = AnalysisArguments(
        "power", "formal voting power",
        [
            .argument("ORG", "organisation", "the id of an organisation, whose rule of decision counts", .optional),
            .option("quota", "N", .number, "the least weight that decides"),
            .option("weights", "N,N,...|ID=N,...", .weights, "the weight of each member", isDirect: true),
            .option("minimum-members", "N", .number, "a decision also takes so many members"),
            .option("blocking-members", "N", .number, "fewer than so many members cannot block"),
        ],
        examples: [
            .init("power CSTO", "what the rule of decision gives to each member"),
            .init("power --quota 12 --weights 4,4,4,2,2,1", "the Council of the EEC in 1958"),
        ])

    static let capability = AnalysisArguments(
        "capability", "the material weight of an organisation's members",
        [
            .argument("ORG", "organisation", "the id of the organisation", .optional),
            .option("measure", "NAME", .word, "what is compared; what there is, is listed if left out"),
            .option("amounts", "ID=LOW-HIGH,...", .ranges, "the amounts, in place of the register's", isDirect: true),
        ],
        examples: [
            .init("capability CSTO", "the measures that there are"),
            .init("capability SCO --measure gdp", "each member's share of one"),
        ])
}
