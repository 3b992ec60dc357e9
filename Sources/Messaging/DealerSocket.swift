// SPDX-License-Identifier: Apache-2.0

import CZeroMQ

/// A client's socket for requests, of which any number may be under way.
///
/// It queues nothing while there is no connection, so that no request reaches a server that starts much later. A client
/// that a server refused is not connected again by libzmq: make a new socket, after a growing delay.
/// Use it only on the thread that created it.
public struct DealerSocket: ~Copyable {
    let socket: SocketHandle
    private var reader = MultipartReader()

    /// Opens the socket and begins to connect. Whether the server is there shows at the first send.
    public init(
        _ context: MessagingContext, connectingTo endpoint: Endpoint, security: ClientSecurity = .local
    ) throws(MessagingError) {
        let socket = try SocketHandle(context, type: ZMQ_DEALER)
        try socket.configureClient(queue: Limits.requestQueue)
        try socket.set(ZMQ_IMMEDIATE, 1)
        try socket.apply(security, for: endpoint)
        try socket.connect(endpoint)
        self.socket = socket
    }

    /// Sends one payload without a delimiter in front of it. The payload is copied.
    ///
    /// Waits up to `timeout` for a connection with room, then returns `.wouldBlock`.
    public mutating func send(_ payload: RawSpan, within timeout: Duration = .zero) throws(MessagingError) -> Delivery {
        try payload.withUnsafeBytes { (bytes) throws(MessagingError) in
            try socket.retry(within: timeout) { () throws(MessagingError) in try socket.send(bytes, more: false) }
        }
    }

    /// Sends a message of several frames, for instance with a delimiter as REQ makes it. Waits as the other `send` does.
    public mutating func send(
        frames: [[UInt8]], within timeout: Duration = .zero
    ) throws(MessagingError) -> Delivery {
        try socket.retry(within: timeout) { () throws(MessagingError) in try socket.send(frames: frames) }
    }

    /// Receives the next message into `message`, waiting up to `timeout` for it.
    public mutating func receive(
        into message: inout Multipart, within timeout: Duration = .zero
    ) throws(MessagingError) -> Reception {
        try reader.receive(from: socket, into: &message, within: timeout)
    }
}

extension SocketHandle {
    /// Sets what every client socket has: bounded queues and messages, dead servers noticed.
    func configureClient(queue: Int32) throws(MessagingError) {
        try set(ZMQ_SNDHWM, queue)
        try set(ZMQ_RCVHWM, queue)
        try set(ZMQ_MAXMSGSIZE, wide: Limits.ipcFrameBytes)
        try set(ZMQ_HANDSHAKE_IVL, Limits.handshakeMilliseconds)
        try set(ZMQ_TCP_KEEPALIVE, 1)
    }
}
