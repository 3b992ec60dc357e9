// SPDX-License-Identifier: Apache-2.0

import CZeroMQ

/// The server's socket for requests: it receives from any client and replies to the one that asked.
///
/// Every peer is put before the ``ZAPHandler``, which must therefore exist before the first ``bind(_:security:mode:)``.
/// All calls return at once. Use it only on the thread that created it.
public struct RouterSocket: ~Copyable {
    let socket: SocketHandle
    private let listener = Listener(frameBytes: nil)
    private var reader = MultipartReader()

    /// How many replies found their peer gone.
    public private(set) var unreachable: UInt64 = 0

    /// Opens the socket. A reply to a peer that left is reported, and no peer can take over another's routing id.
    public init(_ context: MessagingContext) throws(MessagingError) {
        let socket = try SocketHandle(context, type: ZMQ_ROUTER)
        try socket.set(ZMQ_ROUTER_MANDATORY, 1)
        try socket.set(ZMQ_ROUTER_HANDOVER, 0)
        try socket.configureServer(queue: Limits.requestQueue)
        self.socket = socket
    }

    /// Binds to an endpoint and returns it with the port that the system chose; see ``XPubSocket/bind(_:security:mode:)``.
    @discardableResult
    public mutating func bind(
        _ endpoint: Endpoint, security: ServerSecurity = .local, mode: FileMode = .group
    ) throws(MessagingError) -> Endpoint {
        try listener.bind(socket, to: endpoint, security: security, mode: mode)
    }

    /// Stops listening and closes the connections of an endpoint; see ``XPubSocket/unbind(_:)``.
    public mutating func unbind(_ endpoint: Endpoint) throws(MessagingError) {
        try listener.unbind(socket, from: endpoint)
    }

    /// Receives the next message into `message`, whose last frame is then the payload.
    public mutating func receive(into message: inout Multipart) throws(MessagingError) -> Incoming {
        switch try reader.receive(from: socket, into: &message) {
        case .nothing: return .nothing
        case .message: return Incoming(message)
        case .discarding: return .discarding
        case .discarded(let frames, let bytes):
            let envelope = Envelope(message, count: Incoming.envelopeFrames(of: message))
            return .refused(.messageTooLarge(frames: frames, bytes: bytes), envelope)
        }
    }

    /// Sends one payload, a reply or a request of the server's own, behind an envelope.
    ///
    /// The payload is copied. Pass `array.span.bytes`, `pointer.bytes` or any other raw span.
    public mutating func send(_ payload: RawSpan, to envelope: Envelope) throws(MessagingError) -> Delivery {
        let delivery = try envelope.forEachFrame { (frame) throws(MessagingError) in
            try socket.send(frame, more: true)
        }
        guard delivery == .sent else {
            if delivery == .unreachable { unreachable += 1 }
            return delivery
        }
        return try payload.withUnsafeBytes { (bytes) throws(MessagingError) in try socket.send(bytes, more: false) }
    }
}
