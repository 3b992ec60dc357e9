// SPDX-License-Identifier: Apache-2.0

import Chronology
import Foundation
import Model
import RegistanPluginKit
import Service
import Synchronization
import TestSupport
import Testing

@testable import Alerts

@Suite struct AlertsPluginTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private func harness(_ toml: String? = nil) throws -> PluginHarness<AlertsPlugin> {
        try PluginHarness(plugin(toml, in: directory), stateDirectory: directory.path)
    }

    private func sequences(_ name: String = "alerts.jsonl") throws -> [Int64?] {
        try directory.alerts(name).map { $0["sequence"]?.integer }
    }

    @Test func `a change of a membership makes one line with all that it tells`() throws {
        var harness = try harness()
        try harness.feed(line(7, suspension()) + "\n" + line(8, suspension(), topic: "transit.changed.UZB.KAZ"))
        let alert = try #require(try directory.alerts().first)
        #expect(try directory.alerts().count == 1)
        #expect(alert["rule"] == "memberships")
        #expect(alert["sequence"] == 7)
        #expect(alert["time"] == "1970-01-01T00:00:00.000Z")
        #expect(alert["source"] == "/registan/test/1")
        #expect(alert["topic"] == "membership.changed.CSTO.UZB")
        #expect(alert["text"]?.text?.hasPrefix("Uzbekistan: member -> suspended in the Collective") == true)
        #expect(alert["data"]?["cause"] == ["c12"])
    }

    @Test func `an event that comes again, also after a restart, is not written twice`() throws {
        let events = (1...3).map { line($0, suspension()) }
        do {
            var harness = try harness()
            try harness.feed(events.joined(separator: "\n"))
            try harness.feed(events[2])
        }
        var harness = try harness()
        try harness.feed((events + [line(4, suspension())]).joined(separator: "\n"))
        #expect(try sequences() == [1, 2, 3, 4])
    }

    @Test func `after a crash within an event only the rules that are missing are written`() throws {
        let toml = """
            [[rule]]
            name = "first"
            [[rule]]
            name = "second"
            """
        do {
            var harness = try harness(toml)
            try harness.feed(line(1, suspension()) + "\n" + line(2, suspension()))
        }
        let path = directory.path + "/alerts.jsonl"
        let content = try String(contentsOfFile: path, encoding: .utf8)
        try String(content.dropLast(20)).write(toFile: path, atomically: false, encoding: .utf8)
        var harness = try harness(toml)
        try harness.feed(line(2, suspension()))
        #expect(try sequences() == [1, 1, 2, 2])
        #expect(try directory.alerts().map { $0["rule"] } == ["first", "second", "first", "second"])
    }

    @Test func `in another epoch the same sequence is another event`() throws {
        var harness = try harness()
        try harness.feed(line(5, suspension()))
        try harness.feed(line(5, suspension(), epoch: 2))
        #expect(try directory.alerts().map { $0["source"] } == ["/registan/test/1", "/registan/test/2"])
    }

    @Test func `rules have files and logs of their own`() throws {
        let toml = """
            [[rule]]
            name = "losses"
            after = ["suspended", "withdrawn"]
            file = "losses.jsonl"
            [[rule]]
            name = "everything"
            topics = [""]
            log = false
            file = "everything.jsonl"
            """
        let sink = Sink()
        var harness = try PluginHarness(
            plugin(toml, in: directory, log: Log { _, line in sink.add(line) }), stateDirectory: directory.path)
        try harness.feed(
            [
                line(1, suspension()), line(2, suspension(("after", side("observer")))),
                line(3, ["id": "c12"], topic: "claim.asserted.membership"),
            ].joined(separator: "\n"))
        #expect(try sequences("losses.jsonl") == [1])
        #expect(try sequences("everything.jsonl") == [1, 2, 3])
        #expect(
            sink.lines == [
                "Uzbekistan: member -> suspended in the Collective Security Treaty Organization from 2012-06-28 (c12) "
                    + "rule=losses sequence=1 topic=membership.changed.CSTO.UZB"
            ])
    }

    @Test func `a file that cannot be made is told at the start`() throws {
        #expect(throws: FileFault.self) { try plugin("[[rule]]\nfile = \"none/x\"", in: directory) }
    }

    @Test func `an event whose alert cannot be written is set aside`() throws {
        var harness = try harness("[[rule]]\nfile = \"/dev/full\"")
        try harness.feed(line(1, suspension()))
        let letters = harness.deadLetters
        #expect(letters == 1)
    }

    private final class Sink: Sendable {
        private let content = Mutex<[String]>([])
        func add(_ line: String) { content.withLock { $0.append(line) } }
        var lines: [String] { content.withLock { $0 } }
    }
}
