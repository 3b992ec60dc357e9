// SPDX-License-Identifier: Apache-2.0

extension AnalysisArguments {
    /// Every analysis that has a command of its own, in the order of the manual.
    static let all = [
        freedom, dependence, dominance, burden, power, capability, cohesion, engagement, similarity, network,
        enlargement, threats, route, compare,
    ]

    /// The analysis of a name: its own, or that of its command.
    static func named(_ name: String) -> AnalysisArguments? {
        all.first { $0.name == name || $0.analysis == name }
    }
}

// Freedom and what it rests on.
extension AnalysisArguments {
    private static let freedom = AnalysisArguments(
        "freedom", "how far each state can follow its own interests in an organisation",
        [
            .argument("ORG", "organisation", "the id of an organisation; all of them if left out", .optional),
            .option("state", "ID", .word, "only this state"),
            .option(
                "weights", "DIMENSION=N,...", .weights,
                "how much each dimension of dependence weighs; all alike if left out"),
        ],
        examples: [
            .init("freedom --on 2016-12-31", "each state in each organisation"),
            .init("freedom CSTO --weights security=2,energy=1", "with security counting twice as much as energy"),
        ])

    private static let dependence = AnalysisArguments(
        "dependence", "on whom a state depends, and in what",
        [
            .argument("STATE", "state", "the id of a state; all of them if left out", .optional),
            .option("patron", "ID", .word, "only on this one"),
        ],
        examples: [
            .init("dependence KGZ", "Kyrgyzstan's dependence, dimension by dimension"),
            .init("dependence --patron RUS --on 2016-12-31", "who depends on Russia"),
        ])

    private static let dominance = AnalysisArguments(
        "dominance", "whether one leads an organisation, several that balance each other, or none",
        [
            .argument("ORG", "organisation", "the id of the organisation"),
            .option("threshold", "N", .number, "the counterbalance from which leaders are balanced; 0.5 if left out"),
            .option("measure", "NAME", .word, "weigh leaders by a measure of capability"),
        ],
        examples: [
            .init("dominance SCO", "who leads the SCO, and who holds them back"),
            .init("dominance CSTO --evidence --on 2016-12-31", "with the claims that say so"),
        ])
}

// Weight.
extension AnalysisArguments {
    private static let burden = AnalysisArguments(
        "burden", "who carries the forces of a body or an organisation",
        [
            .argument("BODY", "body", "the id of a body or an organisation", .optional),
            .option(
                "personnel", "ID=LOW-HIGH,...", .ranges, "the personnel, in place of the register's", isDirect: true),
        ],
        examples: [
            .init("burden KSOR", "who makes up the Collective Rapid Reaction Force"),
            .init("burden --personnel RUS=13000-25000,KAZ=3000-5000", "shares of figures from elsewhere"),
        ])

    private static let power = AnalysisArguments(
        "power", "formal voting power",
        [
            .argument("ORG", "organisation", "the id of an organisation, whose rule of decision counts", .optional),
            .option("quota", "N", .number, "the least weight that decides", isDirect: true),
            .option("weights", "N,N,...|ID=N,...", .weights, "the weight of each member"),
            .option("minimum-members", "N", .number, "a decision also takes so many members"),
            .option("blocking-members", "N", .number, "fewer than so many members cannot block"),
        ],
        examples: [
            .init("power CSTO", "what the rule of decision gives to each member"),
            .init("power --quota 12 --weights 4,4,4,2,2,1", "the Council of the EEC in 1958"),
        ])

    private static let capability = AnalysisArguments(
        "capability", "the material weight of an organisation's members",
        [
            .argument("ORG", "organisation", "the id of the organisation"),
            .option("measure", "NAME", .word, "only this measure; all of them if left out"),
        ],
        examples: [
            .init("capability CSTO", "each member's share of every measure"),
            .init("capability SCO --measure gdp", "by one measure"),
        ])
}

// Organisations from within.
extension AnalysisArguments {
    private static let cohesion = AnalysisArguments(
        "cohesion", "how united an organisation is",
        [.argument("ORG", "organisation", "the id of the organisation")],
        examples: [
            .init("cohesion CSTO --on 2016-12-31", "disputes, reservations, attendance, transit, positions"),
            .init("cohesion SCO --evidence", "with the claims behind the figures"),
        ])

    private static let engagement = AnalysisArguments(
        "engagement", "how active a state is in an organisation",
        [
            .argument("STATE", "state", "the id of the state"),
            .argument("ORG", "organisation", "the id of the organisation"),
        ],
        examples: [
            .init("engagement UZB CSTO --on 2012-06-27", "Uzbekistan in the CSTO, on the last day before it left"),
            .init("engagement KAZ SCO --evidence", "with the exercises and reservations that count"),
        ])

    private static let enlargement = AnalysisArguments(
        "enlargement", "who may join an organisation next, and what stands in the way",
        [.argument("ORG", "organisation", "the id of the organisation")],
        examples: [
            .init("enlargement SCO --on 2016-12-31", "the candidates of the SCO, the likeliest first"),
            .init("enlargement CSTO --evidence", "with the claims behind the reasons"),
        ])

    private static let threats = AnalysisArguments(
        "threats", "which threats are shared, and which document names them",
        [.argument("ORG", "organisation", "the id of an organisation, whose mandate is compared", .optional)],
        examples: [
            .init("threats --on 2016-12-31", "who names which threat"),
            .init("threats SCO", "and how they fit the mandate of the SCO"),
        ])
}

// Pairs, networks and ways.
extension AnalysisArguments {
    private static let similarity = AnalysisArguments(
        "similarity", "how alike two states' portfolios are",
        [
            .argument("A", "a", "the id of one state", .optional),
            .argument("B", "b", "the id of the other", .optional),
            .option("x", "N,N,...", .numbers, "the one portfolio, in place of the register's", isDirect: true),
            .option("y", "N,N,...", .numbers, "the other"),
            .option("scale", "LOW-HIGH", .range, "the least and the most that a value can be"),
            .option("weights", "N,N,...", .numbers, "how much each place weighs; all alike if left out"),
        ],
        examples: [
            .init("similarity KAZ UZB", "Kazakhstan and Uzbekistan"),
            .init("similarity --x 1,2,3 --y 1,2,2 --scale 0-4", "two portfolios from elsewhere"),
        ])

    private static let network = AnalysisArguments(
        "network", "who is central among those that exercise together or share memberships",
        [
            .option("tie", "WORD", .word, "what ties them", words: ["exercises", "memberships"]),
            .option("edges", "A:B:N,...", .edges, "the edges, in place of the register's", isDirect: true),
        ],
        examples: [
            .init("network --on 2016-12-31", "who exercises with whom"),
            .init("network --edges A:B:2,B:C", "a network from elsewhere"),
        ])

    private static let route = AnalysisArguments(
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

    private static let compare = AnalysisArguments(
        "compare", "two organisations point by point",
        [
            .argument("A", "a", "the id of one organisation"),
            .argument("B", "b", "the id of the other"),
        ],
        examples: [
            .init("compare SCO CSTO --on 2016-12-31", "the two organisations side by side"),
            .init("compare SCO CSTO --evidence", "with every claim used"),
        ])
}
