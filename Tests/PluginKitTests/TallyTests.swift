// SPDX-License-Identifier: Apache-2.0

import Chronology
import Configuration
import Foundation
import Model
import RegistanPluginKit
import Service
import TestSupport
import Testing
import Wire

@Suite struct TallyTests {
    @Test func `a plugin with a topic of its own and a service takes less than 40 lines`() throws {
        let path = "\(#filePath)".replacing("TallyTests.swift", with: "Tally.swift")
        #expect(try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").count < 40)
    }

    @Test func `it is tested without a daemon`() throws {
        let directory = try TemporaryDirectory()
        let setup = PluginSetup(
            settings: try Settings.read(nil, environment: [:], specs: Tally.settings),
            stateDirectory: directory.path, log: Log { _, _ in })
        var harness = try PluginHarness(Tally(setup), stateDirectory: directory.path)
        let events = (1...2).map { sequence in
            CloudEventWriter(register: "test", epoch: 1).recorded(
                topic: "membership.changed.CSTO.UZB", sequence: SequenceNumber(sequence),
                at: Instant(milliseconds: 0), by: "ana", data: canonical(["object": "CSTO"]))
        }
        try harness.feed(events.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n"))
        #expect(harness.published.map(\.topic) == ["tally.changed.CSTO", "tally.changed.CSTO"])
        #expect(harness.published.map { $0.data["changes"] } == [1, 2])
        #expect(try harness.call("count", ["organisation": "CSTO"]) == ["changes": 2])
        #expect(throws: RPCError.self) { try harness.call("count", ["organization": "CSTO"]) }
    }
}
