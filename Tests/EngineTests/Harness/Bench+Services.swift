// SPDX-License-Identifier: Apache-2.0

import Engine
import Model
import Testing
import Wire

extension Samples {
    /// A plugin's declaration of a service.
    static func service(_ method: String, role: Role? = nil) -> Datum {
        let declaration: Datum = [
            "method": .string(method), "summary": "try it out",
            "params": [
                "type": "object", "properties": ["sink": ["type": "string", "description": "which"]],
                "required": ["sink"],
            ],
            "result": ["type": "object", "properties": ["sent": ["type": "integer"]]],
        ]
        return role.map { declaration.with("role", .string($0.rawValue)) } ?? declaration
    }
}

/// A plugin on the bench, with what its session is known by.
struct Guest {
    let bench: Bench
    let session: String
    let route: Route
    let user: String

    /// Comes with services, by their verbs.
    init(
        _ bench: Bench, _ name: String = "alerts", offers verbs: [String] = ["test"], role: Role? = nil,
        publishes: [String] = [], user: String = "plugins"
    ) throws {
        let services = verbs.map { Samples.service("\(name).\($0)", role: role) }
        route = bench.send(
            "plugin.register",
            [
                "name": .string(name), "version": "1.0", "services": .array(services),
                "publishes": .array(publishes.map { .string($0) }),
            ], as: .plugin, by: user)
        session = try #require(try bench.result(route)["session"]?.text)
        (self.bench, self.user) = (bench, user)
    }

    /// What was sent down its session, in order.
    func heard() throws -> [Datum] {
        try bench.forwarded.filter { $0.route == route }.map { try bench.read($0.bytes) }
    }

    /// The id of the last call that it heard.
    func lastID() throws -> String { try #require(try heard().last?["id"]?.text) }

    /// Replies to the last call, or to another id, with a member such as `"result":{}`.
    func reply(_ member: String, to id: String? = nil, by user: String? = nil) throws {
        let id = try id ?? lastID()
        let message = #"{"jsonrpc":"2.0","id":"\#(id)",\#(member)}"#
        #expect(!bench.send(bytes: Array(message.utf8), as: .plugin, by: user ?? self.user).follows)
    }

    func beat() throws {
        try bench.call("plugin.heartbeat", ["session": .string(session)], as: .plugin, by: user)
    }
}

extension Bench {
    /// Calls a service and gives the route that its reply will have.
    @discardableResult
    func callService(
        _ method: String = "alerts.test", _ params: String = #"{"sink":"mail"}"#, meta: String? = nil,
        as role: Role = .reader, by name: String = "ana"
    ) -> Route {
        let meta = meta.map { #","_meta":\#($0)"# } ?? ""
        let message = #"{"jsonrpc":"2.0","id":"q","method":"\#(method)","params":\#(params)\#(meta)}"#
        return send(bytes: Array(message.utf8), as: role, by: name).route
    }

    /// The value of a metric.
    func metric(_ name: String) throws -> String? {
        let text = try #require(try call("system.metrics")["text"]?.text)
        return text.split(separator: "\n").first { $0.hasPrefix("\(name) ") }
            .map { String($0.dropFirst(name.count + 1)) }
    }
}
