// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Messaging

extension SocketTests {
    @Suite struct LimitTests {
        @Test func `a message of too many frames is read away in steps, reported, and can be answered`() throws {
            let server = try TestServer()
            let client = try server.connectedDealer()
            let frames = 3 * Limits.discardStep
            try client.send(Array(repeating: bytes("x"), count: frames), through: server)
            var steps = 0
            let last = try server.until { () -> Incoming? in
                let incoming = try server.router.receive(into: &server.message)
                if incoming == .discarding { steps += 1 }
                return incoming == .nothing || incoming == .discarding ? nil : incoming
            }
            guard case .refused(.messageTooLarge(frames + 1, let size), let envelope?) = last else {
                throw TimedOut()
            }
            #expect(steps == 2)
            #expect(size > frames)
            _ = try server.router.send(bytes("too many").span.bytes, to: envelope)
            #expect(try client.receive(through: server) == [bytes("too many")])
        }

        @Test func `a message whose frames together are too large is dropped`() throws {
            let server = try TestServer()
            let client = try server.connectedDealer()
            server.message = Multipart(maximumBytes: 1_000)
            for frames in [
                [[UInt8](repeating: 1, count: 1_001)], Array(repeating: [UInt8](repeating: 1, count: 600), count: 3),
            ] {
                try client.send(frames, through: server)
                guard case .refused(.messageTooLarge, _?) = try server.incoming() else { throw TimedOut() }
            }
            try client.send([bytes("small")], through: server)
            _ = try server.request()
            #expect(server.message.payload == bytes("small"))
        }

        @Test func `twenty mebibytes pass over ipc, and the buffer lets go of them`() throws {
            let server = try TestServer()
            let client = try server.connectedDealer()
            try client.send([[UInt8](repeating: 5, count: 20 << 20)], through: server)
            _ = try server.request()
            #expect(server.message.withPayload { $0.count == 20 << 20 && $0.last == 5 })
            #expect(try server.router.receive(into: &server.message) == .nothing)
            #expect(server.message.totalBytes == 0)
        }

        @Test func `a frame over the limit closes that connection and no other`() throws {
            let server = try TestServer()
            let good = try server.connectedDealer()
            try good.send([bytes("hello")], through: server)
            let envelope = try server.request()
            let bad = try TestDealer(server.context, server.directory.endpoint("command.sock"))
            try bad.send([[UInt8](repeating: 5, count: Int(Limits.ipcFrameBytes) + 1)], through: server)
            // Only a connection that was closed is made, and so authenticated, again.
            try server.until { server.asked.count >= 3 ? () : nil }
            #expect(try server.router.receive(into: &server.message) == .nothing)
            #expect(try server.router.send(bytes("still here").span.bytes, to: envelope) == .sent)
            #expect(try good.receive(through: server) == [bytes("still here")])
        }

        @Test func `a client queues nothing before it is connected`() throws {
            let server = try TestServer()
            let client = try TestDealer(server.context, server.directory.endpoint("nobody.sock"))
            #expect(try client.socket.send(bytes("lost").span.bytes, within: .milliseconds(20)) == .wouldBlock)
            #expect(try client.socket.receive(into: &client.message, within: .milliseconds(20)) == .nothing)
        }
    }
}
