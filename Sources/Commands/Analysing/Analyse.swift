// SPDX-License-Identifier: Apache-2.0

import Model

extension Command {
    static let analyse = Command(
        "analyse", "any analysis by name, or all that there are", .analysing, .reading,
        arguments: [
            Argument(
                "NAME", "the analysis; all of them are listed if left out", .optional,
                words: AnalysisArguments.all.map(\.analysis)),
            Argument("NAME=VALUE", "its parameters, where it has no command of its own", .any),
        ],
        options: [setOption, evidenceOption],
        examples: [
            Example("analyse", "every analysis, with its formula"),
            Example("analyse power --quota 12 --weights 4,4,4,2,2,1", "the same as registan power ..."),
        ],
        notes: [
            "An analysis that has a command of its own takes the arguments and options of that command behind its name: "
                + "see registan help analyse NAME."
        ], methods: ["analysis.list"] + AnalysisRun.methods
    ) { invocation throws(Failure) in
        guard let name = invocation.line.argument(0) else { return try list(invocation) }
        let words = Array(invocation.line.arguments.dropFirst()) + invocation.line.all("set")
        let parameters = try AnalysisArguments.add(words, to: [])
        try AnalysisRun(analysis: name, parameters: parameters, title: "\(name) on \(invocation.day)")
            .carryOut(by: invocation)
    }

    private static func list(_ invocation: Invocation) throws(Failure) {
        let analyses = try invocation.ask("analysis.list")["analyses"]?.elements ?? []
        invocation.show { page in
            var table = TextTable([.init("ANALYSIS"), .init("ANSWERS", isFlexible: true), .init("FORMULA")])
            for analysis in analyses {
                table.add([
                    Text(analysis["name"]?.text ?? "", .bold), Text(analysis["summary"]?.text ?? ""),
                    Text(AnalysisReport.formula(analysis), .dim),
                ])
            }
            page.table(table)
        }
    }

    /// A parameter that no option of its own stands for.
    static let setOption = Option(
        "set", "NAME=VALUE", "another parameter of the analysis, its value as JSON", isRepeatable: true)

    /// Whether the claims are listed that an answer rests on.
    static let evidenceOption = Option(flag: "evidence", "list the claims that were used, with their sources")
}
