// SPDX-License-Identifier: Apache-2.0

import Model

extension Register {
    /// How many slots there are, with those that only what-ifs of the viewpoint fill.
    public func slotCount(_ viewpoint: Viewpoint) -> Int { slots.slots.count + viewpoint.whatIf.count }

    /// The slot at a place, in the order of first claims; those of what-ifs come last and may repeat an earlier one.
    public func slotKey(at place: Int, _ viewpoint: Viewpoint) -> SlotKey {
        guard place >= slots.slots.count else { return slots.slots[place].key }
        let position = place - slots.slots.count
        return SlotKey(hypothesis: viewpoint.whatIf[position], position)
    }
}
