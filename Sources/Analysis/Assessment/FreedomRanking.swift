// SPDX-License-Identifier: Apache-2.0

import Model

/// Who is freest and who least free, as far as bounds tell them apart.
struct FreedomRanking {
    /// A state in an organisation.
    struct Place {
        let state: EntityID
        let organisation: EntityID
        let freedom: Bounds
    }

    /// Figures that differ by rounding alone are the same.
    private static let rounding = 1e-9

    private let places: [Place]
    /// The most of the least, and the least of the most: whoever lies beyond both is certainly below or above somebody.
    private let mostLow: Double
    private let leastHigh: Double

    /// One place at least.
    init(_ places: [Place]) {
        self.places = places
        mostLow = places.map(\.freedom.low).max() ?? 0
        leastHigh = places.map(\.freedom.high).min() ?? 1
    }

    /// Whether no two are apart.
    private var areAlike: Bool { mostLow <= leastHigh + Self.rounding }
    private func mayBeFreest(_ place: Place) -> Bool { place.freedom.high >= mostLow - Self.rounding }
    private func mayBeLeast(_ place: Place) -> Bool { place.freedom.low <= leastHigh + Self.rounding }

    /// As part of a sentence, with names of the situation.
    func words(_ situation: Situation) -> String {
        let all = Self.bounds(places)
        if places.count == 1 {
            return "the freedom of \(Self.named(places, situation)) is \(places[0].freedom.figure)"
        }
        if all.width < Self.rounding { return "the freedom is \(all.words()) in every case" }
        if areAlike {
            return "they cannot be told apart: all are between \(all.low.words()) and \(all.high.words())"
        }
        let freest = places.filter { mayBeFreest($0) && !mayBeLeast($0) }
        let least = places.filter { mayBeLeast($0) && !mayBeFreest($0) }
        let either = places.filter { mayBeLeast($0) && mayBeFreest($0) }
        let open = either.isEmpty ? "" : "; \(Self.named(either, situation)) may be either"
        return "freest \(Self.phrase(freest, situation)); least free \(Self.phrase(least, situation))\(open)"
    }

    /// `are Kyrgyzstan and Tajikistan in CSTO, at 0.13`.
    private static func phrase(_ places: [Place], _ situation: Situation) -> String {
        "\(places.count == 1 ? "is" : "are") \(named(places, situation)), at \(bounds(places).words())"
    }

    /// From the least to the most that any of them can be.
    private static func bounds(_ places: [Place]) -> Bounds {
        places.dropFirst().reduce(places[0].freedom) { $0.joined(with: $1.freedom) }
    }

    /// The states, organisation by organisation: `Kyrgyzstan and Tajikistan in CSTO`.
    private static func named(_ places: [Place], _ situation: Situation) -> String {
        let organisations = places.map(\.organisation).reduce(into: [EntityID]()) { found, organisation in
            if !found.contains(organisation) { found.append(organisation) }
        }
        return organisations.map { organisation in
            let states = places.filter { $0.organisation == organisation }.map { situation.name($0.state) }
            return "\(states.sentenceList) in \(organisation)"
        }.sentenceList
    }
}
