// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Messaging

/// Everything that opens sockets, one test at a time: libzmq 4.3.4 wants one context per process.
@Suite(.serialized, .timeLimit(.minutes(1)))
enum SocketTests {}

/// A test that waits longer than this for an event has failed.
let patience = Duration.seconds(20)

struct TimedOut: Error {}

extension TemporaryDirectory {
    func endpoint(_ name: String) throws -> Endpoint { try .ipc(path: file(name)) }
}

/// The owner thread's side: a ROUTER and an XPUB behind a ZAP handler, driven by `until`.
final class TestServer {
    let directory: TemporaryDirectory
    let context: MessagingContext
    var zap: ZAPHandler
    var router: RouterSocket
    var events: XPubSocket
    var message = Multipart()
    var decide: (ZAPRequest) -> ZAPDecision = { _ in .allow(aisha) }
    private(set) var asked: [ZAPRequest] = []
    private var poller = Poller()

    init() throws {
        directory = try TemporaryDirectory()
        context = try MessagingContext()
        zap = try ZAPHandler(context)
        router = try RouterSocket(context)
        events = try XPubSocket(context)
        _ = poller.add(zap)
        _ = poller.add(router)
        _ = poller.add(events)
    }

    /// Runs the poll loop until `condition` gives something.
    func until<T>(_ condition: () throws -> T?) throws -> T {
        let deadline = Deadline(after: patience)
        while !deadline.isPast {
            if let result = try condition() { return result }
            try turn()
        }
        throw TimedOut()
    }

    /// One turn of the poll loop: waits a little for an event, then answers the handshakes.
    func turn() throws {
        try poller.wait(.milliseconds(2))
        _ = try zap.handle { request in
            asked.append(request)
            return decide(request)
        }
    }

    /// The next thing that the router receives.
    func incoming() throws -> Incoming {
        try until {
            let incoming = try router.receive(into: &message)
            return incoming == .nothing || incoming == .discarding ? nil : incoming
        }
    }

    /// The envelope of the next thing that the router receives, which must be a request.
    func request() throws -> Envelope {
        guard case .request(let envelope) = try incoming() else { throw TimedOut() }
        return envelope
    }

    /// Binds the router to a socket file and connects a client to it.
    func connectedDealer() throws -> TestDealer {
        let endpoint = try directory.endpoint("command.sock")
        try router.bind(endpoint)
        return try TestDealer(context, endpoint)
    }
}

let aisha = UserID("aisha") ?? { fatalError("a valid name") }()

/// A DEALER in a class, so that closures can use it.
final class TestDealer {
    var socket: DealerSocket
    var message = Multipart()

    init(_ context: MessagingContext, _ endpoint: Endpoint, security: ClientSecurity = .local) throws {
        socket = try DealerSocket(context, connectingTo: endpoint, security: security)
    }

    /// Sends once there is a connection, which takes the server's part in the handshake.
    func send(_ frames: [[UInt8]], through server: TestServer) throws {
        try server.until { try socket.send(frames: frames) == .sent ? () : nil }
    }

    /// The frames of the next message.
    func receive(through server: TestServer) throws -> [[UInt8]] {
        try server.until { try socket.receive(into: &message) == .message ? message.frames : nil }
    }
}

extension Multipart {
    /// Copies of all frames.
    var frames: [[UInt8]] { (0..<count).map { copy(ofFrame: $0) } }
    /// A copy of the payload.
    var payload: [UInt8] { withPayload { [UInt8]($0) } }
}

/// The bytes of a text.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
