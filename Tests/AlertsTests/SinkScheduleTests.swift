// SPDX-License-Identifier: Apache-2.0

import Chronology
import TestSupport
import Testing

@testable import Alerts

@Suite struct SinkScheduleTests {
    /// What waits, the time, and what is to be done.
    struct Turn {
        let now: String
        let waiting: [ScheduledAlert]
        let expected: SinkSchedule.Decision
    }

    private static func at(_ text: String) -> Instant {
        // 2026-11-23 was a Monday.
        (try? Instant("2026-11-\(text)Z")) ?? Instant(milliseconds: 0)
    }

    private static func alert(
        _ id: Int64, _ added: String, recorded: String? = nil, attempts: Int = 0, says: Int64? = nil,
        awaits: Bool = false
    ) -> ScheduledAlert {
        ScheduledAlert(
            id: id, recorded: at(recorded ?? added), added: at(added), attempts: attempts,
            saying: Saying(question: says == nil ? id : 0, text: says ?? 0), awaitsConclusions: awaits)
    }

    private static func decide(_ settings: ScheduleSettings, _ turn: Turn, east hours: Int64 = 0)
        -> SinkSchedule.Decision
    {
        SinkSchedule(settings: settings, clock: LocalClock { _ in hours * 3_600 }).next(
            turn.waiting, ScheduleMemory(nil), now: at(turn.now))
    }

    @Test(
        arguments: [
            Turn(now: "23T10:00:00", waiting: [], expected: .nothing(until: nil)),
            Turn(
                now: "23T10:00:00", waiting: [alert(1, "23T10:00:00"), alert(2, "23T10:00:00")],
                expected: .send([1], as: .single)),
            Turn(
                now: "23T10:00:01", waiting: [alert(1, "23T10:00:00", awaits: true), alert(2, "23T10:00:01")],
                expected: .nothing(until: at("23T10:00:02"))),
            Turn(
                now: "23T10:00:02", waiting: [alert(1, "23T10:00:00", awaits: true)], expected: .send([1], as: .single)),
            // The clock was put back: what lies ahead waited long enough.
            Turn(
                now: "23T09:00:00", waiting: [alert(1, "23T10:00:00", awaits: true)], expected: .send([1], as: .single)),
            // What failed goes again, as it was.
            Turn(
                now: "23T10:00:00", waiting: [alert(1, "23T09:00:00", attempts: 3), alert(2, "23T09:00:00")],
                expected: .send([1], as: .single)),
            Turn(
                now: "23T10:00:00",
                waiting: [
                    alert(1, "23T09:00:00", attempts: 3), alert(2, "23T09:00:00", attempts: 3), alert(3, "23T09:00:00"),
                ],
                expected: .send([1, 2], as: .summary)),
        ])
    func `alerts go at once, one by one, when they had time to settle`(turn: Turn) {
        #expect(Self.decide(.init(), turn) == turn.expected)
    }

    @Test(
        arguments: [
            // Recorded before seven: due at seven. After it: the next day.
            Turn(now: "23T06:59:59", waiting: [alert(1, "23T06:00:00")], expected: .nothing(until: at("23T07:00:00"))),
            Turn(
                now: "23T07:00:00", waiting: [alert(1, "23T06:00:00"), alert(2, "23T06:30:00")],
                expected: .send([1, 2], as: .digest)),
            Turn(now: "23T07:00:01", waiting: [alert(1, "23T07:00:01")], expected: .nothing(until: at("24T07:00:00"))),
            Turn(now: "23T07:00:01", waiting: [], expected: .nothing(until: nil)),
            // It fell due while the plugin was down, and more alerts are still coming in.
            Turn(
                now: "24T12:00:01", waiting: [alert(1, "24T12:00:00", recorded: "23T06:00:00")],
                expected: .nothing(until: at("24T12:00:02"))),
            Turn(
                now: "24T12:00:02", waiting: [alert(1, "24T12:00:00", recorded: "23T06:00:00")],
                expected: .send([1], as: .digest)),
            Turn(
                now: "24T12:01:00",
                waiting: [
                    alert(1, "24T12:00:00", recorded: "23T06:00:00"), alert(2, "24T12:00:59", recorded: "23T08:00:00"),
                ],
                expected: .send([1, 2], as: .digest)),
            Turn(
                now: "24T08:00:00", waiting: [alert(1, "23T06:00:00", attempts: 2), alert(2, "24T07:30:00")],
                expected: .send([1], as: .digest)),
        ])
    func `a daily digest comes at its time, later if it must, and never empty`(turn: Turn) {
        #expect(Self.decide(.init(digest: .init(minute: 420, weekday: nil)), turn) == turn.expected)
    }

