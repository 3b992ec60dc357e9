// SPDX-License-Identifier: Apache-2.0

import Chronology
import Journal
import Model
import Register

extension Engine {
    /// Marks all findings where a new day has begun since this was last asked, for time alone changes answers, and looks
    /// for memberships that change with it.
    func noticeDay() {
        let today = surroundings.now().day
        guard today != day else { return }
        let first = sweep.map { min($0.days.first, today) } ?? min(day.next, today)
        day = today
        book.touchAll(.day)
        sweep = EffectiveSweep(days: DayRange(joining: first, today))
    }

    /// Whether days have come of which it is not known yet what they bring.
    var hasComingDays: Bool {
        sweep.map { $0.isUnfinished(register) } ?? false && canNote
    }

    /// Looks at some more memberships, and announces what takes effect.
    func sweepMemberships() {
        guard hasComingDays, var current = sweep else { return }
        let found = current.slice(register, slots: EngineLimits.sliceSlots)
        sweep = current.isUnfinished(register) ? current : nil
        for coming in found { announce(coming) }
    }

    private func announce(_ coming: EffectiveSweep.Coming) {
        let slot = coming.slot
        let identity = "\(Recording.membershipEffective) \(slot.subject) \(slot.object?.text ?? "") \(coming.day)"
        let use = IdempotencyKeys.Use(saying: identity)
        guard case .new = keys.standing(of: use) else { return }
        submit(note: Recording.draft(coming, at: recordingTime()), use)
    }
}
