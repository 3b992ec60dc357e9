// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import TestSupport
import Testing

@testable import Alerts

@Suite struct AlertDeskTests {
    private let directory: TemporaryDirectory
    private let outbox: Outbox
    private static let now = Instant(milliseconds: 1_800_000_000_000)

    init() throws {
        directory = try TemporaryDirectory()
        outbox = try Outbox(path: directory.file("outbox.sqlite"), sinks: ["log", "mail"])
    }

    /// A register that knows a claim and its sources.
    private static let register: @Sendable (String, Datum) throws -> Datum = { method, parameters in
        switch (method, parameters["id"]?.text) {
        case ("claim.get", "c12"):
            [
                "claim": [
                    "id": "c12",
                    "citations": [
                        ["source": "odkb-2012", "locator": "p. 8 n. 37"], ["source": "dehaas2017", "via": "odkb-2012"],
                    ],
                ]
            ]
        case ("entity.get", "dehaas2017"):
            ["entity": ["name": "Relations", "author": "Marcel de Haas", "date": "2017-01-23"]]
        case ("entity.get", "odkb-2012"): ["entity": ["name": "News of the CSTO", "date": "2012"]]
        case ("entity.get", "UZB"): ["entity": ["name": "Uzbekistan"]]
        case ("entity.get", "RUS"): ["entity": ["name": "Russia"]]
        default: ["entity": ["name": "something"]]
        }
    }

    private struct Silence: Error {}

    private func desk(_ rules: Rule...) -> AlertDesk {
        AlertDesk(rules: rules, sinks: ["log", "mail"], outbox: outbox, now: { Self.now })
    }

    private func waiting(_ sink: String = "log") throws -> [Alert] {
        try outbox.waiting(sink: sink, atMost: 100).compactMap { Alert(json: $0.payload) }
    }

    private static let all = Rule(name: "all", topics: [""], sinks: ["log"])

    @Test func `an alert has the sources of what caused it`() throws {
        var desk = desk(Self.all)
        #expect(try desk.take(event(suspension()), asking: Self.register))
        let alert = try #require(try waiting().first)
        #expect(alert.citations.map(\.label) == ["Odkb 2012", "de Haas 2017"])
        #expect(alert.citations.map(\.locator) == ["p. 8 n. 37", nil])
        #expect(alert.citations.map(\.via) == [nil, "odkb-2012"])
        #expect(AlertText(alert).sources == "Odkb 2012, p. 8 n. 37; de Haas 2017")
        #expect(AlertText(alert).sourceNames == "News of the CSTO; Relations")
    }

    @Test func `entities that the event does not name are looked up`() throws {
        var desk = desk(Self.all)
        let effect: Datum = [
            "state": "UZB", "organisation": "CSTO", "effective": "2027-01-01", "before": side("suspended"),
            "after": side("member"), "claims": ["c12"],
        ]
        _ = try desk.take(event(effect, topic: "membership.effective.CSTO.UZB"), asking: Self.register)
        let basing = suspension(
            ("kind", "basing"), ("subject", "kant"),
            ("after", ["answer": "holds", "value": ["owner": "RUS", "phase": "active"], "certainty": "certain"]))
        _ = try desk.take(
            try #require(Wired.event(2, basing, topic: "basing.changed.kant")), asking: Self.register)
        let texts = try waiting().map { AlertText($0).headline }
        #expect(texts.first == "Uzbekistan: suspended -> member in something takes effect on 2027-01-01")
        #expect(texts.last?.contains("owner Russia, phase active") == true)
    }

    @Test func `while the register is silent the event is tried again, and then told without sources`() throws {
        var desk = desk(Self.all)
        let silent: Ask = { _, _ in throw Silence() }
        for _ in 0..<3 {
            #expect(throws: Silence.self) { _ = try desk.take(event(suspension()), asking: silent) }
            #expect(try waiting().isEmpty)
        }
        #expect(try desk.take(event(suspension()), asking: silent))
        #expect(
            try waiting().map { AlertText($0).line } == [
                "Uzbekistan: member -> suspended in the CSTO from 2012-06-28 (c12)."
            ])
    }

    @Test func `several rules make one alert for a sink, and an event that comes again none`() throws {
        var desk = desk(
            Rule(name: "one", topics: [""], sinks: ["log", "mail"]), Rule(name: "two", topics: [""], sinks: ["log"]),
            Rule(name: "three", topics: ["transit."], sinks: ["log"]))
        for _ in 0..<3 { _ = try desk.take(event(suspension()), asking: Self.register) }
        #expect(try waiting("log").map(\.rules) == [["one", "two"]])
        #expect(try waiting("mail").map(\.rules) == [["one"]])
    }

    @Test func `a conclusion joins the alerts that its claims caused, once, while they wait`() throws {
        var desk = desk(Rule(name: "one", topics: ["membership."], sinks: ["log", "mail"]))
        _ = try desk.take(event(suspension()), asking: Self.register)
        let first = try #require(Wired.event(2, fall(), topic: "finding.changed.f"))
        #expect(try desk.take(first, asking: Self.register))
        #expect(try !desk.take(first, asking: Self.register))
        let other = try #require(
            Wired.event(3, fall(("finding", "g"), ("causeClaims", ["c99"])), topic: "finding.changed.g"))
        #expect(try !desk.take(other, asking: Self.register))
        for sink in ["log", "mail"] {
            #expect(try waiting(sink).map { $0.conclusions.map(\.finding) } == [["csto-leaves-weak-little-freedom"]])
        }
        let ids = try outbox.waiting(sink: "log", atMost: 9).map(\.id)
        try outbox.delivered(ids, sink: "log")
        let later = try #require(Wired.event(4, fall(("finding", "h")), topic: "finding.changed.h"))
        #expect(try desk.take(later, asking: Self.register))
        #expect(try waiting("mail").first?.conclusions.count == 2)
    }

    @Test func `after a start conclusions still find what waits`() throws {
        var before = desk(Self.all)
        _ = try before.take(event(suspension()), asking: Self.register)
        var after = desk(Rule(name: "members", topics: ["membership."], sinks: ["log"]))
        try after.begin()
        #expect(try after.take(#require(Wired.event(2, fall(), topic: "finding.changed.f")), asking: Self.register))
        #expect(try waiting().first?.conclusions.count == 1)
    }

    @Test func `a rule may leave conclusions out`() throws {
        var plain = Self.all
        plain.conclusions = false
        var desk = desk(plain)
        _ = try desk.take(event(suspension()), asking: Self.register)
        _ = try desk.take(#require(Wired.event(2, fall(), topic: "finding.changed.f")), asking: Self.register)
        #expect(try waiting().map(\.awaitsConclusions) == [false, false])
        #expect(try waiting().map(\.conclusions.count) == [0, 0])
    }

    @Test(
        arguments: [
            ([["membership."]], true, ["finding.changed.", "membership."]), ([["membership."]], false, ["membership."]),
            ([[""], ["transit."]], true, [""]), ([["finding."], ["membership."]], true, ["finding.", "membership."]),
        ] as [([[String]], Bool, [String])])
    func `it hears what its rules ask for, and conclusions`(topics: [[String]], conclusions: Bool, heard: [String]) {
        let rules = topics.map { topics in
            var rule = Rule(name: "r", topics: topics)
            rule.conclusions = conclusions
            return rule
        }
        #expect(AlertDesk.topics(rules) == heard)
    }
}
