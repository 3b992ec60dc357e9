// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// The place of a slot in the table.
struct SlotIndex: Hashable, Comparable {
    let value: Int32

    var offset: Int { Int(value) }

    static func < (a: SlotIndex, b: SlotIndex) -> Bool { a.value < b.value }
}

/// A slot with its claims and, once computed, its timeline as newest known.
struct Slot {
    let key: SlotKey
    var claims: [Int32] = []
    var timeline: Timeline?
}

/// All slots, by key and by the entities at their ends.
struct SlotTable {
    private(set) var slots: [Slot] = []
    private var indices: [SlotKey: SlotIndex] = [:]
    private var ends: [End: [SlotIndex]] = [:]

    /// A kind together with an entity at one end of its slots.
    private struct End: Hashable {
        let kind: KindIndex
        let entity: EntityID
        let isObject: Bool
    }

    subscript(index: SlotIndex) -> Slot { slots[index.offset] }

    var all: some RandomAccessCollection<SlotIndex> { slots.indices.lazy.map { SlotIndex(value: Int32($0)) } }

    func index(of key: SlotKey) -> SlotIndex? { indices[key] }

    /// Slots of a kind with that subject, sorted by the id at their other end. A pair is found by either end.
    func about(_ subject: EntityID, _ kind: KindIndex) -> [SlotIndex] {
        ends[End(kind: kind, entity: subject, isObject: false)] ?? []
    }

    /// Slots of a kind with that object in their question, sorted by their subject's id.
    func towards(_ object: EntityID, _ kind: KindIndex) -> [SlotIndex] {
        ends[End(kind: kind, entity: object, isObject: true)] ?? []
    }

    /// The slot of a key, made where there was none.
    mutating func slot(_ key: SlotKey) -> SlotIndex {
        if let index = indices[key] { return index }
        let index = SlotIndex(value: Int32(slots.count))
        slots.append(Slot(key: key))
        indices[key] = index
        for end in Self.ends(of: key) { insert(index, at: end) }
        return index
    }

    /// Puts the youngest slot in its place at one end. Cost: linear in the slots at that end, to move them.
    private mutating func insert(_ index: SlotIndex, at end: End) {
        let id = slots[index.offset].key.end(opposite: end.entity)
        let list = ends[end] ?? []
        var (low, high) = (0, list.count)
        while low < high {
            let middle = (low + high) / 2
            if id < slots[list[middle].offset].key.end(opposite: end.entity) { high = middle } else { low = middle + 1 }
        }
        ends[end, default: []].insert(index, at: low)
    }

    /// Adds the youngest claim to a slot, whose timeline is thereby out of date.
    mutating func add(_ number: Int32, to index: SlotIndex) {
        slots[index.offset].claims.append(number)
        slots[index.offset].timeline = nil
    }

    /// Takes the youngest claim out of its slot, and the slot with its only claim, which must then be the youngest.
    mutating func removeLastClaim(from index: SlotIndex) {
        slots[index.offset].claims.removeLast()
        slots[index.offset].timeline = nil
        guard slots[index.offset].claims.isEmpty else { return }
        precondition(index.offset == slots.count - 1, "slots are undone in reverse")
        let key = slots.removeLast().key
        indices[key] = nil
        for end in Self.ends(of: key) { ends[end]?.removeAll { $0 == index } }
    }

    mutating func setTimeline(_ timeline: Timeline?, of index: SlotIndex) { slots[index.offset].timeline = timeline }

    private static func ends(of key: SlotKey) -> [End] {
        let subject = End(kind: key.kind, entity: key.subject, isObject: false)
        guard let object = key.object else { return [subject] }
        let other = End(kind: key.kind, entity: object, isObject: !key.kind.kind.isPair)
        return subject == other ? [subject] : [subject, other]
    }
}

extension SlotKey {
    /// The id at the other end; the subject itself where there is none.
    func end(opposite entity: EntityID) -> EntityID { subject == entity ? object ?? subject : subject }
}
