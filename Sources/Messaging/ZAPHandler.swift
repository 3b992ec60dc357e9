// SPDX-License-Identifier: Apache-2.0

import CZeroMQ

/// Decides who may connect to the server sockets of a context, in the owner's poll loop.
///
/// Create it before any server socket is bound. Without it libzmq refuses everybody, because the sockets ask for it.
/// A decision is made once per connection: a key that is revoked later keeps its connection, so check on every request.
/// One per context. Use it only on the thread that created it.
public struct ZAPHandler: ~Copyable {
    private static let endpoint = "inproc://zeromq.zap.01"
    private static let delimiterFrames = 2
    private let socket: SocketHandle
    private var reader = MultipartReader()
    private var message = Multipart()

    /// Binds the handler's endpoint; throws ``MessagingError/Code/inUse`` if the context has a handler already.
    public init(_ context: MessagingContext) throws(MessagingError) {
        let socket = try SocketHandle(context, type: ZMQ_ROUTER)
        guard zmq_bind(socket.pointer, Self.endpoint) == 0 else { throw .last("bind", endpoint: Self.endpoint) }
        self.socket = socket
    }

    deinit {
        // A close happens later on libzmq's own thread; the name must be free for the next handler at once.
        zmq_unbind(socket.pointer, Self.endpoint)
    }

    /// Answers the peers that wait, at most `limit` of them, and returns how many.
    ///
    /// A request that is not as the RFC has it, or uses PLAIN, is denied without asking `decide`.
    public mutating func handle(limit: Int = Limits.admissions, decide: (ZAPRequest) -> ZAPDecision)
        throws(MessagingError) -> Int
    {
        for handled in 0..<limit {
            switch try reader.receive(from: socket, into: &message) {
            case .nothing: return handled
            case .message: try answer(decide)
            case .discarding, .discarded: continue
            }
        }
        return limit
    }

    private func answer(_ decide: (ZAPRequest) -> ZAPDecision) throws(MessagingError) {
        let frames = (0..<message.count).map { message.copy(ofFrame: $0) }
        // Without a version and a request id there is nothing that an answer could refer to.
        guard frames.count >= Self.delimiterFrames + 2 else { return }
        let reply = Self.reply(to: frames, decision: Self.decide(frames, decide))
        // A peer that gave up in the meantime is gone from the routing table; there is nobody to tell.
        _ = try socket.send(frames: reply)
    }

    private static func decide(_ frames: [[UInt8]], _ decide: (ZAPRequest) -> ZAPDecision) -> ZAPDecision {
        guard let request = ZAPRequest(frames[delimiterFrames...]) else { return .deny }
        if case .plain = request.mechanism { return .deny }
        return decide(request)
    }

    /// The frames of the reply: routing id, delimiter, version, request id, status, text, user id, metadata.
    private static func reply(to frames: [[UInt8]], decision: ZAPDecision) -> [[UInt8]] {
        let head = Array(frames[0..<delimiterFrames + 2])
        return switch decision {
        case .allow(let user): head + [Array("200".utf8), [], Array(user.description.utf8), []]
        case .deny: head + [Array("400".utf8), Array("refused".utf8), [], []]
        }
    }
}

extension ZAPHandler: PollableSocket {
    /// What the poller knows the handler by.
    public var identity: SocketIdentity { SocketIdentity(pointer: socket.pointer) }
}
