// SPDX-License-Identifier: Apache-2.0

import CZeroMQ
import Glibc

/// What one attempt to receive a frame gave.
enum FrameReceipt {
    case nothing
    case frame(bytes: Int, more: Bool)
}

/// What one attempt to receive a message gave.
public enum Reception: Hashable, Sendable {
    /// Nothing waits.
    case nothing
    /// The buffer holds a whole message.
    case message
    /// A message over the limits is being read away; call again, in this turn or a later one.
    case discarding
    /// The message over the limits is gone. The buffer still holds its first frames.
    case discarded(frames: Int, bytes: Int)
}

extension SocketHandle {
    /// Receives one frame without waiting.
    @inline(__always)
    func receiveFrame(into slot: UnsafeMutablePointer<zmq_msg_t>) throws(MessagingError) -> FrameReceipt {
        while true {
            let size = zmq_msg_recv(slot, pointer, ZMQ_DONTWAIT)
            if size >= 0 { return .frame(bytes: Int(size), more: zmq_msg_more(slot) != 0) }
            switch zmq_errno() {
            case EAGAIN: return .nothing
            case EINTR: continue
            default: throw .last("receive a message")
            }
        }
    }
}

/// Receives whole messages within the limits of a buffer, and reads longer ones away in bounded steps.
///
/// libzmq hands over a message only when all its frames are there, whatever their number, and its own size limit is per
/// frame: so the count and the sum are checked here.
struct MultipartReader {
    /// The message that is being read away: what was seen of it so far.
    private var discarded: (frames: Int, bytes: Int)?

    mutating func receive(
        from socket: borrowing SocketHandle, into message: inout Multipart
    ) throws(MessagingError) -> Reception {
        guard discarded == nil else { return try discard(from: socket) }
        message.begin()
        let received = try message.receiveFrame(from: socket)
        while message.expectsMore && message.hasRoom && !message.isTooLarge {
            guard try message.receiveFrame(from: socket) else { throw Self.torn }
        }
        message.finish()
        guard received else { return .nothing }
        guard message.expectsMore || message.isTooLarge else { return .message }
        guard message.expectsMore else { return .discarded(frames: message.count, bytes: message.totalBytes) }
        discarded = (message.count, message.totalBytes)
        return try discard(from: socket)
    }

    /// Reads away the next frames, at most ``Limits/discardStep`` of them.
    private mutating func discard(from socket: borrowing SocketHandle) throws(MessagingError) -> Reception {
        guard var (frames, bytes) = discarded else { return .nothing }
        var slot = zmq_msg_t()
        zmq_msg_init(&slot)
        defer { zmq_msg_close(&slot) }
        for _ in 0..<Limits.discardStep {
            guard case .frame(let size, let more) = try socket.receiveFrame(into: &slot) else { break }
            (frames, bytes) = (frames + 1, bytes + size)
            guard more else {
                discarded = nil
                return .discarded(frames: frames, bytes: bytes)
            }
        }
        discarded = (frames, bytes)
        return .discarding
    }

    /// libzmq's promise of whole messages was broken; there is no way to go on with this socket.
    private static var torn: MessagingError {
        MessagingError(.system(EAGAIN), operation: "receive a message", message: "its last frames are missing")
    }
}

extension MultipartReader {
    /// Receives as ``receive(from:into:)`` does, waiting up to `timeout` for a message.
    mutating func receive(
        from socket: borrowing SocketHandle, into message: inout Multipart, within timeout: Duration
    ) throws(MessagingError) -> Reception {
        let deadline = Deadline(after: timeout)
        while true {
            let reception = try receive(from: socket, into: &message)
            guard reception == .nothing, !deadline.isPast else { return reception }
            try socket.wait(ZMQ_POLLIN, until: deadline)
        }
    }
}
