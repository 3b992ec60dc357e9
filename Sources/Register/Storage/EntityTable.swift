// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// The place of an entity in the table; small, and the same for its whole life.
struct EntityIndex: Hashable, Comparable {
    let value: Int32

    var offset: Int { Int(value) }

    static func < (a: EntityIndex, b: EntityIndex) -> Bool { a.value < b.value }
}

/// Entities with all their versions, by id and by place.
struct EntityTable {
    /// One version: what was registered, and when.
    struct Version {
        let entity: Entity
        let recorded: Stamp
    }

    private var indices: [EntityID: EntityIndex] = [:]
    private var versions: [[Version]] = []
    /// Id and names of the newest versions, as they are searched.
    private var texts: [[SearchText]] = []

    var count: Int { versions.count }

    /// Every index, in the order of first registration.
    var all: some RandomAccessCollection<EntityIndex> { versions.indices.lazy.map { EntityIndex(value: Int32($0)) } }

    /// Every id, for suggestions.
    var ids: some Collection<EntityID> { indices.keys }

    func index(of id: EntityID) -> EntityIndex? { indices[id] }

    /// The newest version.
    subscript(index: EntityIndex) -> Entity { versions[index.offset][versions[index.offset].count - 1].entity }

    /// The id and then the names of the newest version, as they are searched.
    func searchTexts(of index: EntityIndex) -> [SearchText] { texts[index.offset] }

    /// How many versions there are.
    func versionCount(_ index: EntityIndex) -> Int { versions[index.offset].count }

    /// The version that stood at a record; nil before the first one.
    func version(_ index: EntityIndex, at recorded: SequenceNumber?) -> Version? {
        guard let recorded else { return versions[index.offset].last }
        return versions[index.offset].last { $0.recorded.sequence <= recorded }
    }

    /// Adds an entity, or a version to it. Cost: constant.
    mutating func add(_ entity: Entity, _ stamp: Stamp) {
        let version = Version(entity: entity, recorded: stamp)
        if let index = indices[entity.id] {
            versions[index.offset].append(version)
            texts[index.offset] = Self.texts(of: entity)
        } else {
            indices[entity.id] = EntityIndex(value: Int32(versions.count))
            versions.append([version])
            texts.append(Self.texts(of: entity))
        }
    }

    /// Takes the newest version of an entity back, and the entity with its last one, which must then be the youngest.
    mutating func removeNewestVersion(of id: EntityID) {
        guard let index = indices[id] else { return }
        versions[index.offset].removeLast()
        guard versions[index.offset].isEmpty else {
            texts[index.offset] = Self.texts(of: self[index])
            return
        }
        precondition(index.offset == versions.count - 1, "entities are undone in reverse")
        versions.removeLast()
        texts.removeLast()
        indices[id] = nil
    }

    private static func texts(of entity: Entity) -> [SearchText] {
        [SearchText(entity.id.text), SearchText(entity.name)] + entity.names.map { SearchText($0.text) }
    }
}
