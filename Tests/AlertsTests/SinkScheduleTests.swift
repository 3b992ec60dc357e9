// SPDX-License-Identifier: Apache-2.0

import Chronology
import Testing

@testable import Alerts

@Suite struct SinkScheduleTests {
    @Test(
        arguments: [
            Turn(now: "23T10:00:00", waiting: [], expected: .nothing(until: nil)),
            Turn(
                now: "23T10:00:00", waiting: [waiting(1, "23T10:00:00"), waiting(2, "23T10:00:00")],
                expected: .send([1], as: .single)),
            Turn(
                now: "23T10:00:01", waiting: [waiting(1, "23T10:00:00", awaits: true), waiting(2, "23T10:00:01")],
                expected: .nothing(until: at("23T10:00:02"))),
            Turn(
                now: "23T10:00:02", waiting: [waiting(1, "23T10:00:00", awaits: true)],
                expected: .send([1], as: .single)),
            // The clock was put back: what lies ahead waited long enough.
            Turn(
                now: "23T09:00:00", waiting: [waiting(1, "23T10:00:00", awaits: true)],
                expected: .send([1], as: .single)),
            // What failed goes again, as it was.
            Turn(
                now: "23T10:00:00", waiting: [waiting(1, "23T09:00:00", attempts: 3), waiting(2, "23T09:00:00")],
                expected: .send([1], as: .single)),
            Turn(
                now: "23T10:00:00",
                waiting: [
                    waiting(1, "23T09:00:00", attempts: 3), waiting(2, "23T09:00:00", attempts: 3),
                    waiting(3, "23T09:00:00"),
                ],
                expected: .send([1, 2], as: .summary)),
        ])
    func `alerts go at once, one by one, when they had time to settle`(turn: Turn) {
        #expect(decide(.init(), turn) == turn.expected)
    }

    @Test(
        arguments: [
            // Recorded before seven: due at seven. After it: the next day.
            Turn(
                now: "23T06:59:59", waiting: [waiting(1, "23T06:00:00")], expected: .nothing(until: at("23T07:00:00"))),
            Turn(
                now: "23T07:00:00", waiting: [waiting(1, "23T06:00:00"), waiting(2, "23T06:30:00")],
                expected: .send([1, 2], as: .digest)),
            Turn(
                now: "23T07:00:01", waiting: [waiting(1, "23T07:00:01")], expected: .nothing(until: at("24T07:00:00"))),
            Turn(now: "23T07:00:01", waiting: [], expected: .nothing(until: nil)),
            // It fell due while the plugin was down, and more alerts are still coming in.
            Turn(
                now: "24T12:00:01", waiting: [waiting(1, "24T12:00:00", recorded: "23T06:00:00")],
                expected: .nothing(until: at("24T12:00:02"))),
            Turn(
                now: "24T12:00:02", waiting: [waiting(1, "24T12:00:00", recorded: "23T06:00:00")],
                expected: .send([1], as: .digest)),
            Turn(
                now: "24T12:01:00",
                waiting: [
                    waiting(1, "24T12:00:00", recorded: "23T06:00:00"),
                    waiting(2, "24T12:00:59", recorded: "23T08:00:00"),
                ],
                expected: .send([1, 2], as: .digest)),
            Turn(
                now: "24T08:00:00", waiting: [waiting(1, "23T06:00:00", attempts: 2), waiting(2, "24T07:30:00")],
                expected: .send([1], as: .digest)),
        ])
    func `a daily digest comes at its time, later if it must, and never empty`(turn: Turn) {
        #expect(decide(.init(digest: .init(minute: 420, weekday: nil)), turn) == turn.expected)
    }

    @Test(
        arguments: [
            Turn(
                now: "23T10:00:00", waiting: [waiting(1, "23T09:00:00")], expected: .nothing(until: at("27T16:00:00"))),
            Turn(now: "27T16:00:00", waiting: [waiting(1, "23T09:00:00")], expected: .send([1], as: .digest)),
        ])
    func `a weekly digest comes on its day`(turn: Turn) {
        #expect(decide(.init(digest: .init(minute: 960, weekday: 4)), turn) == turn.expected)
    }

    @Test func `digests and quiet hours go by local time`() {
        let digest = ScheduleSettings(digest: .init(minute: 420, weekday: nil))
        let due = Turn(
            now: "23T01:00:00", waiting: [waiting(1, "23T00:30:00")],
            expected: .nothing(until: at("23T02:00:00")))
        #expect(decide(digest, due, east: 5) == due.expected)
        let quiet = ScheduleSettings(quiet: QuietHours(from: 1_320, to: 420))
        let night = Turn(
            now: "23T01:00:00", waiting: [waiting(1, "23T00:30:00")],
            expected: .nothing(until: at("23T02:00:00")))
        #expect(decide(quiet, night, east: 5) == night.expected)
    }
}
