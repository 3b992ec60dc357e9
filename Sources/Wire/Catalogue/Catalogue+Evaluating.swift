// SPDX-License-Identifier: Apache-2.0

extension Catalogue {
    static let analysisMethods = [
        Method(
            "analysis.list", "the analyses there are, with what each takes", .inspect,
            result: [required("analyses", .list(analysisKind, atMost: 100), "in the order of the manual")]),
        Method(
            "analysis.run", "run an analysis over the model, or over what is given in its place", .read,
            parameters: [
                required("name", .text("the name of an analysis"), "which"),
                optional("parameters", .any, "an object with what it takes; analysis.list says what"),
            ], result: [required("name", .text(), "which")] + analysisResult),
    ]

    static let findingMethods = [
        Method(
            "finding.list", "every finding with its answer", .read,
            parameters: [optional("question", question, "only those on this question")] + draws,
            result: [required("findings", .list(findingEntry, atMost: 1_000), "sorted by id")]),
        Method(
            "finding.get", "a finding with its answer, its evidence and how robust it is", .read,
            parameters: [required("id", .text("the id of a finding"), "which")] + draws,
            result: findingMembers + [
                optional("note", .text(), "why it is put so"),
                required("expression", .any, "what is evaluated"),
                required("operands", .list(.any, atMost: 1_000), "what was compared, each with a label"),
                required("missing", .list(.text(), atMost: 1_000), "what was looked for and not found"),
            ]),
        Method(
            "finding.define", "define a finding, or define it anew; it is evaluated ever after", .write, role: .analyst,
            parameters: [required("finding", .any, "id, statement, question, note and expression"), dryRun],
            result: [required("id", .text(), "its id"), changes, changeCount]),
        Method(
            "finding.remove", "remove a finding", .write, role: .analyst,
            parameters: [
                required("id", .text("the id of a finding"), "which"),
                required("reason", .text(), "why; it is recorded"),
                dryRun,
            ], result: [changes, changeCount]),
    ]

    static let scenarioMethods = [
        Method(
            "scenario.save", "save what-ifs under a name, or save others under it", .write, role: .analyst,
            parameters: [
                required("name", .text("a name"), "the name"), required("whatIf", whatIfs, "what is assumed"),
                optional("note", .text(), "what it is for"), dryRun,
            ], result: [required("name", .text(), "the name"), changes, changeCount]),
        Method(
            "scenario.list", "the scenarios there are", .read,
            result: [required("scenarios", .list(scenario, atMost: 1_000), "sorted by name")]),
        Method(
            "scenario.remove", "remove a scenario", .write, role: .analyst,
            parameters: [
                required("name", .text("the name of a scenario"), "which"),
                required("reason", .text(), "why; it is recorded"), dryRun,
            ], result: [changes, changeCount]),
        Method(
            "scenario.compare", "findings and analyses as they are, beside what they would be", .read,
            parameters: [
                optional(
                    "name", .text("the name of a scenario"),
                    "which; `whatIf` stands in its place, or is assumed beside it, and on that side only"),
                optional(
                    "analyses",
                    .list(
                        .object([
                            required("name", .text("the name of an analysis"), "which"),
                            optional("parameters", .any, "what it takes"),
                        ]), atMost: mostCompared), "analyses to run on both sides"),
            ],
            result: [
                required(
                    "findings",
                    .list(
                        .object([
                            required("id", .text(), "the id"), required("statement", .text(), "the sentence"),
                            optional("question", question, "the question that it answers"),
                            required("base", answer, "the answer as it is"),
                            required("scenario", answer, "the answer as it would be"),
                            required("moved", .flag, "whether the two differ"),
                        ]), atMost: 1_000), "sorted by id"),
                required(
                    "analyses",
                    .list(
                        .object([
                            required("name", .text(), "which"), required("parameters", .any, "what it took"),
                            required("base", .object(analysisResult), "as it is"),
                            required("scenario", .object(analysisResult), "as it would be"),
                        ]), atMost: mostCompared), "in the order asked for"),
            ]),
    ]

    /// The most draws of one request.
    public static let mostDraws = 100_000
    /// The most analyses of one comparison.
    public static let mostCompared = 16

    static let question = Shape.word(["positions", "influence", "interests"])
    static let answer = Shape.word(["holds", "fails", "undetermined"])
    private static let whatIfs = Shape.list(.reference("Assertion"), atMost: Method.mostWhatIfs)

    private static let draws = [
        optional(
            "draws", .integer(1...Int64(mostDraws)),
            "evaluate it over so many random draws of everything that is a judgement"),
        optional("seed", .count, "what the draws begin with; the same seed gives the same ones; 1 if left out"),
    ]

    static let scenario = Shape.object([
        required("name", .text(), "the name"), required("whatIf", whatIfs, "what is assumed"),
        optional("note", .text(), "what it is for"),
    ])

    /// A finding as it is written.
    static let findingDefinition = Shape.object([
        required("id", .text(), "the id"), required("statement", .text(), "the sentence"),
        optional("question", question, "the question that it answers"), optional("note", .text(), "why it is put so"),
        required("expression", .any, "when it holds"),
    ])

    private static let analysisKind = Shape.object([
        required("name", .text(), "the name"), required("summary", .text(), "the question that it answers"),
        required("formula", .text(), "the id of its formula"), required("formulaVersion", .count, "its version"),
        required(
            "parameters",
            .list(
                .object([
                    required("name", .text(), "the name"), required("form", .text(), "what may stand there"),
                    required("summary", .text(), "what it is for"),
                ]), atMost: 100), "what it takes"),
    ])

    private static let analysisResult = [
        required("value", .any, "the value; entities are keyed by id, bounds are a number or [low, high]"),
        required("formula", .text(), "the id of the formula"), required("formulaVersion", .count, "its version"),
        required(
            "cases",
            .object([required("count", .count, "how many"), required("unit", .text(), "of what")]),
            "how many cases it rests on"),
        required("missing", .list(.text(), atMost: 100_000), "what was looked for and not found: left out, never zero"),
        required("claims", .list(.reference("ClaimID"), atMost: 1_000_000), "the claims that were used"),
        required("meaning", .text(), "what the figure means here"),
        required("caution", .text(), "what it does not mean"),
    ]

    private static let findingMembers = [
        required("id", .text(), "the id"), required("statement", .text(), "the sentence"),
        optional("question", question, "the question that it answers"),
        required("answer", answer, "whether it holds"),
        optional("reason", .text(), "why it is undetermined"),
        required("kinds", .list(kindWords, atMost: 100), "the kinds of claim that can change the answer"),
        required("evidence", .list(.reference("ClaimID"), atMost: 1_000_000), "the claims that were used"),
        optional(
            "robustness",
            .object([
                required("draws", .count, "how many"), required("seed", .count, "what they began with"),
                required("holds", .number, "the share in which it holds"),
                required("fails", .number, "the share in which it fails"),
                required("undetermined", .number, "the share of the others"),
                optional("mostInfluential", .text(), "the input that moves it most"),
                optional(
                    "inputs", .list(.any, atMost: 1_000), "every input that was drawn, the most influential first"),
            ]), "with `draws`: how robust the answer is"),
    ]

    private static let findingEntry = Shape.object(findingMembers)
}
