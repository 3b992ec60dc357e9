// SPDX-License-Identifier: Apache-2.0

import Model

/// What a plugin says of itself when it registers.
struct Profile: Sendable {
    /// The name.
    var name = ""
    /// Prefixes of the topics that it hears.
    var topics: [String] = []
    /// Whether it follows events at all: one that offers services alone declares no topics and subscribes to none.
    var follows = true
    /// Its services.
    var services: [Service] = []

    /// A service as it is declared.
    struct Service: Sendable {
        let method: String
        /// The JSON Schema of its parameters.
        let params: Datum
    }

    /// Nothing is known yet.
    init() {}

    /// Reads the parameters of `plugin.register`; `prefixes` are those that were subscribed to.
    init(_ registration: Datum, prefixes: Set<String>) {
        name = registration["name"]?.text ?? ""
        topics = (registration["topics"]?.elements ?? []).compactMap(\.text)
        follows = !topics.isEmpty || prefixes.contains { !$0.hasPrefix("system.") && !$0.hasPrefix("plugin.") }
        services = (registration["services"]?.elements ?? []).compactMap { service in
            service["method"]?.text.map { Service(method: $0, params: service["params"] ?? [:]) }
        }
    }
}
