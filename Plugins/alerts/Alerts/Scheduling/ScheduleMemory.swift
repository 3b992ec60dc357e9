// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// What a sink's schedule must know of what it sent; it outlives the process.
struct ScheduleMemory: Hashable, Sendable {
    /// When it sent messages within the last hour, in order.
    private(set) var sent: [Instant] = []
    /// Whether the last message was the last that the limit allowed, so that what waits was held.
    private(set) var isFull = false
    /// What was told last on each question, the oldest first.
    private(set) var told: [Telling] = []

    /// That something was told.
    struct Telling: Hashable, Sendable {
        let saying: Saying
        let at: Instant
    }

    /// Questions, at most; beyond it the oldest are told again.
    static let mostTold = 500

    /// Notes that alerts were sent in one message.
    mutating func send(_ alerts: [ScheduledAlert], _ settings: ScheduleSettings, now: Instant) {
        if let most = settings.mostPerHour, settings.digest == nil {
            sent = sent(within: now) + [now]
            isFull = sent.count >= most
        }
        guard settings.repeatAfter > .zero else { return }
        for alert in alerts {
            told.removeAll {
                $0.saying.question == alert.saying.question || $0.at.duration(to: now) > settings.repeatAfter
            }
            told.append(Telling(saying: alert.saying, at: alert.added))
        }
        told = told.suffix(Self.mostTold)
    }

    /// When messages were sent in the hour until now. What lies ahead, because the clock was put back, does not count.
    func sent(within now: Instant) -> [Instant] { sent.filter { $0 <= now && $0.duration(to: now) < .seconds(3_600) } }
}

extension ScheduleMemory {
    /// As JSON.
    var datum: Datum {
        [
            "sent": .array(sent.map { .integer($0.milliseconds) }), "full": .bool(isFull),
            "told": .array(
                told.map {
                    .array([
                        .integer($0.saying.question), .integer($0.saying.text), .integer($0.at.milliseconds),
                    ])
                }),
        ]
    }

    /// Reads the JSON; what is no memory remembers nothing.
    init(_ datum: Datum?) {
        sent = (datum?["sent"]?.elements ?? []).compactMap { $0.integer.map { Instant(milliseconds: $0) } }
        isFull = datum?["full"]?.bool ?? false
        told = (datum?["told"]?.elements ?? []).compactMap { telling in
            let numbers = telling.elements?.compactMap(\.integer) ?? []
            guard numbers.count == 3 else { return nil }
            return Telling(
                saying: Saying(question: numbers[0], text: numbers[1]), at: Instant(milliseconds: numbers[2]))
        }
    }
}
