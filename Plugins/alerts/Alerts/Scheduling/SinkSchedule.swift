// SPDX-License-Identifier: Apache-2.0

import Chronology

/// Decides what a sink delivers next, and when: a function of what waits, what was sent, and the time.
///
/// The order of the alerts is kept: what waits behind another goes after it or with it. What failed goes first, as the
/// same message again.
struct SinkSchedule: Sendable {
    let settings: ScheduleSettings
    let clock: LocalClock

    /// What to do next.
    enum Decision: Hashable {
        /// Nothing before that time; nil where nothing waits.
        case nothing(until: Instant?)
        /// Deliver these, the first that wait, as one message.
        case send([Int64], as: Form)
        /// Leave these out: they repeat what was told.
        case suppress([Int64])
    }

    /// What a message is made of.
    enum Form: Hashable {
        /// One alert.
        case single
        /// All that waited for a digest.
        case digest
        /// All that was held, by the limit or in quiet hours.
        case summary
    }

    /// A digest waits for more alerts so long, at most, while they keep coming.
    static let longestGathering = Duration.seconds(60)

    /// - Parameter waiting: what waits, in order; the first thousands do.
    func next(_ waiting: [ScheduledAlert], _ memory: ScheduleMemory, now: Instant) -> Decision {
        guard let first = waiting.first else { return .nothing(until: nil) }
        if let quiet = settings.quiet, quiet.contains(now, clock) { return .nothing(until: quiet.end(now, clock)) }
        if first.attempts > 0 { return again(waiting.prefix { $0.attempts > 0 }) }
        let repeated = repetitions(waiting, memory)
        guard repeated.isEmpty else { return .suppress(repeated) }
        return settings.digest.map { digest($0, waiting, now) } ?? oneByOne(waiting, memory, now)
    }

    private func again(_ failed: ArraySlice<ScheduledAlert>) -> Decision {
        let form: Form = settings.digest != nil ? .digest : failed.count > 1 ? .summary : .single
        return .send(failed.map(\.id), as: form)
    }

    /// Those that say what was said last on their question, not long before.
    private func repetitions(_ waiting: [ScheduledAlert], _ memory: ScheduleMemory) -> [Int64] {
        guard settings.repeatAfter > .zero else { return [] }
        var told: [Int64: ScheduleMemory.Telling] = [:]
        for telling in memory.told { told[telling.saying.question] = telling }
        return waiting.compactMap { alert in
            if alert.attempts == 0, let last = told[alert.saying.question], last.saying == alert.saying,
                last.at <= alert.added, last.at.duration(to: alert.added) < settings.repeatAfter
            {
                return alert.id
            }
            told[alert.saying.question] = .init(saying: alert.saying, at: alert.added)
            return nil
        }
    }

    /// What was recorded before the time of a digest goes with it, however late; so a digest that was missed is made up
    /// for at once, and one without alerts is none.
    private func digest(_ digest: ScheduleSettings.Digest, _ waiting: [ScheduledAlert], _ now: Instant) -> Decision {
        guard let oldest = waiting.map(\.recorded).min(), let newest = waiting.map(\.added).max(),
            let begun = waiting.map(\.added).min()
        else { return .nothing(until: nil) }
        let due = digest.next(after: oldest, clock)
        if now < due { return .nothing(until: due) }
        if isWithin(settings.settle, of: newest, now), isWithin(Self.longestGathering, of: begun, now) {
            return .nothing(until: min(newest.advanced(by: settings.settle), begun.advanced(by: Self.longestGathering)))
        }
        return .send(waiting.map(\.id), as: .digest)
    }

    private func oneByOne(_ waiting: [ScheduledAlert], _ memory: ScheduleMemory, _ now: Instant) -> Decision {
        let ready = waiting.prefix { !($0.awaitsConclusions && isWithin(settings.settle, of: $0.added, now)) }
        guard let first = ready.first else {
            return .nothing(until: waiting.first?.added.advanced(by: settings.settle))
        }
        if let most = settings.mostPerHour {
            let sent = memory.sent(within: now)
            if sent.count >= most { return .nothing(until: sent.first?.advanced(by: .seconds(3_600))) }
        }
        let held = memory.isFull && settings.mostPerHour != nil ? ready : ready.prefix { wasHeld($0) }
        return held.count > 1 ? .send(held.map(\.id), as: .summary) : .send([first.id], as: .single)
    }

    private func wasHeld(_ alert: ScheduledAlert) -> Bool {
        settings.quiet?.contains(alert.added.advanced(by: alert.awaitsConclusions ? settings.settle : .zero), clock)
            ?? false
    }

    /// Whether so little time went by. Where the clock was put back, enough did.
    private func isWithin(_ duration: Duration, of instant: Instant, _ now: Instant) -> Bool {
        instant <= now && instant.duration(to: now) < duration
    }
}