    @Test(
        arguments: [
            Turn(now: "23T10:00:00", waiting: [alert(1, "23T09:00:00")], expected: .nothing(until: at("27T16:00:00"))),
            Turn(now: "27T16:00:00", waiting: [alert(1, "23T09:00:00")], expected: .send([1], as: .digest)),
        ])
    func `a weekly digest comes on its day`(turn: Turn) {
        #expect(Self.decide(.init(digest: .init(minute: 960, weekday: 4)), turn) == turn.expected)
    }

    @Test func `digests and quiet hours go by local time`() {
        let digest = ScheduleSettings(digest: .init(minute: 420, weekday: nil))
        let due = Turn(
            now: "23T01:00:00", waiting: [Self.alert(1, "23T00:30:00")],
            expected: .nothing(until: Self.at("23T02:00:00")))
        #expect(Self.decide(digest, due, east: 5) == due.expected)
        let quiet = ScheduleSettings(quiet: QuietHours(from: 1_320, to: 420))
        let night = Turn(
            now: "23T01:00:00", waiting: [Self.alert(1, "23T00:30:00")],
            expected: .nothing(until: Self.at("23T02:00:00")))
        #expect(Self.decide(quiet, night, east: 5) == night.expected)
    }

    @Test(
        arguments: [
            Turn(now: "23T22:00:00", waiting: [alert(1, "23T21:59:59")], expected: .nothing(until: at("24T07:00:00"))),
            Turn(now: "24T06:59:59", waiting: [alert(1, "23T23:00:00")], expected: .nothing(until: at("24T07:00:00"))),
            Turn(
                now: "24T07:00:00", waiting: [alert(1, "23T23:00:00"), alert(2, "24T06:00:00")],
                expected: .send([1, 2], as: .summary)),
            Turn(now: "24T07:00:00", waiting: [alert(1, "23T23:00:00")], expected: .send([1], as: .single)),
            Turn(
                now: "24T07:00:00",
                waiting: [alert(1, "23T23:00:00"), alert(2, "24T06:00:00"), alert(3, "24T07:00:00")],
                expected: .send([1, 2], as: .summary)),
            Turn(
                now: "24T12:00:00", waiting: [alert(1, "24T12:00:00"), alert(2, "24T12:00:00")],
                expected: .send([1], as: .single)),
            // What failed does not break the quiet either.
            Turn(
                now: "23T23:00:00", waiting: [alert(1, "23T21:00:00", attempts: 4)],
                expected: .nothing(until: at("24T07:00:00"))),
        ])
    func `in quiet hours all is held, and then told together`(turn: Turn) {
        #expect(Self.decide(.init(quiet: QuietHours(from: 1_320, to: 420)), turn) == turn.expected)
    }

    @Test func `beyond the limit alerts are held, and then told together`() {
        let schedule = SinkSchedule(settings: .init(mostPerHour: 2), clock: LocalClock { _ in 0 })
        var memory = ScheduleMemory(nil)
        let burst = (1...5).map { Self.alert(Int64($0), "23T10:00:00") }
        for (index, minute) in ["00", "10"].enumerated() {
            let (waiting, now) = (Array(burst[index...]), Self.at("23T10:\(minute):00"))
            #expect(schedule.next(waiting, memory, now: now) == .send([Int64(index + 1)], as: .single))
            memory.send([waiting[0]], schedule.settings, now: now)
        }
        memory = ScheduleMemory(memory.datum)
        let held = Array(burst[2...])
        #expect(schedule.next(held, memory, now: Self.at("23T10:20:00")) == .nothing(until: Self.at("23T11:00:00")))
        #expect(schedule.next(held, memory, now: Self.at("23T11:00:00")) == .send([3, 4, 5], as: .summary))
        memory.send(held, schedule.settings, now: Self.at("23T11:00:00"))
        let later = [Self.alert(6, "23T11:05:00")]
        #expect(schedule.next(later, memory, now: Self.at("23T11:05:00")) == .nothing(until: Self.at("23T11:10:00")))
        #expect(schedule.next(later, memory, now: Self.at("23T11:10:00")) == .send([6], as: .single))
    }

