// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// What a sink does next: its schedule over what waits, put into its words.
struct SinkPlan: Sendable {
    /// The name of the sink.
    let sink: String
    let schedule: SinkSchedule
    let wording: Wording

    /// The step that the sink's thread carries out.
    func step(_ waiting: [Outbox.Entry], _ memory: Datum, _ now: Instant) -> DeliveryStep {
        let read = waiting.map { ($0, Alert(json: $0.payload)) }
        let unreadable = read.filter { $0.1 == nil }.map(\.0.id)
        guard unreadable.isEmpty else {
            return .setAside(unreadable, reason: "What stands in the outbox is no alert that this version can read.")
        }
        let alerts = read.compactMap { entry, alert in alert.map { (ScheduledAlert(entry, $0), $0) } }
        return step(alerts, ScheduleMemory(memory), now)
    }

    private func step(
        _ alerts: [(scheduled: ScheduledAlert, alert: Alert)], _ memory: ScheduleMemory, _ now: Instant
    ) -> DeliveryStep {
        switch schedule.next(alerts.map(\.scheduled), memory, now: now) {
        case .nothing(let until): return .wait(until: until)
        case .suppress(let ids): return .suppress(ids, remembering: nil)
        case .send(let ids, let form):
            let chosen = alerts.filter { ids.contains($0.scheduled.id) }
            var after = memory
            after.send(chosen.map(\.scheduled), schedule.settings, now: now)
            let message = wording.message(chosen.map(\.alert), as: form, now: now)
            return .send(ids, message, remembering: after.datum)
        }
    }
}

extension ScheduledAlert {
    fileprivate init(_ entry: Outbox.Entry, _ alert: Alert) {
        self.init(
            id: entry.id, recorded: alert.time, added: entry.at, attempts: entry.attempts,
            saying: Saying(alert), awaitsConclusions: alert.awaitsConclusions)
    }
}
