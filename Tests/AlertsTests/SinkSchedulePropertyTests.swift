// SPDX-License-Identifier: Apache-2.0

import Chronology
import TestSupport
import Testing

@testable import Alerts

@Suite struct SinkSchedulePropertyTests {
    @Test(arguments: 0..<30 as Range<UInt64>)
    func `nothing is lost, told twice or out of order, whatever comes when`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let settings = ScheduleSettings(
            digest: random.chance(30) ? .init(minute: 420, weekday: random.chance(50) ? 2 : nil) : nil,
            quiet: random.chance(40) ? QuietHours(from: 1_320, to: 360) : nil,
            mostPerHour: random.chance(40) ? 3 : nil, repeatAfter: random.chance(40) ? .seconds(3_600) : .zero)
        let schedule = SinkSchedule(settings: settings, clock: LocalClock { _ in 3 * 3_600 })
        var (memory, waiting, told, suppressed) = (ScheduleMemory(nil), [ScheduledAlert](), [Int64](), Set<Int64>())
        var (now, next) = (at("23T00:00:00"), Int64(1))
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
