// SPDX-License-Identifier: Apache-2.0

import Model

/// Who registers, with what, and where.
struct SessionIdentity {
    let name: String
    let version: String
    let topics: [String]
    let publishes: [String]
    /// As `plugin.register` takes them.
    let services: [Datum]
    /// What calls are held against.
    let table: ServiceTable
    let endpoint: String

    init<Subject: Plugin>(_ plugin: borrowing Subject, endpoint: String) throws(BadDeclaration) {
        (name, version) = (Subject.name, Subject.version)
        (topics, publishes) = (plugin.topics, plugin.publishes)
        services = plugin.services.map { $0.datum(of: Subject.name) }
        table = try ServiceTable(Subject.name, plugin.services)
        self.endpoint = endpoint
    }

    /// The parameters of `plugin.register`.
    var request: Datum {
        [
            "name": .string(name), "version": .string(version), "protocol": 1,
            "topics": .array(topics.map { .string($0) }), "publishes": .array(publishes.map { .string($0) }),
            "services": .array(services),
        ]
    }
}
