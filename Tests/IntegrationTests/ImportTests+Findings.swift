// SPDX-License-Identifier: Apache-2.0

import Client
import Model
import Testing

// Findings and scenarios.
extension ImportTests {
    static let scenario = """
        {"name":"uzbekistan-returns","note":"What if it came back?","whatIf":[{"kind":"membership","subject":"UZB",\
        "object":"CSTO","value":{"status":"member"},"valid":"2018/.."}]}
        """

    /// Both registers have the same findings, with the same answers, and the same scenarios.
    static func expectSameDefinitions(_ first: Daemon, _ second: Daemon) throws {
        // A day is named, so that midnight does not fall between the two questions.
        for (method, question, list) in [
            ("finding.list", ["on": "2016-12-31"], "findings"), ("scenario.list", [:], "scenarios"),
        ] as [(String, Datum, String)] {
            let standing = try first.connection().call(method, question)[list]
            #expect(standing?.elements?.isEmpty == false)
            #expect(try second.connection().call(method, question)[list] == standing)
        }
    }

    @Test func `the findings of a dataset come along, and are defined anew only where they differ`() throws {
        let place = try Place()
        defer { place.remove() }
        let daemon = try Daemon(place)
        defer { daemon.end() }
        let first = try Self.succeed(["import", Files.dataset], in: place)
        let count = try #require(try daemon.connection().call("finding.list")["findings"]?.elements?.count)
        #expect(first.contains("findings: \(count) new"), "\(first)")
        let known = try daemon.connection().call("finding.get", ["id": "csto-one-leader"])
        let expression = try #require(known["expression"])
        _ = try daemon.connection().call("finding.remove", ["id": "sco-two-leaders-balanced", "reason": "a test"])
        _ = try daemon.connection().call(
            "finding.define",
            ["finding": ["id": "csto-one-leader", "statement": "Another sentence.", "expression": expression]])
        let forecast = try Self.succeed(["import", Files.dataset, "--dry-run"], in: place)
        #expect(
            forecast.contains("findings: 1 new, 1 with a new version, \(count - 2) kept"), "\(forecast)")
        let second = try Self.succeed(["import", Files.dataset], in: place)
        // What was taken back stays so, unless it is asked for; what was redefined is defined as the file has it.
        #expect(second.contains("findings and scenarios: 1 definition or removal"), "\(second)")
        let redefined = try daemon.connection().call("finding.get", ["id": "csto-one-leader"])
        #expect(redefined["statement"] == known["statement"])
        #expect(try daemon.connection().call("finding.list")["findings"]?.elements?.count == count - 1)
    }

    @Test func `after a crash before the findings the same command brings them, each once`() throws {
        let place = try Place()
        defer { place.remove() }
        let daemon = try Daemon(place)
        defer { daemon.end() }
        let stream = try EventStream(
            events: place.events, command: place.command, topics: ["claim.asserted"], after: nil)
        let interrupted = try Self.start(["import", Files.dataset], in: place)
        defer { interrupted.end() }
        _ = try stream.next(within: Duration.patience)
        daemon.kill()
        _ = try interrupted.wait()
        try daemon.restart()
        let finished = try Self.succeed(["import", Files.dataset], in: place)
        #expect(finished.contains("findings: "), "\(finished)")
        let count = try daemon.connection().call("finding.list")["findings"]?.elements?.count
        let defined = try daemon.connection().call("event.replay", ["after": 0, "topics": ["finding.defined"]])
        #expect(defined["events"]?.elements?.count == count)
        let again = try Self.succeed(["import", Files.dataset], in: place)
        #expect(again.contains("findings: \(count ?? 0) kept"), "\(again)")
    }
}
