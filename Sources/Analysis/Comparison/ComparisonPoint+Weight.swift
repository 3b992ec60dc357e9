// SPDX-License-Identifier: Apache-2.0

import Model

/// Who weighs in the organisations: by the rule, as a leader, and by what one gives.
extension ComparisonPoint {
    static let weight = [
        ComparisonPoint("power", .influence, "Decisions and formal power") {
            comparison, organisation throws(Rejection) in
            try power(organisation, comparison.situation)
        },
        ComparisonPoint("leaders", .influence, "Leaders and their balance") {
            comparison, organisation throws(Rejection) in
            try leaders(organisation, comparison)
        },
        ComparisonPoint("burden", .influence, "Burden of the bodies") { comparison, organisation throws(Rejection) in
            try burden(organisation, comparison.situation)
        },
    ]

    private static func power(
        _ organisation: EntityID, _ situation: Situation
    ) throws(Rejection) -> ComparisonSide {
        let result = try Power.analysis.run(situation, whole(organisation))
        guard let decision = result.value["decision"]?.text else {
            return ComparisonSide(without: "nobody says how it decides")
        }
        let members = (result.value.members ?? []).count { $0.value["banzhaf"] != nil }
        let power = decision == "consensus" && members > 0 ? ", so that each has 1/\(members)" : ""
        return ComparisonSide(
            figure: .string(decision), value: result.value, text: result.meaning,
            phrase: "decides by \(decision)\(power)")
    }

    private static func leaders(
        _ organisation: EntityID, _ comparison: SideBySide
    ) throws(Rejection) -> ComparisonSide {
        let result = try Dominance.analysis.run(comparison.situation, whole(organisation))
        let leaders = comparison.leaders[organisation] ?? []
        guard let verdict = result.value["verdict"]?.text, !leaders.isEmpty else {
            return ComparisonSide(without: "nobody is known to lead it")
        }
        return ComparisonSide(
            figure: .string(verdict), value: result.value, text: result.meaning,
            phrase: "\(EntityID.list(leaders)), \(verdict)")
    }

    private static func burden(
        _ organisation: EntityID, _ situation: Situation
    ) throws(Rejection) -> ComparisonSide {
        let result = try Burden.analysis.run(situation, whole(organisation))
        let reports = situation.bodies(of: organisation).map { BurdenReport(of: $0, in: situation) }
        let phrases = reports.compactMap(\.carrierPhrase)
        guard !phrases.isEmpty else {
            return ComparisonSide(without: "nobody states the size of what anyone gives to its bodies")
        }
        let carriers = reports.compactMap { report -> Datum.Member? in
            guard let body = report.body, let carrier = report.carrier else { return nil }
            return .init(body.text, carrier.state.map { .string($0.text) } ?? .null)
        }
        return ComparisonSide(
            figure: .object(carriers), value: result.value, text: result.meaning,
            phrase: phrases.joined(separator: ", "))
    }

    /// The parameters of an analysis of one organisation.
    static func whole(_ organisation: EntityID) -> Datum { ["organisation": .string(organisation.text)] }
}
