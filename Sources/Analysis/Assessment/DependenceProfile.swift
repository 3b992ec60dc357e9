// SPDX-License-Identifier: Apache-2.0

import Model

/// The patrons of one state, and how its dependence is spread over them.
struct DependenceProfile {
    /// What one patron is to the state.
    struct Patron {
        let id: EntityID
        let levels: DependenceLevels
        let mean: Bounds?
        /// How much further the state depends on the patron than the patron on it; nil where one of the two is unknown.
        let asymmetry: Bounds?
    }

    let state: EntityID
    /// Sorted by id.
    let patrons: [Patron]
    /// How far the dependence rests on few patrons; nil where there is none, or none is above 0.
    let concentration: Concentration?

    /// The profile of a state; of one patron only, where one is given.
    init(of state: EntityID, on patron: EntityID?, _ weights: [Double], in situation: Situation) {
        let known = situation.statements(.dependence, about: state).filter(\.holds).compactMap(\.target)
        self.state = state
        patrons = (patron.map { [$0] } ?? Set(known).sorted()).map { id in
            let levels = DependenceLevels(of: state, on: id, in: situation)
            let mean = levels.mean(weights)
            let reverse = DependenceLevels(of: id, on: state, in: situation).mean(weights)
            return Patron(
                id: id, levels: levels, mean: mean, asymmetry: mean.flatMap { own in reverse.map { own - $0 } })
        }
        concentration = patron == nil ? try? Concentration(patrons.compactMap(\.mean)) : nil
        noteGaps(situation)
    }

    /// The patrons on whom it depends furthest, several where they tie; by the values, whatever the bounds.
    var strongest: [Patron] {
        guard let most = patrons.compactMap(\.mean?.value).max(), most > 0 else { return [] }
        return patrons.filter { $0.mean?.value == most }
    }

    private func noteGaps(_ situation: Situation) {
        if patrons.isEmpty { situation.miss("dependence of \(state) on anyone") }
        for patron in patrons where !patron.levels.gaps.isEmpty {
            situation.miss(
                "dependence of \(state) on \(patron.id): \(patron.levels.gaps.joined(separator: ", "))")
        }
    }
}

/// What the profiles of some states say together.
struct DependenceReport {
    static let caution =
        "Levels are coded judgements on a scale of order, so that a mean over them is a convention; it is over the known "
        + "dimensions, and those of which nobody speaks may be higher or lower."

    private let profiles: [DependenceProfile]
    private let situation: Situation

    init(_ profiles: [DependenceProfile], _ situation: Situation) {
        self.profiles = profiles
        self.situation = situation
    }

    /// `states` by state and patron, `concentration` by state.
    var result: AnalysisResult {
        let pairs = profiles.flatMap { $0.patrons.filter { $0.mean != nil } }
        return AnalysisResult(
            [
                "states": .object(profiles.map { .init($0.state.text, patrons($0)) }),
                "concentration": .object(profiles.map { .init($0.state.text, concentration($0)) }),
            ], cases: .init(pairs.count, "pair of a state and a patron", "pairs of a state and a patron"),
            meaning: meaning, caution: Self.caution)
    }

    private func patrons(_ profile: DependenceProfile) -> Datum {
        .object(
            profile.patrons.map { patron in
                let value = patron.mean?.members ?? .without("nobody says how far \(profile.state) depends on it")
                return .init(
                    patron.id.text,
                    value.with([
                        .init("dimensions", patron.levels.datum),
                        .init("asymmetry", patron.asymmetry?.datum ?? .null),
                    ]))
            })
    }

    private func concentration(_ profile: DependenceProfile) -> Datum {
        [
            "strongest": .ids(profile.strongest.map(\.id)), "patrons": .integer(Int64(profile.patrons.count)),
            "hhi": profile.concentration?.index.datum ?? .null,
            "hhiNormalised": profile.concentration?.normalised?.datum ?? .null,
            "effectiveNumber": profile.concentration?.effectiveNumber.datum ?? .null,
        ]
    }

    private var meaning: String {
        let groups = strongest
        guard let first = groups.first else { return "No dependence above 0 is stated." }
        let others = groups.dropFirst().map { ", then \($0.states.sentenceList) \($0.on)" }.joined()
        let verb = first.states.count == 1 ? "depends" : "depend"
        return "On a scale from 0 to 1, \(first.states.sentenceList) \(verb) furthest, "
            + "\(first.on)\(others)."
    }

    /// States with the same patrons and figure, who depend furthest first: `on Russia (0.88)`.
    private var strongest: [(states: [String], on: String)] {
        let known = profiles.filter { !$0.strongest.isEmpty }
        let sorted = known.enumerated().sorted { a, b in
            let (one, other) = (a.element.strongest[0].mean?.value ?? 0, b.element.strongest[0].mean?.value ?? 0)
            return one == other ? a.offset < b.offset : one > other
        }
        return sorted.map(\.element).reduce(into: []) { groups, profile in
            let names = profile.strongest.map { situation.name($0.id) }.sentenceList
            let on = "on \(names) (\(profile.strongest[0].mean?.figure ?? ""))"
            let state = situation.name(profile.state)
            if let place = groups.firstIndex(where: { $0.on == on }) {
                groups[place].states.append(state)
            } else {
                groups.append((states: [state], on: on))
            }
        }
    }
}
