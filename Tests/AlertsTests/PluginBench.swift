// SPDX-License-Identifier: Apache-2.0

import Chronology
import Glibc
import Model
import RegistanPluginKit
import Service
import TestSupport
import Threads

@testable import Alerts

/// Sets the plugin up as a whole, and waits for what its sinks do.
struct PluginBench {
    let directory: TemporaryDirectory
    let health = PluginHealth()
    let entries = Monitor<[String]>([])

    init() throws { directory = try TemporaryDirectory() }

    static let quick = "settle = \"0ms\"\n"

    func harness(
        _ toml: String = quick, mostBytes: Int = Outbox.mostBytes,
        answering: @escaping PluginHarness<AlertsPlugin>.Answering = { _, _ in [:] }
    ) throws -> PluginHarness<AlertsPlugin> {
        let read = try settings(toml)
        let setup = PluginSetup(
            settings: read.settings, document: read.document, stateDirectory: directory.path,
            log: Log { [entries] _, line in entries.update { $0.append(line) } }, health: health)
        let plugin = try AlertsPlugin(setup, clock: LocalClock { _ in 0 }, now: Clock.now, mostBytes: mostBytes)
        return try PluginHarness(plugin, stateDirectory: directory.path, answering: answering)
    }

    /// Waits for so many entries of the log that hold a text.
    func logged(_ text: String, count: Int = 1) -> [String]? {
        entries.wait(atMost: .seconds(20)) { entries in
            let found = entries.filter { $0.contains(text) }
            return found.count >= count ? found : nil
        }
    }

    func sequences() throws -> [Int64?] { try directory.alerts().map { $0["sequence"]?.integer } }

    /// Waits until a sink has nothing left to do, by what its thread says of it.
    func settled(_ harness: inout PluginHarness<AlertsPlugin>, _ sink: String) throws -> Datum {
        let end = ContinuousClock.now + .seconds(20)
        while ContinuousClock.now < end {
            let sinks = try harness.call("sinks")["sinks"]?.elements ?? []
            if let state = sinks.first(where: { $0["sink"]?.text == sink }), state["waiting"] == 0 { return state }
            sched_yield()
        }
        throw Timeout()
    }

    private struct Timeout: Error {}

    static func chat(_ url: String, _ more: String = "") -> String {
        quick + """
            [[sink]]
            name = "log"
            [[sink]]
            name = "chat"
            type = "webhook"
            url = "\(url)"
            allow-private = true
            format = "text"
            repeat-after = "0ms"
            \(more)
            """
    }
}
