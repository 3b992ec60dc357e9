// SPDX-License-Identifier: Apache-2.0

import Model

extension Command {
    static let compareScenario = Command(
        "scenario compare", "which conclusions and figures a scenario moves", .analysing, .reading,
        arguments: [
            Argument(
                "NAME", "the scenario; the claims of --what-if stand in its place, or are assumed beside it", .optional),
            Argument("ANALYSIS", "behind --: an analysis as it is typed; several with -- between them", .any),
        ],
        examples: [
            Example("scenario compare uzbekistan-returns", "base beside scenario, conclusion by conclusion"),
            Example("scenario compare uzbekistan-returns -- freedom CSTO -- burden KSOR", "and with two analyses"),
        ], methods: ["scenario.compare", "scenario.list"]
    ) { invocation throws(Failure) in
        let (name, runs) = try request(invocation)
        var params: [Datum.Member] = name.map { [.init("name", .string($0))] } ?? []
        if !runs.isEmpty { params.append(.init("analyses", .array(runs.map(\.request)))) }
        let result = try invocation.ask("scenario.compare", params)
        guard !invocation.isJSON else { return }
        let assumed = try assumptions(of: name, invocation)
        invocation.show { page in
            ScenarioReport(assumed: assumed, day: invocation.day)
                .show(result["findings"]?.elements ?? [], on: &page)
            for (run, analysis) in zip(runs, result["analyses"]?.elements ?? []) {
                AnalysisComparison(analysis, title: run.title).show(on: &page)
            }
            page.legend()
        }
    }

    /// The scenario, and the analyses behind it, each a command line of its own.
    private static func request(_ invocation: Invocation) throws(Failure) -> (String?, [AnalysisRun]) {
        let words = invocation.words.dropFirst(invocation.command.words.count)
        let lines = words.split(separator: "--", omittingEmptySubsequences: false).dropFirst()
        let behind = lines.reduce(0) { $0 + $1.count } + max(0, lines.count - 1)
        let before = invocation.line.arguments.dropLast(behind)
        guard before.count <= 1 else {
            throw .usage("“\(before[1])” is one argument too many.", hint: "Analyses stand behind --.")
        }
        guard !before.isEmpty || invocation.assumesClaims else {
            throw .usage("There is nothing to compare.", hint: "Name a scenario, or give --what-if FILE.")
        }
        var runs: [AnalysisRun] = []
        for line in lines { runs.append(try run(Array(line), invocation)) }
        return (before.first, runs)
    }

    private static func run(_ words: [String], _ invocation: Invocation) throws(Failure) -> AnalysisRun {
        let inner = try Program.invocation(words, in: invocation.surroundings)
        guard let analysis = AnalysisArguments.named(inner.command.name) else {
            throw .usage(
                "“\(inner.command.name)” is no analysis.",
                hint: "These are: \(AnalysisArguments.all.map(\.name).joined(separator: ", ")).")
        }
        return try analysis.run(inner, on: invocation.day)
    }

    /// What is assumed, to be shown above what it changes.
    private static func assumptions(of name: String?, _ invocation: Invocation) throws(Failure) -> [Datum] {
        let besides = try invocation.assumptions()
        guard let name else { return besides }
        let scenarios = try invocation.lookUp("scenario.list", [])?["scenarios"]?.elements ?? []
        return (scenarios.first { $0["name"]?.text == name }?["whatIf"]?.elements ?? []) + besides
    }
}
