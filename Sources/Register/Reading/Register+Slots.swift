// SPDX-License-Identifier: Apache-2.0

import Chronology
public import Model

extension Register {
    /// The question that a claim answers, also of one that was taken back; nil where there is no such claim.
    public func slot(of id: ClaimID) -> SlotKey? { claims[id].map { slots[$0.slot].key } }

    /// How many places of slots there are at a viewpoint, with those that its what-ifs fill. For a `recorded` it is the
    /// same for ever, and so is the slot at each place: lists may go on between writes.
    public func slotCount(_ viewpoint: Viewpoint) -> Int { slotCount(at: viewpoint.recorded) + viewpoint.whatIf.count }

    /// The slot at a place, in the order of first claims, what-ifs last; nil for a what-if in the slot of an earlier
    /// place.
    public func slotKey(at place: Int, _ viewpoint: Viewpoint) -> SlotKey? {
        let recorded = slotCount(at: viewpoint.recorded)
        guard place >= recorded else { return slots.slots[place].key }
        return hypotheticalSlot(place - recorded, viewpoint, after: recorded)
    }

    /// How many places of slots there are for two viewpoints together.
    public func slotCount(_ one: Viewpoint, _ other: Viewpoint) -> Int {
        slotCount(of: one, other) + one.whatIf.count + other.whatIf.count
    }

    /// The slot at a place for two viewpoints together: what either has recorded, in the order of first claims, then what
    /// the what-ifs of the one fill, then those of the other; nil for a slot that stood at an earlier place.
    public func slotKey(at place: Int, _ one: Viewpoint, _ other: Viewpoint) -> SlotKey? {
        let recorded = slotCount(of: one, other)
        guard place >= recorded else { return slots.slots[place].key }
        let position = place - recorded
        guard position >= one.whatIf.count else { return hypotheticalSlot(position, one, after: recorded) }
        return hypotheticalSlot(position - one.whatIf.count, other, after: recorded).flatMap { key in
            let isRepeated = one.whatIf.indices.contains { SlotKey(hypothesis: one.whatIf[$0], $0) == key }
            return isRepeated ? nil : key
        }
    }

    private func slotCount(of one: Viewpoint, _ other: Viewpoint) -> Int {
        max(slotCount(at: one.recorded), slotCount(at: other.recorded))
    }

    /// Every slot of a kind, in the same order.
    public func slotKeys(of kind: KindIndex, _ viewpoint: Viewpoint) -> [SlotKey] {
        let recorded = slotCount(at: viewpoint.recorded)
        return slots.slots.prefix(recorded).lazy.map(\.key).filter { $0.kind == kind }
            + viewpoint.whatIf.indices.compactMap { position in
                viewpoint.whatIf[position].kind == kind
                    ? hypotheticalSlot(position, viewpoint, after: recorded) : nil
            }
    }

    /// The slot that a what-if fills, unless one of the recorded slots or a what-if before it is the same.
    private func hypotheticalSlot(_ position: Int, _ viewpoint: Viewpoint, after recorded: Int) -> SlotKey? {
        let key = SlotKey(hypothesis: viewpoint.whatIf[position], position)
        if let index = slots.index(of: key), index.offset < recorded { return nil }
        let isRepeated = (0..<position).contains { SlotKey(hypothesis: viewpoint.whatIf[$0], $0) == key }
        return isRepeated ? nil : key
    }

    /// How many slots had a claim at a record; they come first, for slots stand in the order of their first claims.
    private func slotCount(at recorded: SequenceNumber?) -> Int {
        guard let recorded, recorded < head else { return slots.slots.count }
        var (low, high) = (0, slots.slots.count)
        while low < high {
            let middle = (low + high) / 2
            if isSlot(middle, recordedBy: recorded) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func isSlot(_ place: Int, recordedBy recorded: SequenceNumber) -> Bool {
        guard let first = slots.slots[place].claims.first else { return false }
        return claims.claims[Int(first) - 1].claim.recorded.sequence <= recorded
    }
}
