// SPDX-License-Identifier: Apache-2.0

import Model
import Wire

/// Gives out events in turn: those that the plugin hears, with others between them, so that its filter makes gaps.
struct EventOffer {
    private let heard: [OfferedEvent]
    private let others: [OfferedEvent]
    private var place = 0, hearings = 0

    /// Sorts events by what a plugin declared. Where none of them is for it, one is made up for each of its topics.
    init(_ events: [OfferedEvent], topics: [String]) {
        let heard = events.filter { Topic.matches($0.topic, prefixes: topics) }
        self.heard = heard.isEmpty ? topics.map { Self.madeUp($0, from: events) } : heard
        others = events.filter { !Topic.matches($0.topic, prefixes: topics) }
    }

    /// The next event of a mixture in which two of five are heard.
    mutating func next() -> OfferedEvent {
        defer { place += 1 }
        guard [1, 3, 4].contains(place % 5), !others.isEmpty else { return nextHeard() }
        return others[place % others.count]
    }

    /// The next event that the plugin hears.
    mutating func nextHeard() -> OfferedEvent {
        defer { hearings += 1 }
        return heard[hearings % heard.count]
    }

    /// An event of the kind that a narrow prefix is about, with the topic that it asks for.
    private static func madeUp(_ prefix: String, from events: [OfferedEvent]) -> OfferedEvent {
        let type = Topic.split(prefix).type
        let data = events.first { Topic.split($0.topic).type == type }?.data ?? [:]
        return OfferedEvent(prefix.hasSuffix(".") ? prefix + "sample" : prefix, data)
    }
}
