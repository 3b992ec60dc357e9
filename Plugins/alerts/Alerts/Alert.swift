// SPDX-License-Identifier: Apache-2.0

import Chronology
import Wire

/// An event that a rule lets through.
struct Alert {
    /// The name of the rule.
    let rule: String
    /// The event.
    let event: Event
    /// The event's sequence.
    let sequence: Int64
    /// What it says to people.
    let text: String

    /// The alert as one line of JSON.
    var json: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("rule")
        writer.string(rule)
        writer.key("sequence")
        writer.integer(sequence)
        writer.key("time")
        writer.string(event.time.description)
        writer.key("source")
        writer.string(event.source)
        writer.key("topic")
        writer.string(event.topic)
        writer.key("text")
        writer.string(text)
        writer.key("data")
        writer.write(event.data)
        writer.endObject()
        return writer.finish()
    }
}
