// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Messaging

@Suite struct EndpointTests {
    @Test(arguments: [
        ("ipc:///run/registan/command.sock", true),
        ("inproc://events", true),
        ("tcp://127.0.0.1:5555", true),
        ("tcp://127.8.9.10:1", true),
        ("tcp://[::1]:5555", true),
        ("tcp://localhost:5555", true),
        ("tcp://*:5555", false),
        ("tcp://0.0.0.0:5555", false),
        ("tcp://[::]:5555", false),
        ("tcp://[::ffff:127.0.0.1]:5555", false),
        ("tcp://127.1:5555", false),
        ("tcp://register.example:5555", false),
    ])
    func `an endpoint is read, written the same, and known as loopback or not`(text: String, loopback: Bool) throws {
        let endpoint = try Endpoint(text)
        #expect(endpoint.description == text)
        #expect(endpoint.isLoopback == loopback)
    }

    @Test func `port 0 lets the system choose, as a star does`() throws {
        #expect(try Endpoint("tcp://127.0.0.1:0") == Endpoint("tcp://127.0.0.1:*"))
        #expect(try Endpoint("tcp://127.0.0.1:0").description == "tcp://127.0.0.1:*")
    }

    @Test(arguments: [
        "", "command.sock", "udp://127.0.0.1:1", "ipc://", "ipc://relative", "ipc://@abstract", "inproc://",
        "tcp://", "tcp://127.0.0.1", "tcp://127.0.0.1:", "tcp://127.0.0.1:65536", "tcp://127.0.0.1:-1", "tcp://:5555",
        "tcp://::1:5555", "tcp://[::1:5555", "tcp://[x]:5555", "tcp://eth0;127.0.0.1:5555", "tcp://a b:1",
        "ipc:///" + String(repeating: "p", count: Endpoint.pathBytes),
    ])
    func `a text that is no endpoint is refused with a reason`(text: String) {
        let error = #expect(throws: MessagingError.self) { try Endpoint(text) }
        #expect(error?.code == .malformed)
        #expect(error?.message.isEmpty == false)
    }

    @Test func `an error reads as a sentence with its place`() {
        let error = MessagingError(.inUse, operation: "bind", endpoint: "ipc:///a", message: "it is taken")
        #expect("\(error)" == "cannot bind (ipc:///a): it is taken")
    }
}
