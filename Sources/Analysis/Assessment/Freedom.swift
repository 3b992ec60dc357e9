// SPDX-License-Identifier: Apache-2.0

import Model
import Register

/// How far a state can follow its own interests in an organisation.
enum Freedom {
    static let analysis = AnalysisKind(
        "freedom", "how far can a state follow its own interests in an organisation?",
        formula: .init("freedom", version: 1),
        parameters: [
            .init("organisation", "the id of an organisation", "in which; else in every one that has leaders"),
            .init("state", "the id of a state", "whose freedom; else that of all with a status"),
            .init("weights", "an object of weights by dimension of dependence", "else every dimension weighs the same"),
            .init("demand", "low, medium, high, or a number or range from 0 to 1", "in place of the model"),
            .init("dependence", "an object of numbers or ranges from 0 to 1 by leader", "in place of the model"),
            .init(
                "counterbalance", "an object of numbers or ranges from 0 to 1 by leader",
                "in place of the model; else 0 for one leader, unknown for several"),
        ], compute: run)

    static let measures = [
        Measure(
            "freedom", "how far a state can follow its own interests in an organisation, 0 to 1",
            takes: [("state", [.state]), ("organisation", [.organisation])]
        ) { situation, entities, _ in
            switch FreedomStanding(of: entities[1], in: situation).outcome(entities[0]) {
            case .value(let freedom, _): .number(freedom)
            case .gap(let gap): .unknown("\(entities[0]): \(gap.reason(entities[1]))")
            }
        }
    ]

    private static func run(_ situation: Situation, _ arguments: Arguments) throws(Rejection) -> AnalysisResult {
        if let direct = try DirectFreedom(arguments) { return direct.result }
        let weights = try arguments.dimensionWeights()
        let state = try arguments.entity("state", [.state], in: situation)
        let organisations =
            try arguments.entity("organisation", [.organisation], in: situation).map { [$0] }
            ?? Set(situation.statements(.all(.leadership)).filter(\.holds).compactMap(\.target)).sorted()
        let standings = organisations.map { FreedomStanding(of: $0, weights, in: situation) }
        let rows = standings.flatMap { standing in
            (state.map { [$0] } ?? belonging(to: standing.organisation, in: situation)).map {
                Row($0, standing)
            }
        }
        return report(rows, situation)
    }

    private struct Row {
        let state: EntityID
        let standing: FreedomStanding
        let outcome: FreedomStanding.Outcome
        let freedom: Bounds?

        init(_ state: EntityID, _ standing: FreedomStanding) {
            (self.state, self.standing) = (state, standing)
            outcome = standing.outcome(state)
            freedom = outcome.freedom
        }

        var datum: Datum {
            switch outcome {
            case .value(let freedom, let formula):
                let unknown = standing.unknown(formula)
                let parts = formula.parts(standing.leaders.map(\.state.text))
                return freedom.members.with(parts + (unknown.isEmpty ? [] : [.init("unknownLeaders", .ids(unknown))]))
            case .gap(let gap): return .without(gap.reason(standing.organisation))
            }
        }
    }

    /// The states with any status in an organisation, sorted by id.
    private static func belonging(to organisation: EntityID, in situation: Situation) -> [EntityID] {
        situation.statements(.membership, towards: organisation).filter(\.holds).map(\.subject).sorted()
    }

    private static func report(_ rows: [Row], _ situation: Situation) -> AnalysisResult {
        for row in rows { noteGaps(row, situation) }
        let states = Set(rows.map(\.state)).sorted().map { state in
            let own = rows.filter { $0.state == state }
            return Datum.Member(state.text, .object(own.map { .init($0.standing.organisation.text, $0.datum) }))
        }
        return AnalysisResult(
            ["states": .object(states)],
            cases: .init(
                rows.count { $0.freedom != nil }, "pair of a state and an organisation",
                "pairs of a state and an organisation"),
            meaning: meaning(rows, situation), caution: caution)
    }

    private static func noteGaps(_ row: Row, _ situation: Situation) {
        let organisation = row.standing.organisation
        switch row.outcome {
        case .value(_, let formula):
            for leader in row.standing.unknown(formula) { situation.miss("dependence of \(row.state) on \(leader)") }
        case .gap(.demand): situation.miss("demand of \(organisation)")
        case .gap(.dependence): situation.miss("dependence of \(row.state) on the leaders of \(organisation)")
        case .gap(.leaderless): situation.miss("leaders of \(organisation)")
        case .gap: break
        }
    }

    static let caution =
        "It rests on coded judgements of dependence, weights of leaders and demand, and shows how they combine; it does "
        + "not measure what a state did with its freedom."

    private static func meaning(_ rows: [Row], _ situation: Situation) -> String {
        let known = places(rows)
        guard !known.isEmpty else { return without(rows, situation) }
        return "On a scale from 0 to 1, " + FreedomRanking(known).words(situation) + "."
    }

    /// The rows that have a figure.
    private static func places(_ rows: [Row]) -> [FreedomRanking.Place] {
        rows.compactMap { row in
            row.freedom.map {
                FreedomRanking.Place(state: row.state, organisation: row.standing.organisation, freedom: $0)
            }
        }
    }

    /// Why nothing can be stated: of a single state its own reason.
    private static func without(_ rows: [Row], _ situation: Situation) -> String {
        guard rows.count == 1, case .gap(let gap) = rows[0].outcome else {
            return "No freedom can be stated: " + (rows.isEmpty ? "no state belongs." : "the reasons stand beside.")
        }
        let reason = gap.reason(rows[0].standing.organisation)
        return "No freedom of \(situation.name(rows[0].state)) can be stated: \(reason)."
    }
}
