// SPDX-License-Identifier: Apache-2.0

import Chronology
import Engine
import Journal
import Model
import Testing
import Wire

/// What plugins publish is recorded as a note: durable and replayed like every event, and no part of the model.
@Suite struct PublishingTests {
    private let message: Datum = ["topic": "alerts.sent.mail", "data": ["to": "ana", "count": 2]]

    private func publish(_ bench: Bench, _ params: Datum, by user: String = "plugins") throws -> Datum {
        try bench.call("event.publish", params, as: .plugin, by: user)
    }

    private func refusal(_ bench: Bench, _ params: Datum, by user: String = "plugins") throws -> RPCError {
        try bench.refusal("event.publish", params, as: .plugin, by: user)
    }

    @Test func `an event is recorded, published under the caller's name, and replayed`() throws {
        let bench = try Bench.withEntities()
        _ = try Guest(bench, publishes: ["alerts."])
        #expect(try publish(bench, message) == ["sequence": 9])
        let event = try #require(try bench.events("alerts.").first)
        #expect(event["type"] == "registan.alerts.sent")
        #expect((event["subject"], event["recordedby"]) == ("mail", "plugins"))
        #expect(event["data"] == message["data"])
        let replayed = try bench.call("event.replay", ["after": 8])["events"]?.elements
        #expect(replayed?.map { $0["event"] } == [event])
        bench.shrinkRing(to: 1)
        #expect(try bench.call("event.replay", ["after": 0, "topics": ["alerts."]])["events"]?.elements == replayed)
    }

    @Test func `nothing leaves before it is durable`() throws {
        let bench = try Bench.withEntities()
        _ = try Guest(bench, publishes: ["alerts."])
        bench.holdsWrites = true
        let route = bench.send("event.publish", message, as: .plugin, by: "plugins")
        #expect(!bench.hasReplied(route) && bench.topics("alerts.").isEmpty)
        bench.commit()
        #expect(bench.hasReplied(route) && bench.topics("alerts.").count == 1)
    }

    @Test func `it changes nothing in the model, now, after a restart, and in the replay hash`() throws {
        let bench = try Bench.withHistory()
        func hash() throws -> Datum? { try bench.call("journal.verify")["replayHash"] }
        func roster() throws -> Datum? { try bench.call("membership.roster", ["organisation": "CSTO"])["entries"] }
        let (before, members) = (try hash(), try roster())
        _ = try Guest(bench, publishes: ["alerts."])
        let sequence = try publish(bench, message)["sequence"]
        #expect(try hash() == before && roster() == members)
        try bench.restart()
        #expect(try bench.call("event.head")["sequence"] == sequence)
        #expect(try hash() == before && roster() == members)
        #expect(try bench.call("journal.verify")["ok"] == true)
        #expect(try bench.call("event.replay", ["after": 0, "topics": ["alerts."]])["events"]?.elements?.count == 1)
        try bench.assert(Samples.membership("KAZ", "SCO"))
    }

    @Test func `the same under one key is published once, also from a later session`() throws {
        let bench = try Bench.withEntities()
        let first = try Guest(bench, publishes: ["alerts."])
        let keyed = message.with("idempotencyKey", "k")
        let sequence = try publish(bench, keyed.with("session", .string(first.session)))
        #expect(try publish(bench, keyed) == sequence)
        try bench.restart()
        let second = try Guest(bench, publishes: ["alerts."])
        #expect(try publish(bench, keyed.with("session", .string(second.session))) == sequence)
        #expect(bench.topics("alerts.").count == 1)
        #expect(try refusal(bench, keyed.with("data", [:])).code == .conflict)
    }

    @Test func `a topic is one that the session has declared`() throws {
        let bench = try Bench.withEntities()
        #expect(try refusal(bench, message).code == .notFound)
        let alerts = try Guest(bench, publishes: ["alerts."])
        let other = try Guest(bench, "reports", publishes: ["reports.made"])
        #expect(try publish(bench, ["topic": "reports.made.x", "data": [:]])["sequence"] != nil)
        let wrong = message.with("session", .string(other.session))
        let error = try refusal(bench, wrong)
        #expect((error.code, error.field) == (.invalidParams, "topic"))
        #expect(error.hint?.contains("reports.made") == true)
        #expect(try refusal(bench, message.with("session", .string(alerts.session)), by: "stranger").code == .notFound)
        #expect(try refusal(bench, message, by: "stranger").code == .notFound)
        for topic in ["alerts", "alerts.", "alerts..x", "alert.sent", "alerts.ü", "claim.asserted.membership"] {
            #expect(try refusal(bench, message.with("topic", .string(topic))).field == "topic", "\(topic)")
        }
        let long = "alerts.\(String(repeating: "x", count: 193))"
        #expect(try publish(bench, message.with("topic", .string(long)))["sequence"] != nil)
        #expect(try refusal(bench, message.with("topic", .string(long + "x"))).code == .tooLarge)
    }

    @Test func `a record has 60 KiB and its data 32 levels at most`() throws {
        let bench = try Bench.withEntities()
        _ = try Guest(bench, publishes: ["alerts."])
        let bytes = JournalLimits.recordBytes - "plugins".utf8.count - "alerts.sent.mail".utf8.count - 8
        func text(_ count: Int) -> Datum { message.with("data", ["a": .string(String(repeating: "x", count: count))]) }
        #expect(try publish(bench, text(bytes))["sequence"] != nil)
        #expect(try refusal(bench, text(bytes + 1)).code == .tooLarge)
        func nested(_ levels: Int) -> Datum {
            message.with("data", ["a": (1..<levels).reduce(1) { inner, _ in .array([inner]) }])
        }
        #expect(try publish(bench, nested(32))["sequence"] != nil)
        #expect(try refusal(bench, nested(33)).code == .tooLarge)
        #expect(try refusal(bench, message.with("data", [1])).field == "data")
    }

    @Test func `what the journal refuses is refused, and its place goes to the next`() throws {
        let bench = try Bench.withEntities()
        _ = try Guest(bench, publishes: ["alerts."])
        bench.holdsWrites = true
        let route = bench.send("event.publish", message.with("idempotencyKey", "k"), as: .plugin, by: "plugins")
        bench.refuse(.diskFull)
        #expect(try bench.error(route).code == .notPossibleNow)
        bench.holdsWrites = false
        bench.clock.pass(seconds: 2)
        #expect(try publish(bench, message.with("idempotencyKey", "k")) == ["sequence": 9])
    }

    @Test func `a plugin tells how far a call has come to who listens, while it is under way`() throws {
        let bench = try Bench.withEntities()
        let alerts = try Guest(bench)
        let news: Datum = ["topic": "call.progress.t-1", "data": ["fraction": 0.5, "text": "half"]]
        #expect(try refusal(bench, news).code == .notFound)
        bench.callService(meta: #"{"progress":"t-1"}"#)
        #expect(try publish(bench, news) == ["sequence": 8])
        let event = try #require(try bench.events("call.progress.").first)
        #expect(event["sequence"] == nil && event["id"]?.text?.hasPrefix("t-") == true)
        #expect((event["subject"], event["data"]) == ("t-1", news["data"]))
        #expect(bench.journal.identity().head.sequence.value == 8)
        #expect(try refusal(bench, news.with("topic", "call.progress.t-2")).code == .notFound)
        #expect(try refusal(bench, news, by: "stranger").code == .notFound)
        try alerts.reply(#""result":{}"#)
        #expect(try refusal(bench, news).code == .notFound)
    }
}
