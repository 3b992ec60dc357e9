// SPDX-License-Identifier: Apache-2.0

import Configuration
import Datasets
import Model

/// What a file wants of the register: item by item in their order, each with the place where it is written.
struct ImportPlan {
    /// One item.
    struct Item {
        let place: ConfigurationError.Place
        let step: Step
    }

    /// What an item asks for.
    enum Step {
        /// Register an entity; a fallback only where the register has none of that id.
        case entity(Entity, isFallback: Bool)
        /// Assert a claim, which later items of the file call by the id that it is `written` under.
        case claim(Assertion, written: ClaimID?)
        case retraction(ClaimID, reason: String)
        case sourceRetraction(EntityID, reason: String)
        case ranking(ClaimID, Rank, reason: String)
    }

    /// What it is called in messages.
    let name: String
    /// The items.
    let items: [Item]
    /// Whether it is the history of a register, of which every version counts, also those that were replaced later.
    let isHistory: Bool
    /// The register whose history it is, if it says so.
    let origin: String?

    init(name: String, history items: [Item], of register: String?) {
        self.name = name
        self.items = items
        isHistory = true
        origin = register
    }

    init(_ dataset: Dataset, name: String) {
        self.name = name
        isHistory = false
        origin = nil
        let entities = zip(dataset.entities, dataset.entityPlaces).map { entity, place in
            Item(place: place, step: .entity(entity, isFallback: dataset.fallbacks.contains(entity.id)))
        }
        let claims = zip(dataset.claims, dataset.claimPlaces).map { claim, place in
            Item(place: place, step: .claim(claim, written: nil))
        }
        items = entities + claims
    }

    /// The claims among its items, by kind, the most frequent first.
    var claimCounts: [(kind: String, count: Int)] {
        var counts: [String: Int] = [:]
        for case .claim(let claim, _) in items.lazy.map(\.step) { counts[claim.kind.kind.name, default: 0] += 1 }
        return counts.map { ($0.key, $0.value) }.sorted { ($1.count, $0.kind) < ($0.count, $1.kind) }
    }
}
