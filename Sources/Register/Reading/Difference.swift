// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// That a question is answered otherwise from one viewpoint than from another.
public struct Difference: Hashable, Sendable {
    /// The question.
    public var slot: SlotKey
    /// The stretch that answers it from the first viewpoint.
    public var before: Timeline.Segment
    /// The stretch that answers it from the second one.
    public var after: Timeline.Segment
}

extension Register {
    /// How the answer of a slot from one viewpoint differs from that of another; nil where it does not.
    ///
    /// What counts is what makes a change: the value, how certain it is, and whether it is contested. That nobody speaks
    /// and that nothing holds are two values. An event that happens between two days is answered by nobody on the first
    /// and holds on the second, for it counts ever after; one that may have happened by the first day is possible there
    /// and certain later.
    ///
    /// Cost: as for an answer from each viewpoint; where they differ, as for a timeline.
    public func difference(_ slot: SlotKey, from: Viewpoint, to: Viewpoint) -> Difference? {
        guard answer(slot, to).isNoticeablyDifferent(from: answer(slot, from)) else { return nil }
        return Difference(
            slot: slot, before: timeline(slot, from).segment(on: from.on), after: timeline(slot, to).segment(on: to.on))
    }
}
