// SPDX-License-Identifier: Apache-2.0

import Engine
import Model
import Testing
import Wire

/// Every event that leaves the daemon is under a declared topic and tells what is declared, and every declared topic is
/// sent under.
@Suite struct TopicTests {
    @Test func `every declared topic is sent under, with what is declared`() throws {
        let bench = try Bench.withEntities()
        try bench.everyClaim()
        try bench.everyDefinition()
        try bench.everyPlugin()
        #expect(try bench.undeclared() == [])
        let sent = Set(bench.topics().map { Topic.split($0).type })
        #expect(Catalogue.topics.map(\.sort).filter { !sent.contains($0) } == [])
    }

    @Test(arguments: Catalogue.methods.map(\.name))
    func `whatever a method sends is declared`(_ name: String) throws {
        let bench = try Bench.withFindings()
        for params in try #require(try CatalogueTests.questions(bench)[name]) { try bench.call(name, params) }
        bench.tick()
        #expect(try bench.undeclared() == [])
    }

    @Test(arguments: ClaimKind.all.map(\.name))
    func `the topic of a change has the ends of its question`(_ name: String) throws {
        let kind = try #require(ClaimKind.all.first { $0.name == name })
        let topic = try #require(Catalogue.topics.first { $0.sort == "\(name).changed" })
        #expect(topic.parts.count == (kind.objectIsQuestion ? 2 : 1))
        if kind.objectIsQuestion, case .optional = kind.object { Issue.record("its object may be left out of topics") }
    }
}

extension Bench {
    /// A claim of every kind, asserted, ranked and taken back.
    fileprivate func everyClaim() throws {
        try call("entity.register", ["entities": Samples.everyKindOfEntity])
        let claims = Datum.array(ClaimKind.all.map(Samples.claim))
        let ids = try #require(try call("claim.assert", ["claims": claims])["ids"])
        for id in ids.texts.map({ Datum.string($0) }) {
            try call("claim.rank", ["id": id, "rank": "deprecated", "reason": "a test"])
        }
        try call("claim.retract", ["ids": ids, "reason": "a test"])
        try assert(
            Samples.membership("UZB", "SCO", "member", "2017-01-01/.."),
            Samples.membership("UZB", "CSTO", "member", "2002/2011", by: "cow"))
        try call("claim.retract", ["source": "cow", "reason": "a test"])
        clock.pass(seconds: 86_400)
        tick()
        work()
    }

    /// Findings and a scenario, and the same removed.
    fileprivate func everyDefinition() throws {
        try define()
        try assert(Samples.leadership("RUS", weight: [0.3, 0.5]))
        work()
        try call("finding.remove", ["id": "sco-one-leader", "reason": "a test"])
        try call("scenario.save", ["name": "second", "whatIf": [Samples.leadership("KAZ")], "note": "a test"])
        try call("scenario.remove", ["name": "second", "reason": "a test"])
    }

    /// A plugin that comes, tells how far it is, publishes, and goes.
    fileprivate func everyPlugin() throws {
        let guest = try Guest(self, publishes: ["alerts."])
        callService(meta: #"{"progress":"t-1"}"#)
        let progress: Datum = ["topic": "call.progress.t-1", "data": ["fraction": 0.5, "text": "half"]]
        try call("event.publish", progress, as: .plugin, by: "plugins")
        try guest.reply(#""result":{}"#)
        try call("event.publish", ["topic": "alerts.sent", "data": ["to": "ana"]], as: .plugin, by: "plugins")
        try call("plugin.leave", ["session": .string(guest.session)], as: .plugin, by: "plugins")
    }

    /// What was sent and is not as it is declared. Topics that plugins publish under are their own.
    fileprivate func undeclared() throws -> [String] {
        try zip(topics(), events()).flatMap { topic, event -> [String] in
            guard let declaration = Catalogue.declaration(of: topic) else {
                return PublishedTopic.ownWords.contains(String(topic.prefix { $0 != "." }))
                    ? ["\(topic) is unknown"] : []
            }
            let data = event["data"] ?? .null
            return (declaration.isRecorded == (event["sequence"] != nil) ? [] : ["\(topic) is recorded, or not"])
                + declaration.data.faults(in: data, at: topic)
        }
    }
}
