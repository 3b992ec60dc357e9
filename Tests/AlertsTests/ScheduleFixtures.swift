// SPDX-License-Identifier: Apache-2.0

import Chronology

@testable import Alerts

/// What waits, the time, and what is to be done.
struct Turn: Sendable {
    let now: String
    let waiting: [ScheduledAlert]
    let expected: SinkSchedule.Decision
}

func at(_ text: String) -> Instant {
    // 2026-11-23 was a Monday.
    (try? Instant("2026-11-\(text)Z")) ?? Instant(milliseconds: 0)
}

func waiting(
    _ id: Int64, _ added: String, recorded: String? = nil, attempts: Int = 0, says: Int64? = nil,
    awaits: Bool = false
) -> ScheduledAlert {
    ScheduledAlert(
        id: id, recorded: at(recorded ?? added), added: at(added), attempts: attempts,
        saying: Saying(question: says == nil ? id : 0, text: says ?? 0), awaitsConclusions: awaits)
}

func decide(_ settings: ScheduleSettings, _ turn: Turn, east hours: Int64 = 0)
    -> SinkSchedule.Decision
{
    SinkSchedule(settings: settings, clock: LocalClock { _ in hours * 3_600 }).next(
        turn.waiting, ScheduleMemory(nil), now: at(turn.now))
}
