// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Model

/// One end of the slots of a kind.
public enum SlotEnd: Hashable, Sendable {
    /// The slots about an entity.
    case about(EntityID)
    /// The slots towards an entity, where the object is part of the question.
    case towards(EntityID)
}

extension Register {
    /// Hands over what is answered on the viewpoint's day in the slots of a kind at one end, sorted by the id at the
    /// other end. Slots of which nobody speaks on that day are left out.
    ///
    /// Cost: for the newest knowledge linear in the slots at that end; else as for a timeline each.
    public func forEachEntry(
        _ kind: KindIndex, _ end: SlotEnd, _ viewpoint: Viewpoint, _ body: (SlotKey, Timeline.Segment) -> Void
    ) {
        let indices = slotIndices(kind, end)
        guard viewpoint.whatIf.isEmpty else {
            return forEachEntry(
                indices.map { slots[$0].key } + hypothetical(kind, end, viewpoint), end, viewpoint, body)
        }
        for index in indices {
            let slot = slots.slots[index.offset]
            let timeline = viewpoint.isNewest ? slot.timeline : nil
            let segment = (timeline ?? self.timeline(slot.key, viewpoint)).segment(on: viewpoint.on)
            if segment.answer.state != .unknown { body(slot.key, segment) }
        }
    }

    /// The same for slots among which there may be such that only what-ifs fill.
    private func forEachEntry(
        _ keys: [SlotKey], _ end: SlotEnd, _ viewpoint: Viewpoint, _ body: (SlotKey, Timeline.Segment) -> Void
    ) {
        var seen: Set<SlotKey> = []
        let sorted = keys.filter { seen.insert($0).inserted }.sorted {
            $0.end(opposite: end.entity) < $1.end(opposite: end.entity)
        }
        for key in sorted {
            let segment = timeline(key, viewpoint).segment(on: viewpoint.on)
            if segment.answer.state != .unknown { body(key, segment) }
        }
    }

    private func slotIndices(_ kind: KindIndex, _ end: SlotEnd) -> [SlotIndex] {
        switch end {
        case .about(let entity): slots.about(entity, kind)
        case .towards(let entity): slots.towards(entity, kind)
        }
    }

    private func hypothetical(_ kind: KindIndex, _ end: SlotEnd, _ viewpoint: Viewpoint) -> [SlotKey] {
        viewpoint.whatIf.enumerated().map { SlotKey(hypothesis: $1, $0) }.filter { key in
            guard key.kind == kind else { return false }
            switch end {
            case .about(let entity): return key.subject == entity || (kind.kind.isPair && key.object == entity)
            case .towards(let entity): return key.object == entity
            }
        }
    }
}

extension SlotEnd {
    /// The entity at this end.
    fileprivate var entity: EntityID {
        switch self {
        case .about(let entity), .towards(let entity): entity
        }
    }
}

extension Register {
    /// The newest version of an entity, or the one that stood at a record.
    public func entity(_ id: EntityID, at recorded: SequenceNumber? = nil) -> Entity? {
        entities.index(of: id).flatMap { entities.version($0, at: recorded)?.entity }
    }

    /// How often an entity was registered.
    public func versionCount(of id: EntityID) -> Int { entities.index(of: id).map { entities.versionCount($0) } ?? 0 }

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

    /// Entities in the order of their first registration, from a place on, each with its place; the next place ends a
    /// page. Cost: linear in the entities behind that place, up to the page's end.
    ///
    /// - Parameters:
    ///   - kind: only of this kind; of any where it is nil.
    ///   - named: only such as name this entity in an attribute.
    public func entities(
        of kind: EntityKind?, naming named: EntityID? = nil, from place: Int, limit: Int,
        at recorded: SequenceNumber?
    ) -> (entities: [Entity], places: [Int], next: Int?) {
        var found: [Entity] = []
        var places: [Int] = []
        for index in entities.all.dropFirst(place) {
            guard let entity = entities.version(index, at: recorded)?.entity, kind == nil || entity.kind == kind,
                named.map({ entity.attributes.entities.contains($0) }) ?? true
            else { continue }
            guard found.count < limit else { return (found, places, index.offset) }
            found.append(entity)
            places.append(index.offset)
        }
        return (found, places, nil)
    }
}
