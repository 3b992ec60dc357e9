// SPDX-License-Identifier: Apache-2.0

import Chronology
import Testing

@testable import Alerts

/// Quiet hours, limits and repetitions.
@Suite struct SinkHoldingTests {
    @Test(
        arguments: [
            Turn(
                now: "23T22:00:00", waiting: [waiting(1, "23T21:59:59")], expected: .nothing(until: at("24T07:00:00"))),
            Turn(
                now: "24T06:59:59", waiting: [waiting(1, "23T23:00:00")], expected: .nothing(until: at("24T07:00:00"))),
            Turn(
                now: "24T07:00:00", waiting: [waiting(1, "23T23:00:00"), waiting(2, "24T06:00:00")],
                expected: .send([1, 2], as: .summary)),
            Turn(now: "24T07:00:00", waiting: [waiting(1, "23T23:00:00")], expected: .send([1], as: .single)),
            Turn(
                now: "24T07:00:00",
                waiting: [waiting(1, "23T23:00:00"), waiting(2, "24T06:00:00"), waiting(3, "24T07:00:00")],
                expected: .send([1, 2], as: .summary)),
            Turn(
                now: "24T12:00:00", waiting: [waiting(1, "24T12:00:00"), waiting(2, "24T12:00:00")],
                expected: .send([1], as: .single)),
            // What failed does not break the quiet either.
            Turn(
                now: "23T23:00:00", waiting: [waiting(1, "23T21:00:00", attempts: 4)],
                expected: .nothing(until: at("24T07:00:00"))),
        ])
    func `in quiet hours all is held, and then told together`(turn: Turn) {
        #expect(decide(.init(quiet: QuietHours(from: 1_320, to: 420)), turn) == turn.expected)
    }

    @Test func `beyond the limit alerts are held, and then told together`() {
        let schedule = SinkSchedule(settings: .init(mostPerHour: 2), clock: LocalClock { _ in 0 })
        var memory = ScheduleMemory(nil)
        let burst = (1...5).map { waiting(Int64($0), "23T10:00:00") }
        for (index, minute) in ["00", "10"].enumerated() {
            let (waiting, now) = (Array(burst[index...]), at("23T10:\(minute):00"))
            #expect(schedule.next(waiting, memory, now: now) == .send([Int64(index + 1)], as: .single))
            memory.send([waiting[0]], schedule.settings, now: now)
        }
        memory = ScheduleMemory(memory.datum)
        let held = Array(burst[2...])
        #expect(schedule.next(held, memory, now: at("23T10:20:00")) == .nothing(until: at("23T11:00:00")))
        #expect(schedule.next(held, memory, now: at("23T11:00:00")) == .send([3, 4, 5], as: .summary))
        memory.send(held, schedule.settings, now: at("23T11:00:00"))
        let later = [waiting(6, "23T11:05:00")]
        #expect(schedule.next(later, memory, now: at("23T11:05:00")) == .nothing(until: at("23T11:10:00")))
        #expect(schedule.next(later, memory, now: at("23T11:10:00")) == .send([6], as: .single))
    }

    @Test func `what was told last on a question is not told again within the time`() {
        let settings = ScheduleSettings(repeatAfter: .seconds(3_600))
        let schedule = SinkSchedule(settings: settings, clock: LocalClock { _ in 0 })
        var memory = ScheduleMemory(nil)
        memory.send([waiting(1, "23T10:00:00", says: 7)], settings, now: at("23T10:00:00"))
        let next = { (waiting: [ScheduledAlert]) in schedule.next(waiting, memory, now: at("23T11:30:00")) }
        #expect(next([waiting(2, "23T10:30:00", says: 7)]) == .suppress([2]))
        #expect(next([waiting(2, "23T11:00:00", says: 7)]) == .send([2], as: .single))
        #expect(next([waiting(2, "23T10:30:00", says: 8)]) == .send([2], as: .single))
        // It went another way meanwhile, so going back is news.
        #expect(
            next([waiting(2, "23T10:10:00", says: 8), waiting(3, "23T10:20:00", says: 7)])
                == .send([2], as: .single))
        #expect(
            next([
                waiting(2, "23T10:30:00", says: 8), waiting(3, "23T10:31:00", says: 8),
                waiting(4, "23T10:32:00", says: 8),
            ])
                == .suppress([3, 4]))
        #expect(next([waiting(2, "23T10:30:00", attempts: 1, says: 7)]) == .send([2], as: .single))
    }
}
