// SPDX-License-Identifier: Apache-2.0

import CZeroMQ

/// The simplest client: one request, one reply. It stands for the REQ sockets that people use from other languages.
///
/// With `ZMQ_REQ_RELAXED` a lost reply does not lock it, and with `ZMQ_REQ_CORRELATE` a late one is not taken for the
/// answer to the next request. Use it only on the thread that created it.
public struct RequestSocket: ~Copyable {
    let socket: SocketHandle
    private var reader = MultipartReader()

    /// Opens the socket and begins to connect.
    public init(
        _ context: MessagingContext, connectingTo endpoint: Endpoint, security: ClientSecurity = .local
    ) throws(MessagingError) {
        let socket = try SocketHandle(context, type: ZMQ_REQ)
        try socket.configureClient(queue: Limits.requestQueue)
        try socket.set(ZMQ_REQ_RELAXED, 1)
        try socket.set(ZMQ_REQ_CORRELATE, 1)
        try socket.set(ZMQ_IMMEDIATE, 1)
        try socket.apply(security, for: endpoint)
        try socket.connect(endpoint)
        self.socket = socket
    }

    /// Sends a request, waiting up to `timeout` for a connection. A reply to the one before is then no longer accepted.
    public mutating func send(_ payload: RawSpan, within timeout: Duration = .zero) throws(MessagingError) -> Delivery {
        try payload.withUnsafeBytes { (bytes) throws(MessagingError) in
            try socket.retry(within: timeout) { () throws(MessagingError) in try socket.send(bytes, more: false) }
        }
    }

    /// Receives the reply into `message`, waiting up to `timeout` for it.
    public mutating func receive(
        into message: inout Multipart, within timeout: Duration = .zero
    ) throws(MessagingError) -> Reception {
        try reader.receive(from: socket, into: &message, within: timeout)
    }
}
