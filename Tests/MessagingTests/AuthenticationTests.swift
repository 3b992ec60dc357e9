// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Messaging

extension SocketTests {
    @Suite struct AuthenticationTests {
        @Test func `over ipc the handler sees the user, group and process of the peer`() throws {
            let server = try TestServer()
            let client = try server.connectedDealer()
            try client.send([bytes("hello")], through: server)
            let peer = ZAPRequest.Peer.process(user: getuid(), group: getgid(), id: getpid())
            #expect(server.asked == [ZAPRequest(domain: "registan", mechanism: .null, peer: peer)])
        }

        @Test func `over TCP the handler sees the address of the peer`() throws {
            let server = try TestServer()
            let endpoint = try server.router.bind(Endpoint("tcp://127.0.0.1:*"))
            let client = try TestDealer(server.context, endpoint)
            try client.send([bytes("hello")], through: server)
            #expect(server.asked == [ZAPRequest(domain: "registan", mechanism: .null, peer: .address("127.0.0.1"))])
        }

        @Test func `a peer that is denied never connects, and another still does`() throws {
            let server = try TestServer()
            server.decide = { _ in .deny }
            let denied = try server.connectedDealer()
            try server.until { server.asked.isEmpty ? nil : () }
            server.decide = { _ in .allow(aisha) }
            let allowed = try TestDealer(server.context, server.directory.endpoint("command.sock"))
            try allowed.send([bytes("hello")], through: server)
            _ = try server.request()
            #expect(try denied.socket.send(bytes("hello").span.bytes) == .wouldBlock)
        }

        @Test func `without a handler everybody is refused`() throws {
            let directory = try TemporaryDirectory()
            let context = try MessagingContext()
            var router = try RouterSocket(context)
            let endpoint = try router.bind(directory.endpoint("command.sock"))
            var client = try DealerSocket(context, connectingTo: endpoint)
            #expect(try client.send(bytes("hello").span.bytes, within: .milliseconds(200)) == .wouldBlock)
        }

        @Test func `a context has one handler at a time`() throws {
            let context = try MessagingContext()
            do {
                let first = try ZAPHandler(context)
                let error = #expect(throws: MessagingError.self) { _ = try ZAPHandler(context) }
                #expect(error?.code == .inUse)
                _ = first.identity
            }
            _ = try ZAPHandler(context)
        }

        @Test func `CURVE lets in the key that is listed, and no other`() throws {
            let server = try TestServer()
            let (serverKey, listed, stranger) = try (
                CurveSecretKey.generate(), CurveSecretKey.generate(), CurveSecretKey.generate()
            )
            let listedPublic = try listed.publicKey
            server.decide = { $0.mechanism == .curve(listedPublic) ? .allow(aisha) : .deny }
            let endpoint = try server.router.bind(Endpoint("tcp://127.0.0.1:*"), security: .curve(secretKey: serverKey))
            let refused = try TestDealer(
                server.context, endpoint, security: .curve(secretKey: stranger, serverKey: serverKey.publicKey))
            try server.until { server.asked.isEmpty ? nil : () }
            #expect(server.asked[0].mechanism == .curve(try stranger.publicKey))
            let client = try TestDealer(
                server.context, endpoint, security: .curve(secretKey: listed, serverKey: serverKey.publicKey))
            try client.send([bytes("question")], through: server)
            let envelope = try server.request()
            #expect(server.message.userID == aisha)
            _ = try server.router.send(bytes("answer").span.bytes, to: envelope)
            #expect(try client.receive(through: server) == [bytes("answer")])
            #expect(try refused.socket.send(bytes("question").span.bytes) == .wouldBlock)
        }

        @Test func `a CURVE endpoint admits neither a client without keys nor one with the wrong server key`() throws {
            let server = try TestServer()
            let (serverKey, other) = try (CurveSecretKey.generate(), CurveSecretKey.generate())
            let endpoint = try server.router.bind(Endpoint("tcp://127.0.0.1:*"), security: .curve(secretKey: serverKey))
            let wrong = ClientSecurity.curve(secretKey: other, serverKey: try other.publicKey)
            for security in [ClientSecurity.local, wrong] {
                var client = try DealerSocket(server.context, connectingTo: endpoint, security: security)
                #expect(try client.send(bytes("hello").span.bytes, within: .milliseconds(200)) == .wouldBlock)
            }
            #expect(try server.zap.handle { _ in .deny } == 0)
        }

        @Test func `one socket serves ipc without keys beside TCP with them`() throws {
            let server = try TestServer()
            let key = try CurveSecretKey.generate()
            let tcp = try server.router.bind(Endpoint("tcp://127.0.0.1:*"), security: .curve(secretKey: key))
            let near = try server.connectedDealer()
            let far = try TestDealer(server.context, tcp, security: .curve(secretKey: key, serverKey: key.publicKey))
            for client in [near, far] {
                try client.send([bytes("hello")], through: server)
                _ = try server.request()
            }
            #expect(server.asked.map(\.mechanism) == [.null, .curve(try key.publicKey)])
        }

        @Test(arguments: ["tcp://*:5555", "tcp://0.0.0.0:5555", "tcp://192.0.2.1:5555", "tcp://[::]:5555"])
        func `an endpoint that other machines reach needs keys`(text: String) throws {
            let server = try TestServer()
            let error = #expect(throws: MessagingError.self) { try server.router.bind(Endpoint(text)) }
            #expect(error?.code == .insecure)
        }
    }

    @Suite struct ZAPRequestTests {
        @Test(arguments: [
            ("localhost:1000:100:42", ZAPRequest.Peer.process(user: 1_000, group: 100, id: 42)),
            ("192.0.2.1", .address("192.0.2.1")),
            ("2001:db8::1", .address("2001:db8::1")),
            ("localhost:1000:100", .address("localhost:1000:100")),
            ("localhost:-1:100:42", .address("localhost:-1:100:42")),
            ("", .address("")),
        ])
        func `an address is read as a process or a machine`(text: String, peer: ZAPRequest.Peer) {
            #expect(ZAPRequest.Peer(text) == peer)
        }

        @Test func `a request that is not as the RFC has it is not read`() {
            let good = ["1.0", "1", "registan", "192.0.2.1", "", "NULL"].map(bytes)
            #expect(ZAPRequest(good[...]) != nil)
            #expect(ZAPRequest(good.dropLast()) == nil)
            #expect(ZAPRequest(([bytes("2.0")] + good.dropFirst())[...]) == nil)
            #expect(ZAPRequest((good.dropLast() + [bytes("CURVE"), bytes("short")])[...]) == nil)
            #expect(ZAPRequest((good.dropLast() + [bytes("GSSAPI"), bytes("principal")])[...]) == nil)
        }
    }
}
