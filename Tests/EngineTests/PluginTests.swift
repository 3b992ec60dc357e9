// SPDX-License-Identifier: Apache-2.0

import Engine
import Model
import Testing
import Wire

/// Plugins come, show that they live, say how far they have come, and leave.
@Suite struct PluginTests {
    private func register(_ bench: Bench, _ name: String = "alerts") throws -> (session: String, route: Route) {
        let route = bench.send(
            "plugin.register", ["name": .string(name), "version": "1.0", "topics": ["membership."]], as: .plugin)
        return (try #require(try bench.result(route)["session"]?.text), route)
    }

    private func beat(_ bench: Bench, _ session: String, _ cursor: Int64) throws {
        try bench.call("plugin.heartbeat", ["session": .string(session), "cursor": .integer(cursor)], as: .plugin)
    }

    private func listed(_ bench: Bench) throws -> Datum {
        try #require(try bench.call("plugin.list")["plugins"]?.elements?.first)
    }

    @Test func `a plugin that comes is told where it stands`() throws {
        let bench = try Bench.withEntities()
        let result = try bench.call("plugin.register", ["name": "alerts", "version": "1.0"], as: .plugin)
        #expect(result["cursor"] == 0)
        #expect(result["head"] == 8)
        #expect(result["epoch"] == 1)
        #expect(result["heartbeatSeconds"] == .integer(Int64(EngineLimits.heartbeatSeconds)))
        #expect(bench.topics("plugin.") == ["plugin.joined.alerts"])
        #expect(bench.kept.count == 1)
    }

    @Test func `cursors only move forward, and outlive session and daemon`() throws {
        let bench = try Bench.withEntities()
        let (session, _) = try register(bench)
        try beat(bench, session, 5)
        try beat(bench, session, 3)
        #expect(try listed(bench)["cursor"] == 5)
        #expect(try listed(bench)["lag"] == 3)
        bench.tick()
        try bench.restart()
        let again = try bench.call("plugin.register", ["name": "alerts", "version": "1.0"], as: .plugin)
        #expect(again["cursor"] == 5)
    }

    @Test func `a cursor beyond the head is refused`() throws {
        let bench = try Bench.withEntities()
        let (session, _) = try register(bench)
        let params: Datum = ["session": .string(session), "cursor": 9]
        #expect(try bench.refusal("plugin.heartbeat", params, as: .plugin).field == "cursor")
    }

    @Test func `a name that a living plugin holds is refused, and taken over from one that is gone`() throws {
        let bench = try Bench.withEntities()
        let (old, route) = try register(bench)
        let params: Datum = ["name": "alerts", "version": "1.1"]
        #expect(try bench.refusal("plugin.register", params, as: .plugin).code == .conflict)
        bench.vanished.insert(route)
        let new = try bench.call("plugin.register", params, as: .plugin)
        #expect(new["session"]?.text != old)
        #expect(bench.topics("plugin.") == ["plugin.joined.alerts", "plugin.left.alerts", "plugin.joined.alerts"])
        #expect(try bench.refusal("plugin.heartbeat", ["session": .string(old)], as: .plugin).code == .notFound)
    }

    @Test func `of two that want the name of one that is gone, one gets it`() throws {
        let bench = try Bench.withEntities()
        let (_, route) = try register(bench)
        bench.vanished.insert(route)
        bench.holdsProbes = true
        let params: Datum = ["name": "alerts", "version": "1.1"]
        let rivals = [1, 2].map { _ in bench.send("plugin.register", params, as: .plugin) }
        bench.answerProbes()
        let session = try #require(try bench.result(rivals[0])["session"]?.text)
        #expect(try bench.error(rivals[1]).code == .conflict)
        try beat(bench, session, 1)
        #expect(bench.topics("plugin.") == ["plugin.joined.alerts", "plugin.left.alerts", "plugin.joined.alerts"])
        #expect(bench.kept == [rivals[0]])
    }

    @Test func `a name that falls free during the probe goes to who asked`() throws {
        let bench = try Bench.withEntities()
        let (session, _) = try register(bench)
        bench.holdsProbes = true
        let route = bench.send("plugin.register", ["name": "alerts", "version": "1.1"], as: .plugin)
        try bench.call("plugin.leave", ["session": .string(session)], as: .plugin)
        bench.answerProbes()
        #expect(try bench.result(route)["session"] != nil)
    }

    @Test func `a plugin that misses its heartbeats has left, and must register again`() throws {
        let bench = try Bench.withEntities()
        let (session, _) = try register(bench)
        for _ in 0..<EngineLimits.missedHeartbeats {
            bench.clock.pass(seconds: Double(EngineLimits.heartbeatSeconds))
            bench.tick()
        }
        #expect(try listed(bench)["state"]?.text == "running")
        bench.clock.pass(seconds: 2)
        bench.tick()
        #expect(try listed(bench)["state"]?.text == "left")
        #expect(bench.kept.isEmpty)
        #expect(try bench.refusal("plugin.heartbeat", ["session": .string(session)], as: .plugin).code == .notFound)
    }

    @Test func `a plugin that leaves says how far it has come`() throws {
        let bench = try Bench.withEntities()
        let (session, _) = try register(bench)
        try bench.call("plugin.leave", ["session": .string(session), "cursor": 8], as: .plugin)
        #expect(try listed(bench)["state"]?.text == "left")
        #expect(try listed(bench)["cursor"] == 8)
    }

    @Test func `nobody else may use a session`() throws {
        let bench = try Bench.withEntities()
        let (session, _) = try register(bench)
        let params: Datum = ["session": .string(session)]
        #expect(try bench.refusal("plugin.leave", params, as: .plugin, by: "stranger").code == .notFound)
    }
}
