// SPDX-License-Identifier: Apache-2.0

import Client
import Foundation
import Glibc
import Model
import Testing
import Wire

/// `registan-alerts` beside a daemon, both as processes of their own.
@Suite struct PluginTests {
    @Test func `an alert tells of a change, and the daemon of the plugin`() throws {
        let (place, daemon) = try Self.begin()
        defer { place.remove() }
        defer { daemon.end() }
        let plugin = try Self.alerts(place)
        defer { plugin.end() }
        var workload = Workload(seed: 21)
        let connection = try daemon.connection()
        let last = try Self.change(connection, &workload)
        _ = try plugin.line { $0.contains("sequence=\(last) ") }
        let listed = try connection.call("plugin.list")["plugins"]?.elements?.first
        #expect(listed?["name"]?.text == "alerts")
        #expect(listed?["topics"] == ["finding.changed.", "membership."])
        #expect(listed?["parts"]?.elements?.map { $0["name"] } == ["log", "file"])
        plugin.send(SIGTERM)
        #expect(try plugin.wait() == 0, "\(plugin)")
        #expect(try connection.call("plugin.list")["plugins"]?.elements?.first?["state"]?.text == "left")
    }

    @Test func `each change becomes an alert once, in order, whoever crashes`() throws {
        let (place, daemon) = try Self.begin()
        defer { place.remove() }
        defer { daemon.end() }
        var plugin = try Self.alerts(place)
        defer { plugin.end() }
        var workload = Workload(seed: 22)
        for round in 0..<6 {
            for _ in 0..<workload.number(in: 5...40) { _ = try Self.change(try daemon.connection(), &workload) }
            if round.isMultiple(of: 2) {
                // Somewhere among the alerts of this round.
                _ = try plugin.line { $0.contains("rule=memberships") }
                plugin.end()
                plugin = try Self.alerts(place)
            } else {
                daemon.kill()
                try daemon.restart()
            }
        }
        let last = try Self.change(try daemon.connection(), &workload)
        _ = try plugin.line(within: .seconds(40)) { $0.contains("sequence=\(last) ") }
        let expected = try Replay(try daemon.connection()).sequences("membership.")
        try Self.awaitFile(try daemon.connection())
        #expect(try Self.alerted(place) == expected)
    }

    private static func begin() throws -> (Place, Daemon) {
        let place = try Place()
        let daemon = try Daemon(place)
        _ = try daemon.connection().call("entity.register", Workload.entities)
        return (place, daemon)
    }

    private static func alerts(_ place: Place) throws -> Child {
        try Child(
            try Files.program("registan-alerts"), ["--run", place.run, "--state", place.path + "/alerts"],
            environment: place.environment)
    }

    /// Writes until something changes, and gives the sequence of the last change.
    private static func change(_ connection: Connection, _ workload: inout Workload) throws -> Int64 {
        while true {
            let result = try connection.call("claim.assert", workload.next().parameters)
            // A write's changes follow its facts, so the last record of a write that changes something is a change.
            if let count = result["changeCount"]?.integer, count > 0, let sequence = result["sequence"]?.integer {
                return sequence
            }
        }
    }

    /// Waits until nothing waits for the file, whose thread may be behind that of the log.
    private static func awaitFile(_ connection: Connection) throws {
        let end = ContinuousClock.now + .seconds(40)
        while ContinuousClock.now < end {
            let sinks = try connection.call("alerts.sinks")["sinks"]?.elements ?? []
            if sinks.first(where: { $0["sink"] == "file" })?["waiting"] == 0 { return }
        }
        throw Failed("alerts still wait for the file")
    }

    /// The sequences in the file of alerts, in their order.
    private static func alerted(_ place: Place) throws -> [Int64] {
        var parser = JSONParser()
        return try Files.text(place.path + "/alerts/alerts.jsonl").split(separator: "\n").map {
            guard let sequence = try parser.parse(Array($0.utf8))["sequence"]?.integer else {
                throw Failed("an alert without sequence")
            }
            return sequence
        }
    }
}
