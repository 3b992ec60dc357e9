// SPDX-License-Identifier: Apache-2.0

import Model

extension Shape {
    /// The shapes that only events refer to, by name.
    public static let namedInEvents: [(name: String, shape: Shape)] = [
        ("AssertedClaim", .either(ClaimKind.all.map { .object(assertion($0) + [claimID]) }))
    ]

    /// The shape of that name, of those that answers and events refer to.
    public static func named(_ name: String) -> Shape? {
        (named + namedInEvents).first { $0.name == name }?.shape
    }

    /// The names of the shapes that this one refers to, and that those refer to in turn.
    func references(known: Set<String> = []) -> Set<String> {
        switch self {
        case .any, .text, .integer, .number, .flag, .word, .null: known
        case .list(let shape, _), .dictionary(let shape): shape.references(known: known)
        case .object(let properties): properties.reduce(known) { $1.shape.references(known: $0) }
        case .either(let shapes): shapes.reduce(known) { $1.references(known: $0) }
        case .reference(let name) where known.contains(name): known
        case .reference(let name): Self.named(name)?.references(known: known.union([name])) ?? known
        }
    }
}
