// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Messaging

extension SocketTests {
    @Suite struct EventTests {
        private let server: TestServer
        private let endpoint: Endpoint

        init() throws {
            server = try TestServer()
            endpoint = try server.events.bind(server.directory.endpoint("events.sock"))
        }

        private func change() throws -> SubscriptionChange {
            try server.until {
                let change = try server.events.receive()
                return change == .nothing ? nil : change
            }
        }

        @Test func `a subscriber gets the events whose topic starts with its prefix`() throws {
            var subscriber = try SubSocket(server.context, connectingTo: endpoint)
            try subscriber.subscribe(to: "claim.")
            #expect(try change() == .subscribed(prefix: bytes("claim.")))
            for topic in ["system.heartbeat", "claim.asserted.membership"] {
                #expect(
                    try server.events.publish(topic: bytes(topic).span.bytes, payload: bytes("{}").span.bytes) == .sent)
            }
            var event = Multipart()
            #expect(try subscriber.receive(into: &event, within: patience) == .message)
            #expect(event.frames == [bytes("claim.asserted.membership"), bytes("{}")])
            try subscriber.unsubscribe(from: "claim.")
            #expect(try change() == .unsubscribed(prefix: bytes("claim.")))
        }

        @Test func `a topic is at most as long as libzmq delivers whole`() throws {
            var subscriber = try SubSocket(server.context, connectingTo: endpoint)
            let longest = String(repeating: "t", count: Limits.topicBytes)
            #expect(throws: MessagingError.self) { try subscriber.subscribe(to: longest + "t") }
            try subscriber.subscribe(to: longest)
            #expect(try change() == .subscribed(prefix: bytes(longest)))
            #expect(throws: MessagingError.self) {
                try server.events.publish(topic: bytes(longest + "t").span.bytes, payload: bytes("").span.bytes)
            }
            _ = try server.events.publish(topic: bytes(longest).span.bytes, payload: bytes("x").span.bytes)
            var event = Multipart()
            #expect(try subscriber.receive(into: &event, within: patience) == .message)
            #expect(event.frames == [bytes(longest), bytes("x")])
        }

        @Test func `a subscriber that does not read holds nobody up`() throws {
            var stalled = try SubSocket(server.context, connectingTo: endpoint)
            try stalled.subscribe(to: "")
            #expect(try change() == .subscribed(prefix: []))
            let payload = [UInt8](repeating: 1, count: 1_024)
            for _ in 0..<3 * Limits.eventQueue {
                #expect(try server.events.publish(topic: bytes("t").span.bytes, payload: payload.span.bytes) == .sent)
            }
        }

        @Test func `unbinding and binding again makes subscribers authenticate again`() throws {
            var subscriber = try SubSocket(server.context, connectingTo: endpoint)
            try subscriber.subscribe(to: "t")
            #expect(try change() == .subscribed(prefix: bytes("t")))
            try server.events.unbind(endpoint)
            _ = try server.until { try? server.events.bind(endpoint) }
            #expect(try change() == .unsubscribed(prefix: bytes("t")))
            var event = Multipart()
            try server.until {
                #expect(try subscriber.receive(into: &event) == .nothing)
                return try server.events.receive() == .subscribed(prefix: bytes("t")) ? () : nil
            }
            #expect(server.asked.count == 2)
        }
    }
}
