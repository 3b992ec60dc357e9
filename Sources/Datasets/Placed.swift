// SPDX-License-Identifier: Apache-2.0

import Configuration
import Model

/// An item and where it was written.
struct Placed<Item> {
    let item: Item
    let place: ConfigurationError.Place
}

extension [Placed<Entity>] {
    /// The order in which each stands before what names it: sources, states and places first.
    var inOrderOfNaming: [Placed<Entity>] {
        let first: [EntityKind] = [.source, .state, .place]
        return first.flatMap { kind in filter { $0.item.kind == kind } } + filter { !first.contains($0.item.kind) }
    }
}
