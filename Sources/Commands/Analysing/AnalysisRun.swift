// SPDX-License-Identifier: Apache-2.0

import Model

/// One analysis being asked for: alone, or as it is beside what it would be where a wrapper assumes claims.
struct AnalysisRun {
    let analysis: String
    let parameters: [Datum.Member]
    /// What was asked, as the heading of its answer.
    let title: String

    /// The methods that it may call.
    static let methods = ["analysis.run", "scenario.compare", "claim.get"]

    func carryOut(by invocation: Invocation) throws(Failure) {
        guard !invocation.isWrapped else {
            let result = try invocation.ask("scenario.compare", [.init("analyses", [request])])
            return invocation.show { page in
                AnalysisComparison(result["analyses"]?.elements?.first ?? .null, title: title).show(on: &page)
                page.legend()
            }
        }
        let result = try invocation.ask(
            "analysis.run", [.init("name", .string(analysis))] + parameterMember)
        let evidence = try invocation.evidence(of: result["claims"])
        let report = AnalysisReport(result, title: title, hasEvidence: evidence != nil)
        invocation.show { page in
            report.show(on: &page)
            evidence?.show(on: &page)
            page.legend()
        }
    }

    /// As `scenario.compare` takes it.
    var request: Datum { .object([.init("name", .string(analysis))] + parameterMember) }

    private var parameterMember: [Datum.Member] {
        parameters.isEmpty ? [] : [.init("parameters", .object(parameters))]
    }
}
