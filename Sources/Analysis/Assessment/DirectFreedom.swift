// SPDX-License-Identifier: Apache-2.0

import Model

/// Freedom from figures that are given, so that a published table can be checked.
struct DirectFreedom {
    private let formula: FreedomFormula
    private let unknown: [String]

    /// Reads the figures; nil where none is given.
    init?(_ arguments: Arguments) throws(Rejection) {
        guard let dependence = try arguments.shares("dependence", of: "dependence") else {
            try arguments.refuseWithoutDependence(["demand", "counterbalance"])
            return nil
        }
        try arguments.refuse(["organisation", "state", "weights"], with: "dependence")
        let counterbalance = try arguments.shares("counterbalance", of: "counterbalance") ?? []
        let leaders = Set(dependence.map(\.state) + counterbalance.map(\.state)).sorted()
        guard !leaders.isEmpty else { throw arguments.refusal("dependence", "“dependence” names no leader.") }
        let pulls = leaders.map { leader in
            FreedomFormula.Pull(
                dependence: dependence.first { $0.state == leader }?.share,
                counterbalance: counterbalance.first { $0.state == leader }?.share
                    ?? Leadership.counterbalance(nil, leaders.dropFirst().map { _ in nil }))
        }
        unknown = zip(leaders, pulls).filter { $1.dependence == nil }.map(\.0)
        formula = FreedomFormula(demand: try Self.demand(arguments), pulls: pulls)
    }

    private static func demand(_ arguments: Arguments) throws(Rejection) -> Bounds {
        guard let datum = arguments["demand"] else {
            throw Rejection(
                .invalid, field: arguments.field("demand"), reason: "“demand” is missing.",
                hint: "Give low, medium, high, or a number from 0 to 1.")
        }
        guard let word = datum.text else { return try Arguments.share(datum, field: arguments.field("demand")) }
        guard let scale = Demand.scale(word) else {
            throw arguments.refusal(
                "demand", "“demand” is one of \(Demand.words.joined(separator: ", ")), or a number from 0 to 1.")
        }
        return Bounds(scale)
    }

    /// The result, under `freedom`.
    var result: AnalysisResult {
        let freedom = formula.freedom
        let extra: [Datum.Member] =
            unknown.isEmpty ? [] : [.init("unknownLeaders", .array(unknown.map { .string($0) }))]
        return AnalysisResult(
            ["freedom": (freedom?.members ?? .without("no dependence is given")).with(extra)],
            cases: .init(formula.pulls.count, "leader"),
            meaning: freedom.map { "On a scale from 0 to 1, the freedom is \($0.figure)." }
                ?? "No dependence is given, so there is no freedom to state.",
            caution: Freedom.caution)
    }
}

extension Arguments {
    /// Refuses figures that need those of dependence beside them.
    fileprivate func refuseWithoutDependence(_ names: [String]) throws(Rejection) {
        for name in names where self[name] != nil {
            throw refusal(
                name, "“\(name)” needs “dependence” beside it.",
                hint: "Give dependence by leader, such as {\"RUS\": 0.5}.")
        }
    }
}
