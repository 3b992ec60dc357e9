// SPDX-License-Identifier: Apache-2.0

import Model

/// The entities of the register as a client has asked for them, and those that it is about to add.
struct RegisteredEntities: EntityDirectory {
    private var entities: [EntityID: Entity] = [:]

    /// Takes entities as `entity.list` gives them. One that this program cannot read, because the daemon is newer, stops
    /// it: what names the entity could not be checked.
    init(_ listed: [Datum]) throws(Failure) {
        for datum in listed {
            do throws(Rejection) {
                add(try Entity(reading: datum))
            } catch {
                throw Failure(
                    .refused, "The entity “\(datum["id"]?.text ?? "")” of the register cannot be read: \(error.reason)",
                    hint: "Use the registan of the daemon's version.")
            }
        }
    }

    subscript(id: EntityID) -> Entity? { entities[id] }

    mutating func add(_ entity: Entity) { entities[entity.id] = entity }

    func kind(of id: EntityID) -> EntityKind? { entities[id]?.kind }

    func ids(of kinds: [EntityKind]) -> [EntityID] {
        entities.values.lazy.filter { kinds.isEmpty || kinds.contains($0.kind) }.map(\.id).sorted { $0.text < $1.text }
    }
}
