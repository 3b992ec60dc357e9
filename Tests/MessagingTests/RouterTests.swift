// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Messaging

extension SocketTests {
    @Suite struct RouterTests {
        @Test func `a dealer gets its reply behind the frames that it sent in front`() throws {
            let server = try TestServer()
            let client = try server.connectedDealer()
            for head in [[], [[]], [bytes("id"), []]] as [[[UInt8]]] {
                try client.send(head + [bytes("question")], through: server)
                let envelope = try server.request()
                #expect(server.message.payload == bytes("question"))
                #expect(try server.router.send(bytes("answer").span.bytes, to: envelope) == .sent)
                #expect(try client.receive(through: server) == head + [bytes("answer")])
            }
        }

        @Test func `a request socket accepts the reply, whose correlation id was echoed`() throws {
            let server = try TestServer()
            let endpoint = try server.router.bind(server.directory.endpoint("command.sock"))
            var client = try RequestSocket(server.context, connectingTo: endpoint)
            var reply = Multipart()
            for text in ["first", "second"] {
                while try client.send(bytes(text).span.bytes) != .sent { try server.turn() }
                let envelope = try server.request()
                #expect(server.message.count == 4)
                _ = try server.router.send(bytes(text).span.bytes, to: envelope)
                #expect(try client.receive(into: &reply, within: patience) == .message)
                #expect(reply.frames == [bytes(text)])
            }
        }

        @Test func `a request socket that gave up on a reply can ask again and gets the right one`() throws {
            let server = try TestServer()
            let endpoint = try server.router.bind(server.directory.endpoint("command.sock"))
            var client = try RequestSocket(server.context, connectingTo: endpoint)
            var reply = Multipart()
            while try client.send(bytes("first").span.bytes) != .sent { try server.turn() }
            let first = try server.request()
            #expect(try client.send(bytes("second").span.bytes, within: patience) == .sent)
            let second = try server.request()
            _ = try server.router.send(bytes("late").span.bytes, to: first)
            _ = try server.router.send(bytes("right").span.bytes, to: second)
            #expect(try client.receive(into: &reply, within: patience) == .message)
            #expect(reply.frames == [bytes("right")])
        }

        @Test(
            arguments: [
                ([[]], Refusal.noPayload),
                ([bytes("a"), []], .noPayload),
                ([bytes("a"), bytes("b")], .severalPayloads),
                ([[], bytes("a"), bytes("b")], .severalPayloads),
                ([[UInt8](repeating: 7, count: 256), [], bytes("a")], .envelopeTooLarge),
                ((0..<8).map { [$0] } + [[], bytes("a")], .envelopeTooLarge),
            ] as [([[UInt8]], Refusal)])
        func `a message that is no request is refused and harms nobody`(frames: [[UInt8]], refusal: Refusal) throws {
            let server = try TestServer()
            let client = try server.connectedDealer()
            try client.send(frames, through: server)
            guard case .refused(refusal, let envelope) = try server.incoming() else {
                Issue.record("not refused as \(refusal)")
                return
            }
            #expect((envelope == nil) == (refusal == .envelopeTooLarge))
            try client.send([bytes("good")], through: server)
            _ = try server.request()
            #expect(server.message.payload == bytes("good"))
        }

        @Test func `a refused message can be answered`() throws {
            let server = try TestServer()
            let client = try server.connectedDealer()
            try client.send([bytes("c"), [], bytes("a"), bytes("b")], through: server)
            guard case .refused(_, let envelope?) = try server.incoming() else { throw TimedOut() }
            _ = try server.router.send(bytes("no").span.bytes, to: envelope)
            #expect(try client.receive(through: server) == [bytes("c"), [], bytes("no")])
        }

        @Test func `a reply to a client that left is unreachable and counted`() throws {
            let server = try TestServer()
            var client: TestDealer? = try server.connectedDealer()
            try client?.send([bytes("question")], through: server)
            let envelope = try server.request()
            client = nil
            try server.until {
                try server.router.send(bytes("answer").span.bytes, to: envelope) == .unreachable ? () : nil
            }
            #expect(server.router.unreachable == 1)
        }

        @Test func `a client that does not read makes replies block, not the server`() throws {
            let server = try TestServer()
            let client = try server.connectedDealer()
            try client.send([bytes("question")], through: server)
            let envelope = try server.request()
            let reply = [UInt8](repeating: 1, count: 4_096)
            try server.until {
                for _ in 0..<1_000 where try server.router.send(reply.span.bytes, to: envelope) == .wouldBlock {
                    return ()
                }
                return nil
            }
        }

        @Test func `the user id is on the payload frame of every request`() throws {
            let server = try TestServer()
            let client = try server.connectedDealer()
            for frames in [[bytes("plain")], [[], bytes("delimited")]] {
                try client.send(frames, through: server)
                _ = try server.request()
                #expect(server.message.userID == aisha)
            }
        }

        @Test func `a peer within the process has no user id`() throws {
            let server = try TestServer()
            let endpoint = try server.router.bind(Endpoint("inproc://command"))
            let client = try TestDealer(server.context, endpoint)
            try client.send([bytes("question")], through: server)
            _ = try server.request()
            #expect(server.message.userID == nil)
        }

        @Test func `an envelope of any size the limits allow comes back unchanged`() throws {
            let server = try TestServer()
            let client = try server.connectedDealer()
            for length in [0, 20, 21, 22, 23, 24, 30, 31, 32, 100, 255] {
                let head = length == 0 ? [[]] : [[UInt8](repeating: 9, count: length), []]
                try client.send(head + [bytes("q")], through: server)
                let envelope = try server.request()
                _ = try server.router.send(bytes("a").span.bytes, to: envelope)
                #expect(try client.receive(through: server) == head + [bytes("a")])
            }
        }

        @Test func `envelopes are equal exactly when they lead to the same place`() throws {
            let server = try TestServer()
            let client = try server.connectedDealer()
            let envelopes = try [[bytes("1"), []], [bytes("1"), []], [bytes("2"), []], [[]]].map { head in
                try client.send(head + [bytes("q")], through: server)
                return try server.request()
            }
            #expect(Set(envelopes).count == 3)
            #expect(envelopes[0] == envelopes[1])
        }
    }
}
