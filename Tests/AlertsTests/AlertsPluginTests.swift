// SPDX-License-Identifier: Apache-2.0

import Chronology
import Configuration
import Model
import RegistanPluginKit
import Synchronization
import TestSupport
import Testing
import Threads
import Wire

@testable import Alerts

/// The plugin as a whole, from events to what receivers get.
@Suite struct AlertsPluginTests {
    private let bench: PluginBench

    init() throws { bench = try PluginBench() }

    @Test func `a change reaches the log and the file, with its sources`() throws {
        var harness = try bench.harness { method, _ in
            method == "claim.get"
                ? ["claim": ["citations": [["source": "odkb-2012", "locator": "p. 8 n. 37"]]]]
                : ["entity": ["name": "News of the CSTO"]]
        }
        try harness.feed(line(7, suspension()) + "\n" + line(8, suspension(), topic: "transit.changed.UZB.KAZ"))
        let sentence = "Uzbekistan: member -> suspended in the CSTO from 2012-06-28 (Odkb 2012, p. 8 n. 37)."
        #expect(
            bench.logged("sequence=7 ") == ["\(sentence) rule=memberships sequence=7 topic=membership.changed.CSTO.UZB"]
        )
        _ = try bench.settled(&harness, "file")
        harness.end()
        let alert = try #require(try bench.directory.alerts().first)
        #expect(try bench.directory.alerts().count == 1)
        #expect(alert["text"]?.text == sentence)
        #expect(alert["rules"] == ["memberships"])
        #expect(alert["source"] == "/registan/test/1")
        #expect(alert["data"]?["cause"] == ["c12"])
    }

    @Test func `a change waits for its conclusions`() throws {
        var harness = try bench.harness("settle = \"300ms\"")
        try harness.feed(line(1, suspension()) + "\n" + line(2, fall(), topic: "finding.changed.f"))
        let expected = "1 conclusion changed: csto-leaves-weak-little-freedom holds -> does not hold."
        #expect(bench.logged("sequence=1 ")?.first?.contains(expected) == true)
        harness.end()
    }

    @Test func `each alert is in the file once and in order, also over restarts and for events that come again`() throws
    {
        let events = (1...30).map { line($0, suspension()) }
        for end in [10, 20, 30] {
            var harness = try bench.harness()
            try harness.feed(events[max(0, end - 15)..<end].joined(separator: "\n"))
            if end == 30 { _ = try bench.settled(&harness, "file") }
            harness.end()
        }
        #expect(try bench.sequences() == (1...30).map { $0 })
    }

    @Test func `in another epoch the same sequence is another event`() throws {
        var harness = try bench.harness()
        try harness.feed(line(5, suspension()))
        try harness.feed(line(5, suspension(), epoch: 2))
        _ = try bench.settled(&harness, "file")
        harness.end()
        #expect(try bench.directory.alerts().map { $0["source"] } == ["/registan/test/1", "/registan/test/2"])
    }

    @Test func `a receiver that refuses holds up no other, and what it refused can be sent again`() throws {
        let receiver = try HTTPReceiver { $0 < 2 ? .status(400) : .status(200) }
        var harness = try bench.harness(PluginBench.chat(receiver.url))
        try harness.feed((1...3).map { line($0, suspension()) }.joined(separator: "\n"))
        #expect(bench.logged("rule=memberships", count: 3)?.count == 3)
        let refused = try bench.settled(&harness, "chat")
        #expect(refused["deadLetters"] == 2 && refused["delivered"] == 1)
        #expect(refused["letters"]?.elements?.map { $0["sequence"] } == [1, 2])
        #expect(refused["letters"]?.elements?.first?["error"]?.text?.contains("400") == true)
        #expect(bench.logged("aside, the last for: ")?.isEmpty == false)
        let part = try #require(bench.health.parts.first { $0.name == "chat" })
        #expect(part.deadLetters == 2 && part.lastError?.contains("400") == true)
        #expect(try harness.call("retry", ["sink": "chat"]) == ["sink": "chat", "retried": 2])
        let healed = try bench.settled(&harness, "chat")
        #expect(healed["deadLetters"] == 0 && healed["delivered"] == 3 && healed["lastError"] == nil)
        harness.end()
        #expect(receiver.received.count == 5)
    }

    @Test func `what waits for a sink that is not configured any more is shown`() throws {
        let receiver = try HTTPReceiver { _ in .status(500) }
        var harness = try bench.harness(PluginBench.chat(receiver.url))
        try harness.feed(line(1, suspension()))
        harness.end()
        let renamed = PluginBench.chat(receiver.url).replacing("\"chat\"", with: "\"room\"")
        var again = try bench.harness(renamed)
        #expect(
            bench.logged("The sink chat is not configured. What is kept for it (1 waiting, 0 set aside)")?.isEmpty
                == false)
        let part = try #require(bench.health.parts.first { $0.name == "chat" && $0.state == "unconfigured" })
        #expect((part.waiting, part.deadLetters) == (1, 0))
        again.end()
    }

    @Test func `repetitions are left out and counted`() throws {
        let receiver = try HTTPReceiver()
        let spared = PluginBench.chat(receiver.url).replacing("repeat-after = \"0ms\"", with: "repeat-after = \"1h\"")
        var harness = try bench.harness(spared)
        try harness.feed((1...4).map { line($0, suspension()) }.joined(separator: "\n"))
        let state = try bench.settled(&harness, "chat")
        #expect(state["delivered"] == 1 && state["suppressed"] == 3)
        harness.end()
    }

    @Test func `a digest brings what fell due while nobody was there as one mail`() throws {
        let receiver = try SMTPReceiver()
        var harness = try bench.harness(
            """
            settle = "300ms"
            [[sink]]
            name = "desk"
            type = "mail"
            server = "\(receiver.url)"
            tls = "none"
            from = "registan@example.org"
            to = ["desk@example.org"]
            digest = "daily"
            """)
        try harness.feed(
            line(1, suspension()) + "\n" + line(2, suspension(("subject", "TJK")), topic: "membership.changed.CSTO.TJK")
        )
        #expect(try bench.settled(&harness, "desk")["delivered"] == 2)
        harness.end()
        #expect(receiver.mails.count == 1)
        let text = try #require(receiver.mails.first?.text)
        #expect(text.contains("Subject: 2 alerts, 1970-01-01 00:00 UTC"))
        #expect(text.contains("Uzbekistan: member ->") && text.contains("TJK: member ->"))
    }

    @Test func `a file that cannot be made is told at the start, with its place`() throws {
        let error = #expect(throws: ConfigurationError.self) {
            _ = try bench.harness("[[sink]]\nname = \"f\"\ntype = \"file\"\nfile = \"none/x\"")
        }
        #expect(error?.description.hasPrefix("alerts.toml:4:1: sink.file: ") == true)
    }

    @Test func `without room in the outbox an event stays unsettled, and is dealt with when there is some`() throws {
        let isOpen = Atomic(false)
        let receiver = try HTTPReceiver { _ in isOpen.load(ordering: .relaxed) ? .status(200) : .status(500) }
        var harness = try bench.harness(PluginBench.chat(receiver.url), mostBytes: 80 << 10)
        var next: Int64 = 1
        while try !harness.feed(line(next, suspension())).isEmpty, next < 500 { next += 1 }
        #expect(harness.deadLetters == 0)
        #expect(harness.lastError?.contains("outbox.sqlite cannot grow") == true)
        isOpen.store(true, ordering: .relaxed)
        _ = try harness.call("retry", ["sink": "chat"])
        _ = try bench.settled(&harness, "chat")
        #expect(try harness.feed(line(next, suspension())).map(\.value) == [next])
        #expect(try bench.settled(&harness, "chat")["delivered"] == .integer(next))
        harness.end()
    }
}
