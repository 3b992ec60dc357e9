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
        let points = result["value"]?["points"]?.elements
        let grouped = try points.flatMap { (points) throws(Failure) in
            try invocation.evidence(of: points.map { (ComparePresenter.title($0), $0["claims"]) })
        }
        let evidence = points == nil ? try invocation.evidence(of: result["claims"]) : nil
        let report = AnalysisReport(result, title: title, hasEvidence: evidence != nil || grouped != nil)
        invocation.show { page in
            report.show(on: &page)
            page.legend()
            evidence?.show(on: &page)
            grouped?.show(on: &page)
        }
    }

    /// As `scenario.compare` takes it.
    var request: Datum { .object([.init("name", .string(analysis))] + parameterMember) }

    private var parameterMember: [Datum.Member] {
        parameters.isEmpty ? [] : [.init("parameters", .object(parameters))]
    }
}
