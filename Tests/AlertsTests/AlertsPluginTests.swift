// SPDX-License-Identifier: Apache-2.0

import Chronology
import Configuration
import Foundation
import Model
import RegistanPluginKit
import Service
import Synchronization
import TestSupport
import Testing
import Threads
import Wire

@testable import Alerts

/// The plugin as a whole, from events to what receivers get.
@Suite struct AlertsPluginTests {
    private let directory: TemporaryDirectory
    private let health = PluginHealth()
    private let entries = Monitor<[String]>([])

    init() throws { directory = try TemporaryDirectory() }

    private static let quick = "settle = \"0ms\"\n"

    private func harness(
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
    private func logged(_ text: String, count: Int = 1) -> [String]? {
        entries.wait(atMost: .seconds(20)) { entries in
            let found = entries.filter { $0.contains(text) }
            return found.count >= count ? found : nil
        }
    }

    private func sequences() throws -> [Int64?] { try directory.alerts().map { $0["sequence"]?.integer } }

    /// Waits until a sink has nothing left to do, by what its thread says of it.
    private func settled(_ harness: inout PluginHarness<AlertsPlugin>, _ sink: String) throws -> Datum {
        let end = ContinuousClock.now + .seconds(20)
        while ContinuousClock.now < end {
            let sinks = try harness.call("sinks")["sinks"]?.elements ?? []
            if let state = sinks.first(where: { $0["sink"]?.text == sink }), state["waiting"] == 0 { return state }
            sched_yield()
        }
        throw Timeout()
    }

    private struct Timeout: Error {}

    @Test func `a change reaches the log and the file, with its sources`() throws {
        var harness = try harness { method, _ in
            method == "claim.get"
                ? ["claim": ["citations": [["source": "odkb-2012", "locator": "p. 8 n. 37"]]]]
                : ["entity": ["name": "News of the CSTO"]]
        }
        try harness.feed(line(7, suspension()) + "\n" + line(8, suspension(), topic: "transit.changed.UZB.KAZ"))
        let sentence = "Uzbekistan: member -> suspended in the CSTO from 2012-06-28 (Odkb 2012, p. 8 n. 37)."
        #expect(logged("sequence=7 ") == ["\(sentence) rule=memberships sequence=7 topic=membership.changed.CSTO.UZB"])
        _ = try settled(&harness, "file")
        harness.end()
        let alert = try #require(try directory.alerts().first)
        #expect(try directory.alerts().count == 1)
        #expect(alert["text"]?.text == sentence)
        #expect(alert["rules"] == ["memberships"])
        #expect(alert["source"] == "/registan/test/1")
        #expect(alert["data"]?["cause"] == ["c12"])
    }

    @Test func `a change waits for its conclusions`() throws {
        var harness = try harness("settle = \"300ms\"")
        try harness.feed(line(1, suspension()) + "\n" + line(2, fall(), topic: "finding.changed.f"))
        let expected = "1 conclusion changed: csto-leaves-weak-little-freedom holds -> does not hold."
        #expect(logged("sequence=1 ")?.first?.contains(expected) == true)
        harness.end()
    }

    @Test func `each alert is in the file once and in order, also over restarts and for events that come again`() throws
    {
        let events = (1...30).map { line($0, suspension()) }
        for end in [10, 20, 30] {
            var harness = try harness()
            try harness.feed(events[max(0, end - 15)..<end].joined(separator: "\n"))
            if end == 30 { _ = try settled(&harness, "file") }
            harness.end()
        }
        #expect(try sequences() == (1...30).map { $0 })
    }

    @Test func `in another epoch the same sequence is another event`() throws {
        var harness = try harness()
        try harness.feed(line(5, suspension()))
        try harness.feed(line(5, suspension(), epoch: 2))
        _ = try settled(&harness, "file")
        harness.end()
        #expect(try directory.alerts().map { $0["source"] } == ["/registan/test/1", "/registan/test/2"])
    }

    private static func chat(_ url: String, _ more: String = "") -> String {
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

    @Test func `a receiver that refuses holds up no other, and what it refused can be sent again`() throws {
        let receiver = try HTTPReceiver { $0 < 2 ? .status(400) : .status(200) }
        var harness = try harness(Self.chat(receiver.url))
        try harness.feed((1...3).map { line($0, suspension()) }.joined(separator: "\n"))
        #expect(logged("rule=memberships", count: 3)?.count == 3)
        let refused = try settled(&harness, "chat")
        #expect(refused["deadLetters"] == 2 && refused["delivered"] == 1)
        #expect(refused["letters"]?.elements?.map { $0["sequence"] } == [1, 2])
        #expect(refused["letters"]?.elements?.first?["error"]?.text?.contains("400") == true)
        #expect(logged("The sink does not deliver: ")?.isEmpty == false)
        let part = try #require(health.parts.first { $0.name == "chat" })
        #expect(part.deadLetters == 2 && part.lastError?.contains("400") == true)
        #expect(try harness.call("retry", ["sink": "chat"]) == ["sink": "chat", "retried": 2])
        let healed = try settled(&harness, "chat")
        #expect(healed["deadLetters"] == 0 && healed["delivered"] == 3 && healed["lastError"] == nil)
        harness.end()
        #expect(receiver.received.count == 5)
    }

    @Test func `repetitions are left out and counted`() throws {
        let receiver = try HTTPReceiver()
        let spared = Self.chat(receiver.url).replacing("repeat-after = \"0ms\"", with: "repeat-after = \"1h\"")
        var harness = try harness(spared)
        try harness.feed((1...4).map { line($0, suspension()) }.joined(separator: "\n"))
        let state = try settled(&harness, "chat")
        #expect(state["delivered"] == 1 && state["suppressed"] == 3)
        harness.end()
    }

    @Test func `a trial says what came of each sink`() throws {
        let receiver = try HTTPReceiver { _ in .status(403) }
        var harness = try harness(Self.chat(receiver.url))
        let sinks = try #require(try harness.call("test", ["text": "Hear\nme"], by: "ana")["sinks"]?.elements)
        #expect(sinks.map { $0["sink"] } == ["log", "chat"])
        #expect(sinks.map { $0["delivered"] } == [true, false])
        #expect(sinks.last?["reason"]?.text?.contains("403") == true)
        #expect(sinks.allSatisfy { $0["seconds"]?.number != nil })
        #expect(logged("Hear me")?.count == 1)
        let one = try harness.call("test", ["sink": "log"], by: "ana")["sinks"]?.elements
        #expect(one?.count == 1)
        #expect(logged("sent by ana")?.count == 1)
        #expect(receiver.received.count == 1)
        harness.end()
    }

    @Test(arguments: ["test", "retry"])
    func `a sink that is not there is refused with the nearest name`(service: String) throws {
        var harness = try harness()
        let error = #expect(throws: RPCError.self) { try harness.call(service, ["sink": "flie"]) }
        #expect(error?.code == .notFound && error?.hint == "Did you mean “file”?" && error?.field == "sink")
        harness.end()
    }

    @Test func `trials and retries are for operators, and everybody may look`() {
        let roles = Dictionary(uniqueKeysWithValues: AlertServices.declared.map { ($0.name, $0.role) })
        #expect(roles == ["test": .operator, "sinks": .reader, "retry": .operator])
    }

    @Test func `a file that cannot be made is told at the start, with its place`() throws {
        let error = #expect(throws: ConfigurationError.self) {
            _ = try harness("[[sink]]\nname = \"f\"\ntype = \"file\"\nfile = \"none/x\"")
        }
        #expect(error?.description.hasPrefix("alerts.toml:4:1: sink.file: ") == true)
    }

    @Test func `without room in the outbox an event stays unsettled, and is dealt with when there is some`() throws {
        let isOpen = Atomic(false)
        let receiver = try HTTPReceiver { _ in isOpen.load(ordering: .relaxed) ? .status(200) : .status(500) }
        var harness = try harness(Self.chat(receiver.url), mostBytes: 80 << 10)
        var next: Int64 = 1
        while try !harness.feed(line(next, suspension())).isEmpty, next < 500 { next += 1 }
        #expect(harness.deadLetters == 0)
        #expect(harness.lastError?.contains("outbox.sqlite cannot grow") == true)
        isOpen.store(true, ordering: .relaxed)
        _ = try harness.call("retry", ["sink": "chat"])
        _ = try settled(&harness, "chat")
        #expect(try harness.feed(line(next, suspension())).map(\.value) == [next])
        #expect(try settled(&harness, "chat")["delivered"] == .integer(next))
        harness.end()
    }
}
