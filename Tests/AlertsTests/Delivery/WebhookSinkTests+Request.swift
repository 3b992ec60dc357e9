// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Testing
import Wire

@testable import Alerts

/// What the receiver gets.
extension WebhookSinkTests {
    private func request(
        _ message: Message, _ change: (inout WebhookSink.Settings) -> Void = { _ in }
    ) throws -> HTTPReceiver.Request {
        let receiver = try HTTPReceiver()
        #expect(try refusal(of: sink(receiver.url, change), message) == nil)
        return try #require(receiver.received.first)
    }

    @Test func `a CloudEvent comes in structured mode`() throws {
        let request = try request(message())
        var parser = JSONParser()
        let event = try parser.parse(request.body)
        #expect(request.line == "POST /hook HTTP/1.1")
        #expect(request.headers["content-type"] == "application/cloudevents+json; charset=utf-8")
        #expect(request.headers["expect"] == nil)
        #expect(event["specversion"] == "1.0" && event["id"] == "memberships-7")
        #expect(event["type"] == "registan.alert" && event["source"] == "/registan/test/1")
        #expect(event["subject"] == "membership.changed.CSTO.UZB" && event["time"] == "2012-06-28T09:30:00.000Z")
        #expect(event["data"]?["alerts"]?.elements?.first?["sequence"] == 7)
    }

    @Test func `chat systems get text`() throws {
        let request = try request(message(subject: "Two", text: "one\ntwo")) { $0.format = .text }
        #expect(request.headers["content-type"] == "application/json; charset=utf-8")
        #expect(String(decoding: request.body, as: UTF8.self) == #"{"text":"one\ntwo"}"#)
    }

    @Test func `the id is the same at each attempt, and can break no header`() throws {
        let receiver = try HTTPReceiver { $0 == 0 ? .status(500) : .status(200) }
        let sink = try sink(receiver.url)
        let odd = message("a\r\nX-Evil: 1.é")
        #expect(refusal(of: sink, odd)?.isTemporary == true)
        #expect(refusal(of: sink, odd) == nil)
        #expect(
            receiver.received.map { $0.headers["webhook-id"] } == [
                "a%0D%0AX-Evil%3A%201%2E%C3%A9", "a%0D%0AX-Evil%3A%201%2E%C3%A9",
            ])
        #expect(receiver.received.allSatisfy { $0.headers["x-evil"] == nil })
        #expect(receiver.received[0].body == receiver.received[1].body)
    }

    @Test func `the signature is the one of the specification's example`() throws {
        let secret = try WebhookSecret(Array("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".utf8))
        let signature = secret.signature(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: 1_614_265_330, body: Array(#"{"test": 2432232314}"#.utf8))
        #expect(signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test(arguments: ["short", "whsec_", "whsec_c2hvcnQ=", "whsec_???"])
    func `a key that is too short or unreadable is refused`(text: String) {
        #expect(throws: UnreadableSecret.self) { try WebhookSecret(Array(text.utf8)) }
    }
}
