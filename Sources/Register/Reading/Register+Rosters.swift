// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Model

/// A slot with the stretch of its timeline that a day lies in.
public struct SlotEntry: Hashable, Sendable {
    /// The slot.
    public let slot: SlotKey
    /// The stretch, with its answer.
    public let segment: Timeline.Segment
}

extension Register {
    /// What is answered on the viewpoint's day in the slots of a kind towards an object, sorted by subject. Slots of
    /// which nobody speaks on that day are left out.
    ///
    /// Cost: for the newest knowledge linear in the slots towards the object; else as for a timeline each.
    public func entries(_ kind: KindIndex, towards object: EntityID, _ viewpoint: Viewpoint) -> [SlotEntry] {
        let keys = slots.towards(object, kind).map { slots[$0].key }
        return entries(keys + hypothetical(viewpoint) { $0.kind == kind && $0.object == object }, viewpoint)
            .sorted { $0.slot.subject < $1.slot.subject }
    }

    /// The same for the slots about a subject, sorted by object.
    public func entries(_ kind: KindIndex, about subject: EntityID, _ viewpoint: Viewpoint) -> [SlotEntry] {
        let keys = slots.about(subject, kind).map { slots[$0].key }
        return entries(keys + hypothetical(viewpoint) { $0.kind == kind && $0.subject == subject }, viewpoint)
            .sorted { objectText($0) < objectText($1) }
    }

    /// Every slot of a kind, in order of its first claim, then those that only what-ifs fill.
    public func slotKeys(of kind: KindIndex?, _ viewpoint: Viewpoint) -> [SlotKey] {
        let keys = slots.all.map { slots[$0].key }.filter { kind == nil || $0.kind == kind }
        let known = Set(keys)
        return keys + hypothetical(viewpoint) { (kind == nil || $0.kind == kind) && !known.contains($0) }
    }

    private func objectText(_ entry: SlotEntry) -> String { entry.slot.object?.text ?? "" }

    private func entries(_ keys: [SlotKey], _ viewpoint: Viewpoint) -> [SlotEntry] {
        var seen: Set<SlotKey> = []
        return keys.compactMap { key in
            guard viewpoint.whatIf.isEmpty || seen.insert(key).inserted else { return nil }
            let segment = timeline(key, viewpoint).segment(on: viewpoint.on)
            return segment.answer.state == .unknown ? nil : SlotEntry(slot: key, segment: segment)
        }
    }

    private func hypothetical(_ viewpoint: Viewpoint, _ isWanted: (SlotKey) -> Bool) -> [SlotKey] {
        viewpoint.whatIf.enumerated().map { SlotKey(hypothesis: $1, $0) }.filter(isWanted)
    }
}

extension Register {
    /// The newest version of an entity, or the one that stood at a record.
    public func entity(_ id: EntityID, at recorded: SequenceNumber? = nil) -> Entity? {
        entities.index(of: id).flatMap { entities.version($0, at: recorded)?.entity }
    }

    /// When the version of an entity that stood at a record was registered.
    public func stamp(of id: EntityID, at recorded: SequenceNumber? = nil) -> Stamp? {
        entities.index(of: id).flatMap { entities.version($0, at: recorded)?.recorded }
    }

    /// An entity, or the refusal that names the nearest one.
    public func entity(
        _ id: EntityID, of kinds: [EntityKind], field: String, at recorded: SequenceNumber?
    ) throws(Rejection) -> Entity {
        let index = try entity(id, of: kinds, field: field)
        guard let version = entities.version(index, at: recorded) else { throw unknown(id, of: kinds, field: field) }
        return version.entity
    }

    /// Entities in the order of their first registration, from a place on, each with its
    /// place; the next place ends a page.
    public func entities(
        of kind: EntityKind?, from place: Int, limit: Int, at recorded: SequenceNumber?
    ) -> (entities: [Entity], places: [Int], next: Int?) {
        var found: [Entity] = []
        var places: [Int] = []
        for index in entities.all.dropFirst(place) {
            guard let entity = entities.version(index, at: recorded)?.entity, kind == nil || entity.kind == kind
            else { continue }
            guard found.count < limit else { return (found, places, index.offset) }
            found.append(entity)
            places.append(index.offset)
        }
        return (found, places, nil)
    }
}
