// SPDX-License-Identifier: Apache-2.0

import Model

extension Discovery {
    static let recordedEnvelope = "RecordedEvent"
    static let transientEnvelope = "TransientEvent"

    /// What surrounds the data of every event, by whether it is recorded.
    static let envelopes: [Datum.Member] = [
        .init(
            recordedEnvelope,
            envelope(
                "a CloudEvent with the sequence extension: a record of the journal",
                common + [
                    ("sequence", "its place in the journal, as twenty digits", ["pattern": "^[0-9]{20}$"]),
                    ("recordedby", "the name of its writer", [:]),
                ])),
        .init(transientEnvelope, envelope("a CloudEvent that is not recorded and never replayed", common)),
    ]

    private typealias Attribute = (name: String, summary: String, more: Datum)

    private static let common: [Attribute] = [
        ("specversion", "the version of CloudEvents", ["enum": ["1.0"]]),
        ("id", "unique within its source: of a recorded event its sequence, else “t-” and a text", [:]),
        ("source", "/registan/<register>/<epoch>", ["format": "uri-reference"]),
        ("type", "“registan.” and the first two parts of the topic", [:]),
        ("time", "when it was recorded, or sent", ["format": "date-time"]),
        ("datacontenttype", "the media type of the data", ["enum": ["application/json"]]),
    ]

    private static func envelope(_ description: String, _ attributes: [Attribute]) -> Datum {
        let subject: Attribute = ("subject", "the parts of the topic after the first two, where there are any", [:])
        let texts: [Datum.Member] = (attributes + [subject]).map { attribute in
            let members: [Datum.Member] = [.init("type", "string"), .init("description", .string(attribute.summary))]
            return .init(attribute.name, .object(members + (attribute.more.members ?? [])))
        }
        let data: Datum.Member = .init("data", ["type": "object", "description": "what the event tells"])
        return [
            "type": "object", "description": .string(description), "properties": .object(texts + [data]),
            "required": .array((attributes.map(\.name) + ["data"]).map { .string($0) }),
        ]
    }

    /// An event as a subscriber reads it: the envelope, and the data of its sort.
    static func payload(sort: String?, isRecorded: Bool, hasSubject: Bool, data: Datum) -> Datum {
        let envelope = "#/components/schemas/\(isRecorded ? recordedEnvelope : transientEnvelope)"
        let type: [Datum.Member] = sort.map { [.init("type", ["enum": [.string(Topic.typePrefix + $0)]])] } ?? []
        return [
            "allOf": [
                ["$ref": .string(envelope)],
                [
                    "type": "object", "properties": .object(type + [.init("data", data)]),
                    "required": hasSubject ? ["subject", "data"] : ["data"],
                ],
            ]
        ]
    }
}
