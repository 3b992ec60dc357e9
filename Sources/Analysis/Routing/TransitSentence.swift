// SPDX-License-Identifier: Apache-2.0

import Model

/// The ways in one sentence, with names and kilometres.
struct TransitSentence {
    private let search: TransitSearch
    private let situation: Situation

    init(_ search: TransitSearch, _ situation: Situation) {
        self.search = search
        self.situation = situation
    }

    /// What a reader takes away: how long the way is, and what stands on the direct one.
    var text: String {
        let routes = search.routes
        let ends = "From \(situation.name(search.from)) to \(situation.name(search.to))"
        guard let direct = routes.direct else { return "\(ends) no lines lead by \(modes)." }
        guard let certain = routes.certain else { return "\(ends) \(uncertain(routes.possible, direct))." }
        if certain == direct {
            return "\(ends) \(situation.name(search.mover)) may go the direct way, \(described(direct))."
        }
        let detour = routes.certainDetour ?? .zero
        let shorter = routes.possible == certain ? nil : routes.possible.map(possible)
        return "\(ends) the certain way is \(described(certain)), \(kilometres(detour)) more than the direct one"
            + hurdles(direct) + (shorter.map { "; \($0)" } ?? "") + "."
    }

    private func uncertain(_ way: Way?, _ direct: Way) -> String {
        guard let way else { return "every way is closed: the direct one is \(described(direct))" + hurdles(direct) }
        let more = way == direct ? "" : "; the direct one is \(kilometres(direct.length))" + hurdles(direct)
        return "no way is certain; \(possible(way))\(more)"
    }

    private func possible(_ way: Way) -> String { "a possible one is \(described(way))" + hurdles(way) }

    private var modes: String { search.modes.sorted().map(\.rawValue).joined(separator: " or ") }

    private func kilometres(_ length: Bounds) -> String { length.words() + " km" }

    /// The length and where it crosses borders: “10,315 km by Manzhouli”.
    private func described(_ way: Way) -> String {
        let borders = borders(of: way)
        return kilometres(way.length) + (borders.isEmpty ? "" : " by " + borders.sentenceList)
    }

    /// The last place before each border, or the first behind it where the way begins there; a few at most.
    private func borders(of way: Way) -> [String] {
        let states = way.places.map { search.network.states[$0] }
        let crossed = way.places.indices.dropFirst().filter { states[$0] != states[$0 - 1] }
        let places = crossed.map { $0 == 1 ? way.places[1] : way.places[$0 - 1] }.filter { $0 != search.to }
        return places.prefix(Self.mostBorders).reduce(into: []) { names, place in
            let name = situation.name(place)
            if !names.contains(name) { names.append(name) }
        }
    }

    /// A sentence names so many borders at most; the places of the way stand beside it.
    private static let mostBorders = 4

    /// The states on a way that are not open, and why: “ through Kazakhstan, which has no law to let them pass”.
    private func hurdles(_ way: Way) -> String {
        let shut = way.crossings.filter { $0.right.passage != .open }
        let phrases = shut.map { "\($0.state.map { situation.name($0) } ?? "an unknown state"), \($0.right.clause)" }
        return phrases.isEmpty ? "" : " through " + phrases.joined(separator: ", and ")
    }
}

extension CrossingRight {
    /// The right as a clause on a state: “which refuses”.
    fileprivate var clause: String {
        switch self {
        case .own, .granted, .hosted: "which is open"
        case .refused: "which refuses"
        case .noLegalBasis: "which has no law to let them pass"
        case .uncertain: "whose answer is uncertain"
        case .unknown: "whose answer nobody knows"
        }
    }
}
