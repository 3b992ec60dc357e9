// SPDX-License-Identifier: Apache-2.0

import CZeroMQ

/// The server's socket for events: it sends each event to the subscribers of its topic, and hears who subscribes.
///
/// A subscriber with a full queue misses events and nobody waits for it: what is sent here is a doorbell, and the
/// journal is what can be relied on. All calls return at once. Use it only on the thread that created it.
public struct XPubSocket: ~Copyable {
    let socket: SocketHandle
    private let listener = Listener(frameBytes: Limits.subscriptionFrameBytes)
    private var reader = MultipartReader()
    private var message = Multipart(capacity: 1, maximumBytes: Int(Limits.subscriptionFrameBytes))

    /// Opens the socket. It hears of a prefix when its first subscriber comes and when its last one leaves.
    public init(_ context: MessagingContext) throws(MessagingError) {
        let socket = try SocketHandle(context, type: ZMQ_XPUB)
        try socket.configureServer(queue: Limits.eventQueue)
        self.socket = socket
    }

    /// Binds to an endpoint and returns it with the port that the system chose.
    ///
    /// Raise the limit of descriptors (``Descriptors/raiseLimit()``) and hold a ``FileLock`` for the directory of an
    /// `ipc` path first: libzmq takes a path away even from a live server.
    /// A stale socket file is replaced, any other file refused (``MessagingError/Code/inUse``). `mode` is the mode of the
    /// socket file. A TCP endpoint beyond loopback is refused without CURVE (``MessagingError/Code/insecure``).
    @discardableResult
    public mutating func bind(
        _ endpoint: Endpoint, security: ServerSecurity = .local, mode: FileMode = .group
    ) throws(MessagingError) -> Endpoint {
        try listener.bind(socket, to: endpoint, security: security, mode: mode)
    }

    /// Stops listening and closes the connections of an endpoint; binding it again makes everybody authenticate again.
    ///
    /// libzmq closes it on its own thread a moment later. Until then a bind to the same TCP port may throw
    /// ``MessagingError/Code/inUse``: try again in a later turn of the loop. A socket file stays behind, and the next
    /// bind replaces it.
    public mutating func unbind(_ endpoint: Endpoint) throws(MessagingError) {
        try listener.unbind(socket, from: endpoint)
    }

    /// Sends an event to everybody who subscribed to a prefix of its topic. Both parts are copied.
    ///
    /// Throws ``MessagingError/Code/malformed`` for a topic over ``Limits/topicBytes``.
    public mutating func publish(topic: RawSpan, payload: RawSpan) throws(MessagingError) -> Delivery {
        try Topic.check(byteCount: topic.byteCount)
        let delivery = try topic.withUnsafeBytes { (bytes) throws(MessagingError) in
            try socket.send(bytes, more: true)
        }
        guard delivery == .sent else { return delivery }
        return try payload.withUnsafeBytes { (bytes) throws(MessagingError) in try socket.send(bytes, more: false) }
    }

    /// Receives the next change of subscriptions; read until it is nothing, or a bound of the caller's is reached.
    public mutating func receive() throws(MessagingError) -> SubscriptionChange {
        switch try reader.receive(from: socket, into: &message) {
        case .nothing: .nothing
        case .message: message.withPayload(SubscriptionChange.init)
        case .discarding, .discarded: .unknown
        }
    }
}

/// What an ``XPubSocket`` heard from its subscribers.
public enum SubscriptionChange: Hashable, Sendable {
    /// Nothing waits.
    case nothing
    /// A prefix has its first subscriber.
    case subscribed(prefix: [UInt8])
    /// A prefix has lost its last subscriber.
    case unsubscribed(prefix: [UInt8])
    /// A message that is no subscription, or part of one over the limits; ignore it.
    case unknown

    /// Reads a subscription message: one byte, 1 to begin or 0 to end, then the prefix (ZeroMQ RFC 29).
    init(_ bytes: UnsafeRawBufferPointer) {
        switch bytes.first {
        case 1: self = .subscribed(prefix: [UInt8](bytes.dropFirst()))
        case 0: self = .unsubscribed(prefix: [UInt8](bytes.dropFirst()))
        default: self = .unknown
        }
    }
}

/// The limit that topics and prefixes share.
enum Topic {
    static func check(byteCount: Int) throws(MessagingError) {
        guard byteCount <= Limits.topicBytes else {
            let message = "it has \(byteCount) bytes; \(Limits.topicBytes) are allowed"
            throw MessagingError(.malformed, operation: "use the topic", message: message)
        }
    }
}
