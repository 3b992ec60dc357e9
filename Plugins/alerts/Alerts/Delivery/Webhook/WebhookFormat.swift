// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Wire

/// What a webhook's body is.
enum WebhookFormat: String, CaseIterable, Hashable, Sendable {
    /// A CloudEvent 1.0 in structured mode, whose data are the alerts.
    case cloudevents
    /// `{"text": …}`, as chat systems take it.
    case text

    /// The media type of the body.
    var mediaType: String {
        switch self {
        case .cloudevents: "application/cloudevents+json; charset=utf-8"
        case .text: "application/json; charset=utf-8"
        }
    }

    /// The body; the same bytes for every attempt.
    func body(of message: Message) -> [UInt8] {
        switch self {
        case .cloudevents: Self.cloudEvent(message)
        case .text: canonical(["text": .string(Self.said(message))])
        }
    }

    /// The type of the event that a message is.
    static func type(of message: Message) -> String {
        if message.isTrial { return "registan.alert.trial" }
        return message.alerts.count > 1 ? "registan.alert.digest" : "registan.alert"
    }

    /// The text, which says what the subject does and more.
    private static func said(_ message: Message) -> String { message.text.isEmpty ? message.subject : message.text }

    private static func cloudEvent(_ message: Message) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        for (name, text) in [
            ("specversion", "1.0"), ("id", message.id), ("source", message.source), ("type", type(of: message)),
            ("time", message.time.description), ("datacontenttype", "application/json"),
        ] {
            writer.key(escaping: name)
            writer.string(text)
        }
        if let topic = message.topic {
            writer.key("subject")
            writer.string(topic)
        }
        writer.key("data")
        writer.write([
            "subject": .string(message.subject), "text": .string(message.text), "alerts": .array(message.alerts),
        ])
        writer.endObject()
        return writer.finish()
    }
}
