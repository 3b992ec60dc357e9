// SPDX-License-Identifier: Apache-2.0

import Chronology
import Client
import Model
import Wire

/// Recorded events of some topics from the first on, page by page, none left out.
struct RecordedEvents {
    let invocation: Invocation
    let topics: [String]
    /// The last sequence that is wanted.
    let end: Int64
    /// The epoch in which it was read that this is the end.
    let epoch: Int64

    /// One of them, with the bytes of its data as they were recorded.
    struct Recorded {
        let event: Event
        let data: ArraySlice<UInt8>

        /// The first two parts of the topic.
        var topic: String { Topic.split(event.topic).type }
    }

    /// How many events are asked for at once.
    private static let pageSize: Int64 = 1_000

    /// Gives them one after another, and after each page how far it has come.
    func forEach(
        _ body: (Recorded) throws(Failure) -> Void, progress: (Int64) -> Void
    ) throws(Failure) {
        var cursor: Int64 = 0
        while cursor < end {
            let page = try invocation.connection().call("event.replay", params(after: cursor))
            guard let events = Self.events(page), let next = page.result["next"]?.integer, next > cursor else {
                throw Failure(.noDaemon, "The daemon's answer to “event.replay” cannot be read.")
            }
            for recorded in events where recorded.event.sequence.map({ $0.value <= end }) ?? false {
                try body(recorded)
            }
            cursor = next
            progress(min(cursor, end))
        }
    }

    private func params(after cursor: Int64) -> Datum {
        [
            "after": .integer(cursor), "epoch": .integer(epoch), "limit": .integer(Self.pageSize),
            "topics": .array(topics.map { .string($0) }),
        ]
    }

    /// The events of a page; nil where it is not of the declared shape.
    private static func events(_ page: Received) -> [Recorded]? {
        guard let elements = page.result["events"]?.elements, let json = JSONParts(page.json[...]).member("events")
        else { return nil }
        let parts = JSONParts(json).parts
        guard parts.count == elements.count else { return nil }
        var events: [Recorded] = []
        for (element, part) in zip(elements, parts) {
            guard let topic = element["topic"]?.text, let event = element["event"].flatMap({ Event(topic: topic, $0) }),
                let data = JSONParts(part).member("event").flatMap({ JSONParts($0).member("data") })
            else { return nil }
            events.append(Recorded(event: event, data: data))
        }
        return events
    }
}
