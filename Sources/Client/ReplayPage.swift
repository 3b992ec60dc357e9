// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Wire

/// The answer to `event.replay`.
struct ReplayPage {
    /// What it says about the journal.
    let bounds: Reconciler.Page
    /// The events in order, each with its bytes.
    let events: [(event: Event, json: [UInt8])]

    /// Reads a result together with the reply that it came in; nil if it is not of the declared shape.
    init?(_ result: Datum, reply: [UInt8]) {
        guard let next = result["next"]?.integer, let head = result["head"]?.integer,
            let epoch = result["epoch"]?.integer, let elements = result["events"]?.elements,
            let json = JSONParts(reply[...]).member("result").flatMap({ JSONParts($0).member("events") })
        else { return nil }
        bounds = .init(next: SequenceNumber(next), head: SequenceNumber(head), epoch: epoch)
        let parts = JSONParts(json).parts
        guard parts.count == elements.count else { return nil }
        var events: [(event: Event, json: [UInt8])] = []
        for (element, part) in zip(elements, parts) {
            guard let topic = element["topic"]?.text, let datum = element["event"],
                let event = Event(topic: topic, datum), let json = JSONParts(part).member("event")
            else { return nil }
            events.append((event, Array(json)))
        }
        self.events = events
    }
}

extension Reconciler.Question {
    /// The question as a request.
    func request(topics: [String], limit: Int) -> Outgoing {
        switch self {
        case .head:
            return Outgoing(method: "event.head", params: [:])
        case .replay(let after, let epoch):
            var members: [Datum.Member] = [
                .init("after", .integer(after.value)), .init("limit", .integer(Int64(limit))),
            ]
            if let epoch { members.append(.init("epoch", .integer(epoch))) }
            if !topics.isEmpty { members.append(.init("topics", .array(topics.map { .string($0) }))) }
            return Outgoing(method: "event.replay", params: .object(members))
        }
    }
}
