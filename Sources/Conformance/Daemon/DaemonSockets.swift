// SPDX-License-Identifier: Apache-2.0

public import Messaging
public import Service

/// The sockets of a daemon without the daemon: what is heard and said on them is up to their owner.
///
/// One thread owns them and lives in its own poll loop: ``wait(_:)``, then ``hear(_:)`` until it gives nothing. Letting
/// go of them closes them; their files stay, as after a crash.
public final class DaemonSockets {
    /// One message that a client sent.
    public struct Frame: Sendable {
        /// The way back to whoever sent it.
        public let sender: Envelope
        /// Its payload.
        public let bytes: [UInt8]
    }

    /// Whether anybody may connect; decided once for each connection.
    public var admits = true
    /// How many connections were refused.
    public private(set) var refusals = 0
    /// Prefixes that somebody subscribed to, also those that nobody hears any more.
    public private(set) var prefixes: Set<String> = []

    private var zap: ZAPHandler
    private var router: RouterSocket
    private var events: XPubSocket
    private var poller = Poller()
    private var message = Multipart()

    /// Binds both sockets in a run directory, which must exist. `descriptor` ends waits too.
    public init(_ run: RunDirectory, descriptor: Int32? = nil) throws(MessagingError) {
        let context = try MessagingContext()
        zap = try ZAPHandler(context)
        router = try RouterSocket(context)
        events = try XPubSocket(context)
        try router.bind(Endpoint(run.commandEndpoint))
        try events.bind(Endpoint(run.eventsEndpoint))
        _ = poller.add(zap)
        _ = poller.add(router)
        _ = poller.add(events)
        if let descriptor { _ = poller.add(descriptor: descriptor) }
    }

    /// Waits until something is heard or the time is over; nil waits for as long as it takes. Whoever wants to connect
    /// has then been let in or refused, and subscriptions are known.
    public func wait(_ duration: Duration?) throws(MessagingError) {
        try poller.wait(duration)
        try admit()
        try noteSubscriptions()
    }

    /// The next message that waits; nil where there is none. What is no request or reply by its frames is passed over.
    public func hear() throws(MessagingError) -> Frame? {
        while true {
            switch try router.receive(into: &message) {
            case .nothing: return nil
            case .request(let sender): return Frame(sender: sender, bytes: message.copy(ofFrame: message.count - 1))
            case .refused, .discarding: continue
            }
        }
    }

    /// Sends a reply, or a request of the daemon's own, to whoever once sent something.
    @discardableResult
    public func send(_ json: [UInt8], to receiver: Envelope) throws(MessagingError) -> Delivery {
        try router.send(json.span.bytes, to: receiver)
    }

    /// Publishes an event to those who subscribed to a prefix of its topic.
    public func publish(topic: String, json: [UInt8]) throws(MessagingError) {
        try noteSubscriptions()
        _ = try events.publish(topic: Array(topic.utf8).span.bytes, payload: json.span.bytes)
    }

    private func admit() throws(MessagingError) {
        let user = admits ? UserID("tester") : nil
        let decided = try zap.handle { _ in user.map { .allow($0) } ?? .deny }
        if !admits { refusals += decided }
    }

    private func noteSubscriptions() throws(MessagingError) {
        while true {
            switch try events.receive() {
            case .nothing: return
            case .subscribed(let prefix): prefixes.insert(String(decoding: prefix, as: UTF8.self))
            case .unsubscribed, .unknown: continue
            }
        }
    }
}
