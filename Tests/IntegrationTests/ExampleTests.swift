// SPDX-License-Identifier: Apache-2.0

import Client
import Foundation
import Model
import Testing

/// The plugins of `Plugins/examples`, as processes of their own: judged, and beside a real daemon.
@Suite struct ExampleTests {
    /// One of the examples: its name and how it is started.
    struct Example: Sendable, CustomTestStringConvertible {
        let name: String
        let start: @Sendable () throws -> [String]
        var testDescription: String { name }

        static let swift = Example(name: "example-swift") { [try Files.program("registan-example-swift")] }
        static let python = Example(name: "example-python") {
            [Judge.python, "\(Files.package)/Plugins/examples/python/registan_example_python.py"]
        }
    }

    @Test(.needsJudge, arguments: [Example.swift, .python])
    func `an example passes the conformance run`(example: Example) throws {
        let place = try Place()
        defer { place.remove() }
        let trial = try Child(
            try Files.program("registan"), ["plugin", "try", "--"] + example.start(), environment: environment(place))
        defer { trial.end() }
        #expect(try trial.wait(within: .seconds(240)) == 0, "\(trial)")
    }

    @Test(.needsJudge, arguments: [Example.swift, .python])
    func `an example publishes what its service answers, whoever ends and starts again`(example: Example) throws {
        let place = try Place()
        defer { place.remove() }
        let daemon = try Daemon(place, ["--load", Files.dataset])
        defer { daemon.end() }
        var plugin = try start(example, in: place)
        defer { plugin.end() }
        let first = try tally(example, daemon, awaiting: try changes(daemon))
        plugin.end()
        daemon.kill()
        try daemon.restart()
        plugin = try start(example, in: place)
        let again = try tally(example, daemon, awaiting: try changes(daemon))
        #expect(first == again && !first.isEmpty)
        #expect(try published(example, daemon) == first)
        plugin.send(SIGTERM)
        #expect(try plugin.wait() == 0, "\(plugin)")
        #expect(try daemon.connection().call("plugin.list")["plugins"]?.elements?.first?["state"]?.text == "left")
    }

    private func environment(_ place: Place) -> [String: String] {
        place.environment.merging(["PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1"]) { $1 }
    }

    private func start(_ example: Example, in place: Place) throws -> Child {
        let command = try example.start()
        let plugin = try Child(
            command[0], command.dropFirst() + ["--run", place.run, "--state", place.path + "/state"],
            environment: environment(place))
        _ = try plugin.line { $0.contains("Registered.") }
        return plugin
    }

    /// How many changes of memberships are recorded, by organisation.
    private func changes(_ daemon: Daemon) throws -> [String: Int64] {
        let events =
            try daemon.connection().call(
                "event.replay", ["after": 0, "topics": ["membership.changed."], "limit": 10_000])["events"]?.elements
            ?? []
        return events.reduce(into: [:]) { $0[$1["event"]?["data"]?["object"]?.text ?? "", default: 0] += 1 }
    }

    /// What the service answers once it answers what is awaited, which it does when the plugin has heard all.
    private func tally(
        _ example: Example, _ daemon: Daemon, awaiting expected: [String: Int64]
    ) throws -> [String: Int64] {
        let connection = try daemon.connection()
        let deadline = ContinuousClock.now + .patience
        var counted: [String: Int64] = [:]
        while counted != expected, ContinuousClock.now < deadline {
            let changes = try connection.call("\(example.name).tally")["changes"]?.members ?? []
            counted = Dictionary(uniqueKeysWithValues: changes.map { ($0.name, $0.value.integer ?? 0) })
        }
        #expect(counted == expected)
        return counted
    }

    /// The last count that was published for each organisation; each count comes once, from 1 upwards.
    private func published(_ example: Example, _ daemon: Daemon) throws -> [String: Int64] {
        let events = try daemon.connection().call(
            "event.replay", ["after": 0, "topics": [.string("\(example.name).tally.")], "limit": 10_000])
        return (events["events"]?.elements ?? []).reduce(into: [:]) { last, item in
            let data = item["event"]?["data"] ?? .null
            let (organisation, count) = (data["organisation"]?.text ?? "", data["changes"]?.integer ?? 0)
            #expect(count == last[organisation, default: 0] + 1)
            last[organisation] = count
        }
    }
}
