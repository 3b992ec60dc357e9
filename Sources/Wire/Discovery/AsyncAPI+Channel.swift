// SPDX-License-Identifier: Apache-2.0

import Model

extension Discovery {
    /// A channel of the AsyncAPI document, with the one message that is sent there and the operation that sends it.
    struct Channel {
        /// Under what it stands in the document.
        let key: String
        private let address: String
        private let summary: String
        private let parameters: [(name: String, summary: String)]
        private let payload: Datum

        /// The channel of a sort of topic of the daemon's own.
        init(_ topic: TopicDeclaration) {
            key = topic.sort
            address = ([topic.sort] + topic.parts.map { "{\($0.name)}" }).joined(separator: ".")
            summary = topic.summary
            parameters = topic.parts.map { ($0.name, $0.summary) }
            payload = Discovery.payload(
                sort: topic.sort, isRecorded: topic.isRecorded, hasSubject: !topic.parts.isEmpty,
                data: topic.data.schema)
        }

        /// The channel of a prefix that plugins publish under.
        init(prefix: String, of plugins: [String]) {
            key = "published.\(prefix)"
            address = "\(prefix){rest}"
            summary = "what is published under “\(prefix)” by \(plugins.joined(separator: ", "))"
            parameters = [("rest", "the rest of the topic, of one or more parts")]
            payload = Discovery.payload(sort: nil, isRecorded: true, hasSubject: false, data: ["type": "object"])
        }

        /// The channel as it stands in the document.
        var datum: Datum {
            var members: [Datum.Member] = [
                .init("address", .string(address)), .init("summary", .string(summary)),
                .init("messages", ["event": ["$ref": .string("#/components/messages/\(key)")]]),
            ]
            if !parameters.isEmpty {
                members.append(
                    .init(
                        "parameters",
                        .object(parameters.map { .init($0.name, ["description": .string($0.summary)]) })))
            }
            return .object(members)
        }

        /// That the daemon sends there.
        var operation: Datum {
            [
                "action": "send", "summary": .string(summary),
                "channel": ["$ref": .string("#/channels/\(key)")],
                "messages": [["$ref": .string("#/channels/\(key)/messages/event")]],
            ]
        }

        /// The message that is sent there.
        var message: Datum {
            [
                "name": .string(key), "summary": .string(summary), "contentType": .string(Discovery.mediaType),
                "payload": payload,
            ]
        }
    }
}
