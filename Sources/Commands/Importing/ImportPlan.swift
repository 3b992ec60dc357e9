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
        /// What it was read from, where that knows the place of every value in it.
        var table: Datasets.FindingTable?

        /// A refusal of it, with the place of what it concerns.
        func fault(_ rejection: Rejection) -> String {
            if let table { return "\(table.located(rejection))" }
            return "\(place): \(rejection)"
        }
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
        /// Define a finding or save a scenario, in place of what the register has under its name (nil: nothing, or
        /// whatever it has).
        case definition(Definition, replacing: Datum?)
        case removal(Definition.Sort, Definition.Name, reason: String)
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

    /// Findings come last, since they name entities. Throws where one has no name that it could stand under.
    init(_ dataset: Dataset, name: String) throws(ConfigurationError) {
        self.name = name
        isHistory = false
        origin = nil
        let entities = zip(dataset.entities, dataset.entityPlaces).map { entity, place in
            Item(place: place, step: .entity(entity, isFallback: dataset.fallbacks.contains(entity.id)))
        }
        let claims = zip(dataset.claims, dataset.claimPlaces).map { claim, place in
            Item(place: place, step: .claim(claim, written: nil))
        }
        var findings: [Item] = []
        for table in dataset.findings {
            do throws(Rejection) {
                let definition = try Definition(reading: table.datum, as: .finding)
                findings.append(
                    Item(place: table.place, step: .definition(definition, replacing: nil), table: table))
            } catch { throw table.located(error) }
        }
        items = entities + claims + findings
    }

    /// The names of the findings that it defines.
    var findings: Set<Definition.Name> {
        Set(
            items.compactMap { item in
                guard case .definition(let definition, _) = item.step, definition.sort == .finding else { return nil }
                return definition.name
            })
    }

    /// The claims among its items, by kind, the most frequent first.
    var claimCounts: [(kind: String, count: Int)] {
        var counts: [String: Int] = [:]
        for case .claim(let claim, _) in items.lazy.map(\.step) { counts[claim.kind.kind.name, default: 0] += 1 }
        return counts.map { ($0.key, $0.value) }.sorted { ($1.count, $0.kind) < ($0.count, $1.kind) }
    }
}
