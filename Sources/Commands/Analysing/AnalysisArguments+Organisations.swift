// SPDX-License-Identifier: Apache-2.0

// Organisations from within, and who may join them.
extension AnalysisArguments {
    static let window = Input.option(
        "window", "DAYS|DAY", .anything, "events count for so many days, or from a day on; all of them if left out")

    static let cohesion = AnalysisArguments(
        "cohesion", "how united an organisation is",
        [.argument("ORG", "organisation", "the id of the organisation"), window],
        examples: [
            .init("cohesion CSTO --on 2016-12-31", "disputes, reservations, attendance, transit, positions"),
            .init("cohesion SCO --window 2010-01-01 --evidence", "since 2010, with the claims behind the figures"),
        ])

    static let engagement = AnalysisArguments(
        "engagement", "how active a state is in an organisation",
        [
            .argument("STATE", "state", "the id of the state"),
            .argument("ORG", "organisation", "the id of the organisation"),
            window,
        ],
        examples: [
            .init("engagement UZB CSTO --on 2012-06-27", "Uzbekistan in the CSTO, on the last day before it left"),
            .init("engagement KAZ SCO --evidence", "with the exercises and reservations that count"),
        ])

    static let enlargement = AnalysisArguments(
        "enlargement", "who may join an organisation next, and what stands in the way",
        [.argument("ORG", "organisation", "the id of the organisation")],
        examples: [
            .init("enlargement SCO --on 2016-12-31", "the candidates of the SCO, the likeliest first"),
            .init("enlargement CSTO --evidence", "with the claims behind the reasons"),
        ])

    static let threats = AnalysisArguments(
        "threats", "which threats are shared, and which document names them",
        [
            .argument("ORG", "organisation", "the id of an organisation, whose members are compared", .optional),
            .option("states", "ID,...", .words, "only these states"),
        ],
        examples: [
            .init("threats --on 2016-12-31", "who names which threat"),
            .init("threats SCO", "and how they fit the mandate of the SCO"),
        ])
}
