// SPDX-License-Identifier: Apache-2.0

import Engine
import Model
import Testing
import Wire

/// Every method answers, and what it answers is what the catalogue says.
@Suite struct CatalogueTests {
    @Test(arguments: Catalogue.methods.map(\.name))
    func `a method answers what the catalogue declares`(_ name: String) throws {
        let method = try #require(Catalogue.method(named: name))
        let bench = try Bench.withFindings()
        let questions = try #require(try Self.questions(bench)[name], "a new method needs an example here")
        for params in questions {
            let result = try bench.call(name, params)
            #expect(Shape.faults(in: result, method.result, at: name) == [], "\(name) \(params.json)")
        }
    }

    @Test(arguments: Catalogue.methods.map(\.name))
    func `a method refuses a parameter that it does not know`(_ method: String) throws {
        let error = try Bench().refusal(method, ["nonsense": 1])
        #expect(error.code == .invalidParams)
        #expect(error.field == "nonsense")
    }

    @Test(arguments: Catalogue.methods.filter { $0.role > .reader }.map(\.name))
    func `a method refuses who has a lesser role`(_ name: String) throws {
        let method = try #require(Catalogue.method(named: name))
        for role in Role.allCases where role < method.role {
            let error = try Bench().refusal(method.name, as: role, by: "somebody")
            #expect(error.code == .notAuthorised)
            #expect(error.given == role.rawValue)
            #expect(error.reason?.contains("somebody") == true)
        }
    }

    @Test func `every event says of what type it is`() throws {
        let bench = try Bench.withHistory()
        for event in try bench.events() {
            #expect(event["specversion"]?.text == "1.0")
            #expect(event["datacontenttype"]?.text == "application/json")
            let type = try #require(event["type"]?.text)
            #expect(type.hasPrefix("registan.") && type.split(separator: ".").count == 3)
        }
    }

    /// What each method is asked on the bench with a history.
    static func questions(_ bench: Bench) throws -> [String: [Datum]] {
        try readings().merging(evaluations) { reading, _ in reading }
            .merging(others(session: session(bench))) { reading, _ in reading }
    }

    /// What reads from the model are asked, from every sort of view.
    private static func readings() throws -> [String: [Datum]] {
        let slot: Datum = ["kind": "membership", "subject": "UZB", "object": "CSTO"]
        let views: [Datum] = [
            [:], ["on": "2004-07-01"], ["known": "2015"], ["recorded": 9], ["recorded": "2016-12-31T12:00:00Z"],
            ["whatIf": [Samples.membership("KAZ", "SCO", "observer", "2016-01-01/..", by: "cow")]],
        ]
        func viewed(_ base: Datum) -> [Datum] {
            views.map { view in (view.members ?? []).reduce(base) { $0.with($1.name, $1.value) } }
        }
        let statuses: Datum = ["member", "none", "withdrawn", "suspended", "observer"]
        return [
            "entity.get": viewed(["id": "UZB"]) + [["id": "dehaas2017"]],
            "entity.list": [[:], ["kind": "state", "limit": 1], ["naming": "UZB"]],
            "entity.search": [["text": "uzbek"]],
            "claim.get": [["id": "c1"], ["id": "c4"]],
            "claim.list": viewed([:]) + [
                ["retracted": true], ["kind": "membership", "about": "UZB", "source": "cow"],
                ["naming": "RUS"], ["via": "cow"], ["source": "dehaas2017", "locator": "p. 11"],
            ],
            "claim.explain": viewed(slot), "model.slot": viewed(slot) + viewed(slot.with("object", "SCO")),
            "membership.roster": viewed(["organisation": "CSTO"])
                + viewed(["organisation": "CSTO", "status": statuses]),
            "membership.of": viewed(["state": "UZB"]) + viewed(["state": "UZB", "status": statuses]),
            "membership.timeline": viewed([:]) + [["state": "UZB"], ["organisation": "CSTO", "limit": 1]],
            "model.contested": viewed([:]) + [["kind": "membership", "limit": 1]],
            "model.diff": viewed(["from": ["on": "2001-01-01"], "to": ["known": "2016", "recorded": 11]])
                + views.map { ["from": $0, "to": [:], "kinds": ["membership", "observation"], "limit": 1] },
        ]
    }

