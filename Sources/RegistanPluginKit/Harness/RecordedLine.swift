// SPDX-License-Identifier: Apache-2.0

import Model
import Wire

/// An event in one line of JSON: a CloudEvent as published, or with its topic beside it as `event.replay` has it.
struct RecordedLine {
    let event: Event
    /// The CloudEvent.
    let json: [UInt8]

    /// Reads a line; nil where it is no event.
    init?(_ line: String) {
        var parser = JSONParser()
        guard let datum = try? parser.parse(line) else { return nil }
        let inner = datum["event"] ?? datum
        guard let topic = datum["topic"]?.text ?? Self.topic(of: inner), let event = Event(topic: topic, inner) else {
            return nil
        }
        self.event = event
        json = canonical(inner)
    }

    /// The topic that a CloudEvent of the register was published under.
    private static func topic(of event: Datum) -> String? {
        guard let type = event["type"]?.text, type.hasPrefix(Topic.typePrefix) else { return nil }
        return Topic.joined(type: type, subject: event["subject"]?.text)
    }
}
