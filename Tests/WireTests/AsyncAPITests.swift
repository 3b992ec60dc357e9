// SPDX-License-Identifier: Apache-2.0

import Model
import Testing
import Wire

/// The catalogue of topics, and the AsyncAPI document that is made from it.
@Suite struct AsyncAPITests {
    private let document = Datum.object(
        Discovery.asyncAPI(
            version: "1.2.3", publishing: [.init("alerts.", by: "alerts"), .init("alerts.", by: "others")]))

    @Test(arguments: Catalogue.topics.map(\.sort))
    func `a declaration is complete and says what it means`(_ sort: String) throws {
        let topic = try #require(Catalogue.topics.first { $0.sort == sort })
        #expect(sort.split(separator: ".").count == 2, "the first two parts name the sort")
        #expect(!topic.summary.isEmpty && !topic.summary.hasSuffix("."), "one line, no sentence")
        #expect(Set(topic.parts.map(\.name)).count == topic.parts.count, "each name once")
        #expect(topic.parts.allSatisfy { !$0.summary.isEmpty })
        #expect(PublishedTopic.ownWords.contains(String(sort.prefix { $0 != "." })), "no plugin may publish there")
    }

    @Test(arguments: [
        ("membership.changed.CSTO.UZB", "membership.changed"), ("system.heartbeat", "system.heartbeat"),
        ("claim.asserted.membership", "claim.asserted"), ("call.progress.t-1", "call.progress"),
        ("membership.changed.CSTO", nil), ("membership.changed.CSTO.UZB.x", nil), ("claim.asserted.", nil),
        ("claim.asserted", nil), ("alerts.sent", nil), ("", nil),
    ])
    func `a topic has the parts of its declaration`(_ topic: String, _ sort: String?) {
        #expect(Catalogue.declaration(of: topic)?.sort == sort)
    }

    @Test func `each sort has a channel, an operation that sends, and a message`() throws {
        #expect(document["asyncapi"] == "3.0.0")
        #expect(document["info"]?["version"] == "1.2.3")
        let keys = Catalogue.topics.map(\.sort) + ["published.alerts."]
        #expect(document["channels"]?.members?.map(\.name) == keys)
        #expect(document["operations"]?.members?.map(\.name) == keys.map { "send.\($0)" })
        #expect(document["components"]?["messages"]?.members?.map(\.name) == keys)
        let channel = try #require(document["channels"]?["membership.changed"])
        #expect(channel["address"] == "membership.changed.{organisation}.{state}")
        #expect(channel["parameters"]?.members?.map(\.name) == ["organisation", "state"])
        #expect(document["operations"]?["send.membership.changed"]?["action"] == "send")
    }

    @Test func `what plugins publish is shown under its prefix, once`() throws {
        let channel = try #require(document["channels"]?["published.alerts."])
        #expect(channel["address"] == "alerts.{rest}")
        #expect(channel["summary"] == "what is published under “alerts.” by alerts, others")
        let many = (0...Discovery.mostPublished).map { Discovery.Publishing("p\($0).", by: "p") }
        let channels = Datum.object(Discovery.asyncAPI(version: "", publishing: many))["channels"]?.members
        #expect(channels?.count == Catalogue.topics.count + Discovery.mostPublished)
    }

    @Test func `every reference leads somewhere, and every schema is referred to`() throws {
        let references = Set(Self.references(document))
        for reference in references {
            let path = reference.split(separator: "/").dropFirst()
            #expect(path.reduce(Optional(document)) { $0?[String($1)] } != nil, "\(reference)")
        }
        let schemas = try #require(document["components"]?["schemas"]?.members).map(\.name)
        #expect(schemas.filter { !references.contains("#/components/schemas/\($0)") } == [])
    }

    private static func references(_ datum: Datum) -> [String] {
        let own = datum["$ref"]?.text.map { [$0] } ?? []
        return own + (datum.members ?? []).flatMap { references($0.value) }
            + (datum.elements ?? []).flatMap { references($0) }
    }
}
