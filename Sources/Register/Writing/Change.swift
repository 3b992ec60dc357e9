// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Model

/// That the answer to a slot's question became another for a stretch of days, because of what was written.
public struct Change: Hashable, Sendable {
    /// The slot.
    public var slot: SlotKey
    /// The days whose answer changed.
    public var days: DayRange
    /// The answer until now.
    public var before: Answer
    /// The answer from now on.
    public var after: Answer
    /// Whether the day on which it was recorded is among the days, and its value another than before.
    public var altersToday: Bool
}

/// A change with its place in the order, its time and its writer.
public struct StampedChange: Hashable, Sendable {
    /// What changed.
    public var change: Change
    /// Where, when and by whom it was recorded.
    public var stamp: Stamp
}

extension Change {
    /// Compares the timelines of a slot before and after a write: one change for each stretch of days on which they
    /// differ noticeably, with the same answers throughout.
    static func between(_ before: Timeline, _ after: Timeline, slot: SlotKey, today: Day) -> [Change] {
        guard before != after else { return [] }
        let days = Set((before.segments + after.segments).map(\.days.first)).sorted()
        var changes: [Change] = []
        for (index, first) in days.enumerated() {
            let old = before.segment(on: first).answer
            let new = after.segment(on: first).answer
            guard new.isNoticeablyDifferent(from: old) else { continue }
            let last = index + 1 < days.count ? days[index + 1].previous : .distantFuture
            let stretch = DayRange(joining: first, last)
            if let previous = changes.last, previous.days.last.next == first, previous.looksLike(old, new) {
                changes[changes.count - 1].days = DayRange(joining: previous.days.first, last)
            } else {
                changes.append(Change(slot: slot, days: stretch, before: old, after: new, altersToday: false))
            }
        }
        return changes.map { change in
            var marked = change
            marked.altersToday = change.days.contains(today) && !change.after.hasSameValue(as: change.before)
            return marked
        }
    }

    private func looksLike(_ old: Answer, _ new: Answer) -> Bool {
        !before.isNoticeablyDifferent(from: old) && !after.isNoticeablyDifferent(from: new)
    }
}
