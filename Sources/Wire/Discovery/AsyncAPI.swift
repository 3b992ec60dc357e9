// SPDX-License-Identifier: Apache-2.0

public import Model

extension Discovery {
    /// A prefix of topics under which a plugin that is here publishes.
    public struct Publishing: Hashable, Sendable {
        /// The prefix, such as `alerts.`.
        public let prefix: String
        /// The name of the plugin.
        public let plugin: String

        /// States it.
        public init(_ prefix: String, by plugin: String) {
            self.prefix = prefix
            self.plugin = plugin
        }
    }

    /// The most prefixes of plugins that the document lists.
    public static let mostPublished = 1_000

    /// The members of the AsyncAPI 3.0 document: every topic that the daemon sends under, and the prefixes of plugins
    /// that are here, of which the first `mostPublished` are listed. Actions are the daemon's: it sends.
    ///
    /// Source: AsyncAPI 3.0.0; events are CloudEvents 1.0 in their JSON format.
    public static func asyncAPI(version: String, publishing: [Publishing] = []) -> [Datum.Member] {
        let channels = Catalogue.topics.map(Channel.init) + Self.channels(of: publishing)
        return [
            .init("asyncapi", "3.0.0"),
            .init(
                "info",
                [
                    "title": "Registan", "version": .string(version),
                    "description": .string(
                        "CloudEvents 1.0 over ZeroMQ, each a message of two frames: the topic, and the event as JSON. "
                            + "A prefix of topics is a subscription. Events with a sequence are records of the journal: "
                            + "event.replay has them again."),
                ]),
            .init("defaultContentType", .string(mediaType)),
            .init("servers", ["events": server]),
            .init("channels", .object(channels.map { .init($0.key, $0.datum) })),
            .init("operations", .object(channels.map { .init("send.\($0.key)", $0.operation) })),
            .init(
                "components",
                [
                    "schemas": .object(envelopes + schemas),
                    "messages": .object(channels.map { .init($0.key, $0.message) }),
                ]),
        ]
    }

    static let mediaType = "application/cloudevents+json"

    private static let server: Datum = [
        "host": "{run}", "pathname": "/events.sock", "protocol": "zmq", "protocolVersion": "3.1",
        "description": "ipc://{run}/events.sock, an XPUB; subscribers connect a SUB",
        "variables": [
            "run": ["default": "/run/registan", "description": "the run directory of the daemon, an absolute path"]
        ],
    ]

    /// The shapes that events refer to.
    private static let schemas: [Datum.Member] = {
        let used = Catalogue.topics.reduce(Set<String>()) { $1.data.references(known: $0) }
        return (Shape.named + Shape.namedInEvents).filter { used.contains($0.name) }
            .map { .init($0.name, $0.shape.schema) }
    }()

    /// A channel of each prefix that plugins publish under, in the order of the prefixes.
    private static func channels(of publishing: [Publishing]) -> [Channel] {
        let plugins = Dictionary(grouping: publishing, by: \.prefix)
        return plugins.sorted { $0.key < $1.key }.prefix(mostPublished).map { prefix, publishing in
            Channel(prefix: prefix, of: Set(publishing.map(\.plugin)).sorted())
        }
    }
}