    /// What analyses, findings and scenarios are asked.
    private static let evaluations: [String: [Datum]] = {
        let assumed: Datum = [Samples.leadership("KAZ")]
        let analysis: Datum = ["name": "dominance", "parameters": ["organisation": "SCO"]]
        return [
            "analysis.list": [[:]],
            "analysis.run": [
                analysis, analysis.with("known", "2015"),
                ["name": "power", "parameters": ["quota": 3, "weights": [2, 1, 1]]],
            ],
            "finding.list": [[:], ["question": "positions"], ["draws": 10], ["draws": 10, "question": "positions"]],
            "finding.get": [
                ["id": "sco-one-leader"], ["id": "sco-balanced", "draws": 500, "seed": 7],
                ["id": "sco-one-leader", "whatIf": assumed],
            ],
            "finding.define": [["finding": Samples.finding("other"), "dryRun": true], ["finding": Samples.finding()]],
            "finding.remove": [["id": "sco-one-leader", "reason": "no longer asked"]],
            "scenario.list": [[:]],
            "scenario.save": [["name": "other", "whatIf": assumed, "note": "a trial"]],
            "scenario.compare": [["name": "second", "analyses": [analysis]], ["whatIf": assumed]],
            "scenario.remove": [["name": "second", "reason": "done"]],
        ]
    }()

    /// What everything else is asked.
    private static func others(session: Datum) -> [String: [Datum]] {
        let membership = Samples.membership("RUS", "SCO", "member", "2001-06-15/..")
        return [
            "rpc.discover": [[:]], "event.discover": [[:]], "system.status": [[:]], "system.metrics": [[:]],
            "event.head": [[:]],
            "journal.verify": [[:]], "plugin.list": [[:]], "register.check": [[:]],
            "entity.register": [["entities": [["id": "KGZ", "kind": "state", "name": "Kyrgyzstan"]]]],
            "claim.assert": [["claims": [membership], "dryRun": true], ["claims": [membership]]],
            "claim.retract": [["ids": ["c1"], "reason": "a slip"], ["source": "cow", "reason": "withdrawn"]],
            "claim.rank": [["id": "c1", "rank": "preferred", "reason": "checked"]],
            "event.replay": [["after": 0], ["after": 3, "topics": ["claim."], "limit": 2, "epoch": 1]],
            "plugin.register": [["name": "other", "version": "1.0", "topics": ["membership."]]],
            "plugin.heartbeat": [
                ["session": session, "cursor": 1, "state": "running"],
                ["session": session, "parts": [["name": "mail", "state": "waiting", "waiting": 3, "deadLetters": 0]]],
            ],
            "event.publish": [
                ["topic": "alerts.sent", "data": ["sink": "mail"]],
                ["topic": "alerts.sent.mail", "data": [:], "session": session, "idempotencyKey": "one"],
            ],
            "plugin.leave": [["session": session]],
        ]
    }

    private static func session(_ bench: Bench) throws -> Datum {
        let registration: Datum = [
            "name": "alerts", "version": "1.0", "publishes": ["alerts."], "services": [Samples.service("alerts.mute")],
        ]
        return try #require(try bench.call("plugin.register", registration)["session"])
    }
}

extension Bench {
    /// A bench on which something has happened: a contested membership, a retraction, a plugin.
    static func withHistory() throws -> Bench {
        let bench = try Bench.withEntities()
        try bench.assert(Samples.membership())
        try bench.assert(
            Samples.membership("UZB", "CSTO", "member", "2002/2011", by: "cow"),
            Samples.membership("KAZ", "CSTO", "member", "1994/.."))
        try bench.assert(Samples.observation("a note"), by: "other")
        try bench.call("claim.retract", ["ids": ["c4"], "reason": "not needed"])
        try bench.call("plugin.register", ["name": "reports", "version": "0.1"])
        return bench
    }

    /// The same with findings and a scenario.
    static func withFindings() throws -> Bench {
        let bench = try withHistory()
        try bench.assert(
            Samples.leadership("RUS", weight: [0.3, 0.5]), Samples.leadership("UZB", weight: [0.4, 0.7]))
        try bench.define()
        try bench.define(Samples.balanced)
        try bench.call("scenario.save", ["name": "second", "whatIf": [Samples.leadership("KAZ")]])
        return bench
    }
}
