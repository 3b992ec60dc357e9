// SPDX-License-Identifier: Apache-2.0

import Configuration
import Model

extension Dataset {
    /// Several datasets as one, in their order, so that what one asserts may speak of what another registers.
    ///
    /// A finding whose id another of them has stays beside it; whoever takes them in says which one counts.
    ///
    /// A fallback gives way to an entity of that id which another of them registers for good, or registered before.
    public init(joining datasets: [Dataset]) {
        let registered = Set(
            datasets.flatMap { dataset in dataset.entities.map(\.id).filter { !dataset.fallbacks.contains($0) } })
        var fallbacks: Set<EntityID> = []
        var entities: [Placed<Entity>] = []
        for dataset in datasets {
            for (entity, place) in zip(dataset.entities, dataset.entityPlaces) {
                let isFallback = dataset.fallbacks.contains(entity.id)
                if isFallback, registered.contains(entity.id) || !fallbacks.insert(entity.id).inserted { continue }
                entities.append(Placed(item: entity, place: place))
            }
        }
        self.init(
            name: datasets.map(\.name).joined(separator: ", "), title: datasets.map(\.title).joined(separator: "; "),
            entities: entities,
            claims: datasets.flatMap { zip($0.claims, $0.claimPlaces).map { Placed(item: $0, place: $1) } },
            findings: datasets.flatMap(\.findings), fallbacks: fallbacks)
    }
}