    @Test func `what was told last on a question is not told again within the time`() {
        let settings = ScheduleSettings(repeatAfter: .seconds(3_600))
        let schedule = SinkSchedule(settings: settings, clock: LocalClock { _ in 0 })
        var memory = ScheduleMemory(nil)
        memory.send([Self.alert(1, "23T10:00:00", says: 7)], settings, now: Self.at("23T10:00:00"))
        let next = { (waiting: [ScheduledAlert]) in schedule.next(waiting, memory, now: Self.at("23T11:30:00")) }
        #expect(next([Self.alert(2, "23T10:30:00", says: 7)]) == .suppress([2]))
        #expect(next([Self.alert(2, "23T11:00:00", says: 7)]) == .send([2], as: .single))
        #expect(next([Self.alert(2, "23T10:30:00", says: 8)]) == .send([2], as: .single))
        // It went another way meanwhile, so going back is news.
        #expect(
            next([Self.alert(2, "23T10:10:00", says: 8), Self.alert(3, "23T10:20:00", says: 7)])
                == .send([2], as: .single))
        #expect(
            next([
                Self.alert(2, "23T10:30:00", says: 8), Self.alert(3, "23T10:31:00", says: 8),
                Self.alert(4, "23T10:32:00", says: 8),
            ])
                == .suppress([3, 4]))
        #expect(next([Self.alert(2, "23T10:30:00", attempts: 1, says: 7)]) == .send([2], as: .single))
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `nothing is lost, told twice or out of order, whatever comes when`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let settings = ScheduleSettings(
            digest: random.chance(30) ? .init(minute: 420, weekday: random.chance(50) ? 2 : nil) : nil,
            quiet: random.chance(40) ? QuietHours(from: 1_320, to: 360) : nil,
            mostPerHour: random.chance(40) ? 3 : nil, repeatAfter: random.chance(40) ? .seconds(3_600) : .zero)
        let schedule = SinkSchedule(settings: settings, clock: LocalClock { _ in 3 * 3_600 })
        var (memory, waiting, told, suppressed) = (ScheduleMemory(nil), [ScheduledAlert](), [Int64](), Set<Int64>())
        var (now, next) = (Self.at("23T00:00:00"), Int64(1))
        for step in 0..<3_000 {
            now = now.advanced(by: .seconds(Int.random(in: 1...900, using: &random)))
            if step < 1_000, random.chance(50) {
                let added = now
                waiting.append(
                    ScheduledAlert(
                        id: next, recorded: added, added: added, attempts: 0,
                        saying: Saying(
                            question: Int64.random(in: 0...5, using: &random),
                            text: Int64.random(in: 0...1, using: &random)),
                        awaitsConclusions: random.chance(50)))
                next += 1
            }
            switch schedule.next(waiting, memory, now: now) {
            case .nothing(let until): #expect(waiting.isEmpty ? until == nil : until.map { $0 > now } == true)
            case .suppress(let ids):
                suppressed.formUnion(ids)
                waiting.removeAll { ids.contains($0.id) }
            case .send(let ids, _):
                #expect(ids == waiting.prefix(ids.count).map(\.id))
                told += ids
                memory.send(Array(waiting.prefix(ids.count)), settings, now: now)
                waiting.removeFirst(ids.count)
                if let most = settings.mostPerHour, settings.digest == nil {
                    #expect(memory.sent(within: now).count <= most)
                }
            }
        }
        #expect(told == told.sorted())
        #expect(Set(told).isDisjoint(with: suppressed))
        #expect(told.count + suppressed.count == Int(next - 1))
    }
}
