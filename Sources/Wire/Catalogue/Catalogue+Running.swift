// SPDX-License-Identifier: Apache-2.0

extension Catalogue {
    static let systemMethods = [
        Method(
            "rpc.discover", "this description", .inspect,
            result: [
                required("openrpc", .text(), "the version of OpenRPC"), required("info", .any, "what is described"),
                required(
                    "methods", .list(.any, atMost: mostMethods), "the methods, those of plugins that are here last"),
                required("components", .any, "the schemas that they share"),
            ]),
        Method(
            "system.status", "how the daemon is", .inspect,
            result: [
                required("version", .text(), "the version of the program"),
                required("instance", .text(), "the uuid of the register"),
                required("epoch", .count, "the epoch of the journal"),
                required("uptime", .number, "seconds since the start"),
                required("claims", .count, "claims that stand"), required("entities", .count, "entities"),
                required("store", .text(), "what the journal is kept in"),
                required("role", .text(), "the caller's role"),
                required("by", .text(), "the caller's name"),
                required("plugins", .count, "plugins that are here"),
                required("memory", .count, "bytes of memory in use"),
                required("health", .text(), "“ok”, or what is wrong and what to do"),
            ]),
        Method(
            "system.metrics", "counters and timings as OpenMetrics text", .inspect,
            result: [
                required("contentType", .text(), "the media type"), required("text", .text(), "the metrics"),
            ]),
    ]

    static let eventMethods = [
        Method(
            "event.replay", "recorded events after a sequence", .inspect,
            parameters: [
                optional("epoch", .count, "the epoch of the cursor; checked if given"),
                required("after", .count, "the cursor"),
                optional("topics", .list(.text("a prefix of topics"), atMost: 256), "only these; all if left out"),
                optional("limit", .integer(1...Int64(mostOnPage)), "how many at most; 1,000 if left out"),
            ],
            result: [
                required("events", .list(.reference("Event"), atMost: mostOnPage), "in order"),
                required("next", .count, "the last sequence examined: the new cursor"),
                required("head", .count, "the last durable sequence"), required("epoch", .count, "the epoch"),
            ]),
        Method(
            "event.head", "the end of the journal", .inspect,
            result: [
                required("epoch", .count, "the epoch"),
                required("hash", .text(), "the hash of the last record, in hex"),
            ]),
        Method(
            "event.discover", "the events, as an AsyncAPI document", .inspect,
            result: [
                required("asyncapi", .text(), "the version of AsyncAPI"),
                required("info", .any, "what is described"),
                required("defaultContentType", .text(), "the media type of the events"),
                required("servers", .any, "where they are sent"),
                required("channels", .dictionary(.any), "the topics, those of plugins that are here last"),
                required("operations", .dictionary(.any), "that the daemon sends there"),
                required("components", .any, "the messages, and the schemas that they share"),
            ]),
        Method(
            "event.publish", "record an event of a plugin’s and publish it", .publish, role: .plugin,
            parameters: [
                required("topic", .text("a topic"), "under a prefix that the plugin declared in `publishes`"),
                required("data", .dictionary(.any), "what it tells, at most 60 KiB"),
                optional("session", .text(), "the session; else one of the caller’s that declared the topic"),
            ], result: []),
    ]

    /// The most methods that `rpc.discover` lists, the services of plugins among them.
    public static let mostMethods = 3_000
    /// The most parts that a plugin tells of.
    static let mostParts = 64

    /// How a part of a plugin is, such as one of several receivers.
    private static let partMembers = [
        required("name", .text(), "the name"), required("state", .text(), "how it is, in a word"),
        required("waiting", .count, "what it has still to deal with"),
        required("deadLetters", .count, "what it has set aside"), optional("lastError", .text(), "its last error"),
    ]

    static let pluginMethods = [
        Method(
            "plugin.register", "begin a plugin's session; takes a DEALER", .session, role: .plugin,
            parameters: [
                required("name", .text("an id"), "the name, unique among plugins"),
                required("version", .text(), "its version"),
                optional("protocol", .integer(1...1), "the version of this protocol, 1"),
                optional("topics", .list(.text("a prefix of topics"), atMost: 256), "what it subscribes to"),
                optional("publishes", .list(.text("a prefix of topics"), atMost: 256), "what it publishes"),
                optional(
                    "services", .list(.object(ServiceDeclaration.properties), atMost: ServiceDeclaration.mostPerPlugin),
                    "methods that it offers, each `<name>.<verb>`"),
            ],
            result: [
                required("session", .text(), "the session, for its heartbeats"),
                required("heartbeatSeconds", .number, "how often to send one; three missed end the session"),
                required("epoch", .count, "the epoch"),
                required("cursor", .count, "the last sequence that a plugin of this name acknowledged"),
                required("head", .count, "the last durable sequence"),
            ]),
        Method(
            "plugin.heartbeat", "show that a plugin lives, and acknowledge events", .session, role: .plugin,
            parameters: [
                required("session", .text(), "the session"),
                optional("cursor", .count, "the last sequence that it has dealt with"),
                optional("state", .text(), "how it is, in a word"),
                optional("deadLetters", .count, "events that it has set aside"),
                optional("lastError", .text(), "its last error"),
                optional("parts", .list(.object(partMembers), atMost: mostParts), "how its parts are, each by name"),
            ], result: [required("head", .count, "the last durable sequence"), required("epoch", .count, "the epoch")]),
        Method(
            "plugin.leave", "end a plugin's session", .session, role: .plugin,
            parameters: [
                required("session", .text(), "the session"),
                optional("cursor", .count, "the last sequence that it has dealt with"),
            ], result: []),
        Method(
            "plugin.list", "the plugins, with how far each has come", .inspect,
            result: [
                required(
                    "plugins",
                    .list(
                        .object([
                            required("name", .text(), "the name"), required("version", .text(), "the version"),
                            required("state", .text(), "“left”, or what it says of itself"),
                            required("cursor", .count, "the last sequence that it acknowledged"),
                            required("lag", .count, "records that it has not acknowledged"),
                            required("topics", .list(.text(), atMost: 256), "what it subscribes to"),
                            required("publishes", .list(.text(), atMost: 256), "what it publishes"),
                            required("services", .list(.text(), atMost: 256), "methods that it offers"),
                            required("deadLetters", .count, "events that it has set aside"),
                            optional("lastError", .text(), "its last error"),
                            required("parts", .list(.object(partMembers), atMost: mostParts), "how its parts are"),
                        ]), atMost: mostOnPage), "sorted by name")
            ]),
    ]

    static let journalMethods = [
        Method(
            "journal.verify", "check the whole hash chain", .inspect, role: .operator,
            result: [
                required("ok", .flag, "whether every record continues the one before it"),
                required("records", .count, "records that were found good"),
                required("hash", .text(), "the hash of the last good record, in hex"),
                optional(
                    "replayHash", .text(),
                    "the digest of all facts in order, in hex: registers with the same one hold the same; left out where "
                        + "the chain breaks"),
                optional("firstBad", .count, "the first bad record"),
                optional("reason", .text(), "what is wrong with it"),
            ])
    ]
}
