// SPDX-License-Identifier: Apache-2.0

import Chronology
import Wire

/// Makes alerts of events, and puts them where they are safe: when an event is dealt with, its alerts are in the outbox.
///
/// An event that comes again adds nothing, for its key is there. The alerts of one event go in together, or not at all.
struct AlertDesk {
    private let rules: [Rule]
    private let sinks: [String]
    private let outbox: Outbox
    private let now: @Sendable () -> Instant
    private var recent = RecentCauses()
    private var patience = Patience()

    init(rules: [Rule], sinks: [String], outbox: Outbox, now: @escaping @Sendable () -> Instant) {
        (self.rules, self.sinks, self.outbox, self.now) = (rules, sinks, outbox, now)
    }

    /// The topics of all rules, each once, and those that tell of conclusions where any rule names them.
    static func topics(_ rules: [Rule]) -> [String] {
        let conclusions = rules.contains(where: \.conclusions) ? AlertSettings.findingTopics : []
        let all = Set(rules.flatMap(\.topics) + conclusions).sorted()
        // A prefix of another hears all that the other does.
        return all.filter { topic in !all.contains { $0 != topic && topic.hasPrefix($0) } }
    }

    /// Finds its place again after a start: alerts that still wait may get conclusions.
    mutating func begin() throws {
        for sink in sinks {
            for entry in try outbox.waiting(sink: sink, atMost: RecentCauses.mostAlerts) {
                if let alert = Alert(json: entry.payload) { remember(alert) }
            }
        }
    }

    /// Deals with an event; true where a sink has something to look at.
    mutating func take(_ event: Event, asking ask: @escaping Ask) throws -> Bool {
        let news = News(topic: event.topic, event.data)
        let hasConcluded = try conclude(news)
        let matching = rules.filter { $0.matches(topic: event.topic, news) }
        guard !matching.isEmpty, let plain = Alert(event) else {
            return hasConcluded
        }
        let enriched = try enriched(plain, ask)
        let alerts = sinks.compactMap { sink in
            Self.alert(enriched, news, rules: matching.filter { $0.sinks.contains(sink) }).map { (sink, $0) }
        }
        let added = now()
        try outbox.add(
            alerts.map { sink, alert in
                Outbox.Item(sink: sink, key: alert.key, payload: alert.json, at: added)
            })
        for (_, alert) in alerts { remember(alert) }
        return true
    }

    /// One alert for a sink, however many rules let the event through.
    private static func alert(_ alert: Alert, _ news: News, rules: [Rule]) -> Alert? {
        guard !rules.isEmpty else { return nil }
        guard case .change = news, !news.causes.isEmpty else { return alert.of(rules, awaitsConclusions: false) }
        return alert.of(rules, awaitsConclusions: rules.contains(where: \.conclusions))
    }

    /// Adds a conclusion to the alerts of what changed it.
    private func conclude(_ news: News) throws -> Bool {
        guard case .finding(let change) = news else { return false }
        let keys = recent.alerts(causedBy: change.causeClaims)
        let count = try outbox.amend(keys: keys) { payload in
            guard var alert = Alert(json: payload), alert.awaitsConclusions, alert.conclude(Conclusion(change)) else {
                return nil
            }
            return alert.json
        }
        return count > 0
    }

    private mutating func remember(_ alert: Alert) {
        if alert.awaitsConclusions { recent.add(key: alert.key, causes: alert.news.causes) }
    }

    /// An alert in time is worth more than its footnotes: when the register cannot be asked for a while, it goes without.
    private mutating func enriched(_ alert: Alert, _ ask: @escaping Ask) throws -> Alert {
        do {
            return try Enrichment(ask: ask).enriched(alert)
        } catch {
            guard patience.isOver(for: alert.key) else { throw error }
            return alert.named
        }
    }
}

/// How often the register was asked in vain about the same event.
private struct Patience {
    /// So often an event is tried again.
    static let tries = 3

    private var key = ""
    private var failures = 0

    /// Notes a failure; whether there were enough.
    mutating func isOver(for key: String) -> Bool {
        failures = key == self.key ? failures + 1 : 1
        self.key = key
        return failures > Self.tries
    }
}
