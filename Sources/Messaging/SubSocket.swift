// SPDX-License-Identifier: Apache-2.0

import CZeroMQ

/// A client's socket for events, filtered by prefixes of their topics.
///
/// Subscriptions are sent, and after a reconnection sent again, by libzmq as part of the calls below: keep receiving.
/// Events may be missing (before the subscription arrives, with a full queue, after a restart), so keep a cursor.
/// Use it only on the thread that created it.
public struct SubSocket: ~Copyable {
    let socket: SocketHandle
    private var reader = MultipartReader()

    /// Opens the socket and begins to connect. It receives nothing before the first ``subscribe(to:)``.
    public init(
        _ context: MessagingContext, connectingTo endpoint: Endpoint, security: ClientSecurity = .local
    ) throws(MessagingError) {
        let socket = try SocketHandle(context, type: ZMQ_SUB)
        try socket.configureClient(queue: Limits.eventQueue)
        try socket.apply(security, for: endpoint)
        try socket.connect(endpoint)
        self.socket = socket
    }

    /// Asks for the topics that start with `prefix`; an empty one asks for all.
    ///
    /// Throws ``MessagingError/Code/malformed`` for a prefix over ``Limits/topicBytes``. Subscriptions are counted: two
    /// to the same prefix take two calls of ``unsubscribe(from:)``.
    public mutating func subscribe(to prefix: String) throws(MessagingError) {
        try Topic.check(byteCount: prefix.utf8.count)
        try socket.set(ZMQ_SUBSCRIBE, bytes: Array(prefix.utf8))
    }

    /// Ends a subscription; throws ``MessagingError/Code/malformed`` where there is none.
    public mutating func unsubscribe(from prefix: String) throws(MessagingError) {
        try socket.set(ZMQ_UNSUBSCRIBE, bytes: Array(prefix.utf8))
    }

    /// Receives the next event into `message` (topic, then payload), waiting up to `timeout` for it.
    public mutating func receive(
        into message: inout Multipart, within timeout: Duration = .zero
    ) throws(MessagingError) -> Reception {
        try reader.receive(from: socket, into: &message, within: timeout)
    }
}
