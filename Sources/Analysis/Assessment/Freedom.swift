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
                Row(state: $0, organisation: standing.organisation, outcome: standing.outcome($0))
            }
        }
        return report(rows, situation)
    }

    private struct Row {
        let state: EntityID
        let organisation: EntityID
        let outcome: FreedomStanding.Outcome

        var freedom: Bounds? {
            guard case .value(let freedom, _) = outcome else { return nil }
            return freedom
        }

        var datum: Datum {
            switch outcome {
            case .value(let freedom, let unknown) where unknown.isEmpty: freedom.members
            case .value(let freedom, let unknown): freedom.members.with([.init("unknownLeaders", .ids(unknown))])
            case .gap(let gap): .without(gap.reason(organisation))
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
            return Datum.Member(state.text, .object(own.map { .init($0.organisation.text, $0.datum) }))
        }
        return AnalysisResult(
            ["states": .object(states)],
            cases: .init(rows.count { $0.freedom != nil }, "pairs of a state and an organisation"),
            meaning: meaning(rows, situation), caution: caution)
    }

    private static func noteGaps(_ row: Row, _ situation: Situation) {
        switch row.outcome {
        case .value(_, let unknown):
            for leader in unknown { situation.miss("dependence of \(row.state) on \(leader)") }
        case .gap(.demand): situation.miss("demand of \(row.organisation)")
        case .gap(.dependence): situation.miss("dependence of \(row.state) on the leaders of \(row.organisation)")
        case .gap(.leaderless): situation.miss("leaders of \(row.organisation)")
        case .gap: break
        }
    }

    static let caution =
        "It rests on coded judgements of dependence, weights of leaders and demand, and shows how they combine; it does "
        + "not measure what a state did with its freedom."

    private static func meaning(_ rows: [Row], _ situation: Situation) -> String {
        let known = rows.compactMap(\.freedom?.value)
        guard let most = known.max(), let least = known.min() else {
            return "No freedom can be stated: " + (rows.isEmpty ? "no state belongs." : "the reasons stand beside.")
        }
        guard most > least else {
            return "On a scale from 0 to 1, the freedom is \(most.words()) in every case."
        }
        return "On a scale from 0 to 1, freest is \(named(most, rows, situation)), at \(most.words()); least free is "
            + "\(named(least, rows, situation)), at \(least.words())."
    }

    /// The states with a figure, organisation by organisation: `Kyrgyzstan and Tajikistan in the CSTO`.
    private static func named(_ value: Double, _ rows: [Row], _ situation: Situation) -> String {
        let rows = rows.filter { $0.freedom?.value == value }
        let organisations = rows.map(\.organisation).reduce(into: [EntityID]()) { found, organisation in
            if !found.contains(organisation) { found.append(organisation) }
        }
        return organisations.map { organisation in
            let states = rows.filter { $0.organisation == organisation }.map { situation.name($0.state) }
            return "\(states.sentenceList) in \(organisation)"
        }.sentenceList
    }
}
