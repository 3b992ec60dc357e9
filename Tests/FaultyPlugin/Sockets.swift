// SPDX-License-Identifier: Apache-2.0

import Messaging
import Model
import Wire

/// The plugin's two sockets, made and replaced together.
final class Sockets {
    private var dealer: DealerSocket
    private var events: SubSocket
    private var message = Multipart()
    private var parser = JSONParser()
    private var poller = Poller()
    private var lastID: Int64 = 0

    init(_ context: MessagingContext, run: String, topics: [String], signals: Int32) throws {
        let dealer = try DealerSocket(context, connectingTo: Endpoint("ipc://\(run)/command.sock"))
        var events = try SubSocket(context, connectingTo: Endpoint("ipc://\(run)/events.sock"))
        for topic in topics + [Topic.heartbeat] { try events.subscribe(to: topic) }
        _ = poller.add(dealer)
        _ = poller.add(events)
        _ = poller.add(descriptor: signals)
        self.dealer = dealer
        self.events = events
    }

    func wait(_ duration: Duration) throws { try poller.wait(duration) }

    /// Sends a request; nil where there is no connection.
    func ask(_ method: String, _ params: Datum) throws -> Int64? {
        lastID += 1
        let json = Call.request(id: lastID, method: method, params: params)
        return try dealer.send(json.span.bytes, within: .milliseconds(200)) == .sent ? lastID : nil
    }

    func reply(_ datum: Datum) throws {
        let json = canonical(datum)
        _ = try dealer.send(json.span.bytes, within: .milliseconds(200))
    }

    /// The next reply or request of the daemon.
    func next() throws -> Datum? {
        guard case .message = try dealer.receive(into: &message) else { return nil }
        return try parser.parse(message.copy(ofFrame: message.count - 1))
    }

    /// The next live event; null for one that is none.
    func nextEvent() throws -> (topic: String, event: Datum)? {
        guard case .message = try events.receive(into: &message) else { return nil }
        let topic = String(decoding: message.copy(ofFrame: 0), as: UTF8.self)
        return (topic, (try? parser.parse(message.copy(ofFrame: 1))) ?? .null)
    }
}
