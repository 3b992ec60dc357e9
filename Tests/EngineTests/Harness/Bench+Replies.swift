// SPDX-License-Identifier: Apache-2.0

import Engine
import Model
import Testing
import Wire

extension Bench {
    /// The bytes of all replies to a route.
    func replies(_ route: Route) -> [[UInt8]] {
        output.compactMap { if case .reply(route, let bytes) = $0 { bytes } else { nil } }
    }

    /// Whether the reply has left.
    func hasReplied(_ route: Route) -> Bool { !replies(route).isEmpty }

    /// The one reply to a route, read.
    func reply(_ route: Route) throws -> Datum {
        let replies = replies(route)
        try #require(replies.count == 1, "a request gets exactly one reply")
        return try read(replies[0])
    }

    /// The result that a route got.
    func result(_ route: Route) throws -> Datum {
        let reply = try reply(route)
        return try #require(reply["result"], "\(reply.json)")
    }

    /// The error that a route got.
    func error(_ route: Route) throws -> RPCError {
        let reply = try reply(route)
        return RPCError(reading: try #require(reply["error"], "\(reply.json)"))
    }

    /// Asks and gives the result.
    @discardableResult
    func call(
        _ method: String, _ params: Datum = [:], as role: Role = .operator, by name: String = "tester"
    ) throws -> Datum {
        let route = send(method, params, as: role, by: name)
        work()
        return try result(route)
    }

    /// Asks and gives the error.
    func refusal(
        _ method: String, _ params: Datum = [:], as role: Role = .operator, by name: String = "tester"
    ) throws -> RPCError {
        let route = send(method, params, as: role, by: name)
        work()
        return try error(route)
    }

    /// What left under topics with a prefix, in order, as bytes.
    func eventBytes(_ prefix: String = "") -> [[UInt8]] {
        output.compactMap { if case .event(let topic, let bytes) = $0, topic.hasPrefix(prefix) { bytes } else { nil } }
    }

    /// The topics of what was published, in order.
    func topics(_ prefix: String = "") -> [String] {
        output.compactMap { if case .event(let topic, _) = $0, topic.hasPrefix(prefix) { topic } else { nil } }
    }

    /// What was published under topics with a prefix, in order, read.
    func events(_ prefix: String = "") throws -> [Datum] { try eventBytes(prefix).map { try read($0) } }
}
