// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register

/// Goes over all memberships, slice by slice, for changes that were recorded before their day and whose day has come.
struct EffectiveSweep {
    /// A change that takes effect.
    struct Coming: Hashable {
        let slot: SlotKey
        /// The first day of the new answer.
        let day: Day
        let before: Answer
        let after: Answer
    }

    /// The days that have come since they were last looked at.
    let days: DayRange
    private var place = 0

    init(days: DayRange) { self.days = days }

    /// Days so long before are looked at again at a start: a crash may have come between a day and its announcement, and
    /// what was announced is not announced again.
    private static let lookBack: Int32 = 31

    /// The days to look at when the last record is of a day.
    static func days(since last: Day, to today: Day) -> DayRange {
        guard last > .distantPast else { return DayRange(today) }
        return DayRange(joining: Day(number: min(last, today).number - lookBack), today)
    }

    /// Whether there are slots that have not been looked at.
    func isUnfinished(_ register: Register) -> Bool { place < register.slotCount(newest) }

    private var newest: Viewpoint { Viewpoint(on: days.last) }

    /// Looks at so many slots more.
    mutating func slice(_ register: Register, slots: Int) -> [Coming] {
        let end = min(place + slots, register.slotCount(newest))
        defer { place = end }
        return (place..<end).flatMap { place in
            register.slotKey(at: place, newest).map { coming(in: $0, register) } ?? []
        }
    }

    private func coming(in slot: SlotKey, _ register: Register) -> [Coming] {
        guard slot.kind == Self.membership else { return [] }
        let segments = register.timeline(slot, newest).segments
        return zip(segments, segments.dropFirst()).compactMap { before, after in
            guard days.contains(after.days.first), !before.answer.tells(theSameAs: after.answer),
                isForetold(after, of: slot, register)
            else { return nil }
            return Coming(slot: slot, day: after.days.first, before: before.answer, after: after.answer)
        }
    }

    /// Whether the register as it was before the day told of the change already: else it was announced when it was
    /// recorded. What came to the new answer on the day itself, such as another source for it, makes no difference.
    private func isForetold(_ after: Timeline.Segment, of slot: SlotKey, _ register: Register) -> Bool {
        let day = after.days.first
        let eve = register.sequence(at: Instant(endOf: day.previous))
        let foretold = register.timeline(slot, Viewpoint(on: days.last, recorded: eve))
        let answer = foretold.segment(on: day).answer
        return answer.tells(theSameAs: after.answer)
            && !foretold.segment(on: day.previous).answer.tells(theSameAs: answer)
    }

    private static let membership: KindIndex = {
        guard let kind = KindIndex(named: "membership") else { preconditionFailure("the kind membership is declared") }
        return kind
    }()
}

extension Answer {
    /// Whether a member's standing is the same, and as certain. An imprecise day is two: the first on which a change may
    /// have happened, and the first on which it has.
    fileprivate func tells(theSameAs other: Answer) -> Bool {
        state == other.state && value == other.value && certainty == other.certainty
    }
}
