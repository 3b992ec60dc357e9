// SPDX-License-Identifier: Apache-2.0

import Model

/// What the organisations are to single states: those that belong to all of them, and those that come and go.
extension ComparisonPoint {
    static let states = [
        ComparisonPoint("dependence", .influence, "Dependence of common members on the leaders") {
            comparison, organisation throws(Rejection) in
            try dependence(organisation, comparison)
        },
        ComparisonPoint("freedom", .interests, "Freedom of common members") {
            comparison, organisation throws(Rejection) in
            try freedom(organisation, comparison)
        },
        ComparisonPoint("enlargement", .positions, "Next to join") { comparison, organisation throws(Rejection) in
            try enlargement(organisation, comparison.situation)
        },
        ComparisonPoint("independence", .interests, "Withdrawals and independent acts") { comparison, organisation in
            independence(organisation, comparison.situation)
        },
    ]

    private static let noCommon = ComparisonSide(without: "no state is a member of all that leads none")

    /// The figure is the dependence of each common member on the leader on whom it depends furthest.
    private static func dependence(
        _ organisation: EntityID, _ comparison: SideBySide
    ) throws(Rejection) -> ComparisonSide {
        guard !comparison.common.isEmpty else { return noCommon }
        let leaders = comparison.leaders[organisation] ?? []
        comparison.useMemberships(in: organisation)
        var figures: [Datum.Member] = []
        var values: [Datum.Member] = []
        var phrases: [String] = []
        for state in comparison.common {
            let means = try means(of: state, on: leaders, comparison.situation)
            values.append(.init(state.text, .object(means.map { .init($0.leader.text, .number($0.mean)) })))
            guard let most = means.max(by: { $0.mean < $1.mean }) else { continue }
            figures.append(.init(state.text, .number(most.mean)))
            phrases.append("\(state) \(most.mean.words()) on \(most.leader)")
        }
        guard !phrases.isEmpty else {
            return ComparisonSide(without: "nobody says how far common members depend on its leaders")
        }
        let text =
            "On a scale from 0 to 1, members of all depend on leaders of \(organisation): \(phrases.sentenceList)."
        return ComparisonSide(
            figure: .object(figures), value: .object(values), text: text, phrase: phrases.joined(separator: ", "))
    }

    private static func means(
        of state: EntityID, on leaders: [EntityID], _ situation: Situation
    ) throws(Rejection) -> [(leader: EntityID, mean: Double)] {
        var means: [(leader: EntityID, mean: Double)] = []
        for leader in leaders {
            let own = try situation.part { () throws(Rejection) in
                try Dependence.analysis.run(situation, ["state": .string(state.text), "patron": .string(leader.text)])
            }
            let mean = own.made.value["states"]?[state.text]?[leader.text]?["value"]?.number
            if let mean { means.append((leader, mean)) }
        }
        return means
    }

    private static func freedom(
        _ organisation: EntityID, _ comparison: SideBySide
    ) throws(Rejection) -> ComparisonSide {
        guard !comparison.common.isEmpty else { return noCommon }
        let result = try Freedom.analysis.run(comparison.situation, whole(organisation))
        let own = comparison.common.map { state in
            (state: state, freedom: result.value["states"]?[state.text]?[organisation.text])
        }
        let known = own.compactMap { one in one.freedom?["value"]?.number.map { (state: one.state, value: $0) } }
        guard !known.isEmpty else {
            return ComparisonSide(without: "the freedom of common members in it cannot be stated")
        }
        let phrases = known.map { "\($0.state) \($0.value.words())" }
        return ComparisonSide(
            figure: .object(known.map { .init($0.state.text, .number($0.value)) }),
            value: .object(own.map { .init($0.state.text, $0.freedom ?? .null) }), text: result.meaning,
            phrase: phrases.joined(separator: ", "))
    }

    private static func enlargement(
        _ organisation: EntityID, _ situation: Situation
    ) throws(Rejection) -> ComparisonSide {
        let result = try Enlargement.analysis.run(situation, whole(organisation))
        let candidates = result.value["candidates"]?.members ?? []
        guard !candidates.isEmpty else { return ComparisonSide(without: "nobody is known to be a candidate of it") }
        let first = candidates.filter { $0.value["place"] == 1 }
        let names = first.map(\.name).sentenceList
        let outlook = first.first?.value["outlook"]?.number.map { Outlook.words[Int($0.rounded())] }
        let phrase =
            outlook == ClaimKind.noneToken
            ? "nobody in sight: the outlook of \(names) is none"
            : "\(names) first of \(candidates.count)" + (outlook.map { ", outlook \($0)" } ?? "")
        return ComparisonSide(
            figure: .array(first.map { .string($0.name) }), value: result.value, text: result.meaning, phrase: phrase)
    }

    /// The figure is the number of acts of all that were ever members, counted from events.
    private static func independence(_ organisation: EntityID, _ situation: Situation) -> ComparisonSide {
        let states = situation.everMembers(of: organisation)
        guard !states.isEmpty else { return ComparisonSide(without: "nobody is known to have been a member") }
        let acts = states.map {
            (state: $0, own: IndependentActs(of: $0, in: organisation, within: .all, situation))
        }
        let all = acts.reduce(Tally()) { $0 + $1.own.all }
        let phrase = words(acts.filter { $0.own.all.high > 0 }, all, of: states.count)
        return ComparisonSide(
            figure: all.bounds.datum, value: .object(acts.map { .init($0.state.text, $0.own.datum) }),
            text: "In \(situation.name(organisation)), \(phrase).", phrase: phrase)
    }

    /// Who did what, most acts first: `3 acts: UZB 2 (1 withdrawal, 1 refusal), BLR 1 (1 refusal); none recorded of 5`.
    private static func words(
        _ active: [(state: EntityID, own: IndependentActs)], _ all: Tally, of count: Int
    ) -> String {
        guard !active.isEmpty else { return "no act recorded of \(count) states" }
        let most = active.sorted { ($1.own.all.value, $0.state) < ($0.own.all.value, $1.state) }
        let names = most.map { "\($0.state) \($0.own.all.bounds.words()) (\($0.own.words))" }
        let others = active.count < count ? "; none recorded of \(count - active.count)" : ""
        return "\(all.bounds.counted("act")): \(names.joined(separator: ", "))\(others)"
    }
}
