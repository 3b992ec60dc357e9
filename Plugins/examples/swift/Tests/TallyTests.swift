// SPDX-License-Identifier: Apache-2.0

import Chronology
import Client
import Configuration
import Foundation
import Model
import RegistanPluginKit
import Service
import Testing

@testable import registan_example_swift

/// Feeds recorded events to the plugin, without a daemon.
@Suite final class TallyTests {
    private let state = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path

    init() throws { try FileManager.default.createDirectory(atPath: state, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: state) }

    @Test func `counts and tells by organisation`() throws {
        var harness = try harness()
        try harness.feed(Self.events)
        let (counts, published) = (try harness.call("tally")["changes"], harness.published)
        #expect(counts == ["CSTO": 2, "SCO": 1])
        #expect(published.map(\.topic) == ["CSTO", "SCO", "CSTO"].map { "\(Tally.name).tally.\($0)" })
        #expect(published.last?.data == ["organisation": "CSTO", "changes": 2])
    }

    @Test func `counts an event once that comes again after a restart`() throws {
        var first = try harness()
        try first.feed(Self.events)
        var restarted = try harness()
        try restarted.feed(Self.events + Self.changed(6, "SCO", "BLR"))
        let (counts, published) = (try restarted.call("tally")["changes"], restarted.published)
        #expect(counts == ["CSTO": 2, "SCO": 2])
        #expect(published.count == 1)
    }

    @Test func `takes sequences anew after a restore`() throws {
        var harness = try harness()
        try harness.feed(Self.events)
        harness.changeEpoch(EpochChange(previous: 1, current: 2, cursor: SequenceNumber(2), startsOver: true))
        try harness.feed(Self.changed(3, "SCO", "IRN"))
        let counts = try harness.call("tally")["changes"]
        #expect(counts == ["CSTO": 2, "SCO": 2])
    }

    private func harness() throws -> PluginHarness<Tally> {
        let settings = try Settings.read(nil, environment: [:], prefix: "TALLY", specs: Tally.settings)
        let setup = PluginSetup(settings: settings, stateDirectory: state, log: Log { _, _ in })
        return try PluginHarness(Tally(setup), stateDirectory: state)
    }

    private static let events = changed(1, "CSTO", "UZB") + changed(2, "SCO", "BLR") + changed(5, "CSTO", "UZB")

    /// An event as it is published, with as much of its data as the plugin looks at.
    private static func changed(_ sequence: Int, _ organisation: String, _ state: String) -> String {
        """
        {"specversion": "1.0", "id": "\(sequence)", "source": "/registan/test/1", "type": "registan.membership.changed", \
        "subject": "\(organisation).\(state)", "time": "2026-01-31T12:00:00.000Z", "sequence": "\(sequence)", \
        "data": {"kind": "membership", "subject": "\(state)", "object": "\(organisation)"}}

        """
    }
}
