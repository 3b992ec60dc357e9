// SPDX-License-Identifier: Apache-2.0

import Model

/// The ways and what refusals cost, as they stand on the wire.
struct TransitReport {
    private let search: TransitSearch

    init(_ search: TransitSearch) { self.search = search }

    /// The value of the analysis; what is not there is null.
    var datum: Datum {
        let routes = search.routes
        return [
            "from": .string(search.from.text), "to": .string(search.to.text), "mover": .string(search.mover.text),
            "linesOn": .string("\(search.day)"), "modes": .words(search.modes),
            "occasion": search.rights.occasion.map { .string($0.id.text) } ?? .null,
            "certain": way(routes.certain), "possible": way(routes.possible), "direct": way(routes.direct),
            "certainDetourKm": routes.certainDetour?.datum ?? .null,
            "possibleDetourKm": routes.possibleDetour?.datum ?? .null,
            "refusals": .array(routes.refusals.map(refusal)),
        ]
    }

    private func way(_ way: Way?) -> Datum {
        guard let way else { return .null }
        return [
            "lengthKm": way.length.datum, "places": .ids(way.places),
            "links": .array(way.links.indices.map { link(way.links[$0], from: way.places[$0]) }),
            "crossings": .array(way.crossings.map(\.datum)),
            "detourKm": search.routes.direct.map { way.excess(over: $0).datum } ?? .null,
        ]
    }

    /// A link in the direction of the way.
    private func link(_ link: TransportNetwork.Link, from place: EntityID) -> Datum {
        [
            "from": .string(place.text), "to": .string(link.end(from: place).text), "mode": .string(link.mode.rawValue),
            "lengthKm": link.length.flatMap { Bounds(low: $0.low, high: $0.high) }?.datum ?? .null,
            "through": .ids(link.through),
        ]
    }

    private func refusal(_ refusal: Refusal) -> Datum {
        let rights = refusal.rights.sorted { $0.key < $1.key }
        return [
            "state": .string(refusal.state.text),
            "rights": .object(rights.map { .init($0.key.rawValue, .string($0.value.word)) }),
            "costs": .string(refusal.cost), "certain": gain(refusal.certain), "possible": gain(refusal.possible),
        ]
    }

    private func gain(_ gain: Refusal.Gain) -> Datum {
        switch gain {
        case .nothing: ["costs": .string(gain.word)]
        case .shorter(let kilometres, let found):
            ["costs": .string(gain.word), "shorterKm": kilometres.datum, "way": way(found)]
        case .opened(let found): ["costs": .string(gain.word), "way": way(found)]
        }
    }
}

extension Refusal {
    /// What it costs: `opens` where either way would be there that is not, else `shorter`, else `nothing`.
    fileprivate var cost: String {
        let words = [certain.word, possible.word]
        return ["opens", "shorter"].first(where: words.contains) ?? "nothing"
    }
}

extension Refusal.Gain {
    fileprivate var word: String {
        switch self {
        case .nothing: "nothing"
        case .shorter: "shorter"
        case .opened: "opens"
        }
    }
}

extension Way.Crossing {
    fileprivate var datum: Datum {
        [
            "state": state.map { .string($0.text) } ?? .null, "right": .string(right.word),
            "derived": .bool(right.isDerived), "modes": .words(modes),
        ]
    }
}

extension Datum {
    /// Modes in their order.
    fileprivate static func words(_ modes: Set<TransportMode>) -> Datum {
        .array(modes.sorted().map { .string($0.rawValue) })
    }
}
