// SPDX-License-Identifier: Apache-2.0

import CZeroMQ
import Glibc

/// A libzmq socket and its context: the owner that every socket type of this module is built on.
///
/// It is neither copyable nor Sendable: a libzmq socket belongs to the thread that created it, which is also where it
/// must be closed, and that happens when the handle goes out of scope.
struct SocketHandle: ~Copyable {
    let pointer: UnsafeMutableRawPointer
    private let context: MessagingContext

    init(_ context: MessagingContext, type: Int32) throws(MessagingError) {
        guard let pointer = zmq_socket(context.pointer, type) else { throw .last("open a socket") }
        self.pointer = pointer
        self.context = context
    }

    deinit {
        zmq_close(pointer)
    }
}

// MARK: - Options

extension SocketHandle {
    func set(_ option: Int32, _ value: Int32) throws(MessagingError) {
        var value = value
        guard zmq_setsockopt(pointer, option, &value, MemoryLayout<Int32>.size) == 0 else {
            throw .last("set socket option \(option)")
        }
    }

    func set(_ option: Int32, wide value: Int64) throws(MessagingError) {
        var value = value
        guard zmq_setsockopt(pointer, option, &value, MemoryLayout<Int64>.size) == 0 else {
            throw .last("set socket option \(option)")
        }
    }

    func set(_ option: Int32, bytes: [UInt8]) throws(MessagingError) {
        guard zmq_setsockopt(pointer, option, bytes, bytes.count) == 0 else {
            throw .last("set socket option \(option)")
        }
    }

    func get(_ option: Int32) throws(MessagingError) -> Int32 {
        var value: Int32 = 0
        var size = MemoryLayout<Int32>.size
        guard zmq_getsockopt(pointer, option, &value, &size) == 0 else { throw .last("read socket option \(option)") }
        return value
    }

    /// The endpoint of the last bind, with the port that the system chose.
    func lastEndpoint() throws(MessagingError) -> Endpoint {
        var text = [CChar](repeating: 0, count: 512)
        var size = text.count
        guard zmq_getsockopt(pointer, ZMQ_LAST_ENDPOINT, &text, &size) == 0 else { throw .last("read the endpoint") }
        return try Endpoint(String(decoding: text.prefix(size - 1).map(UInt8.init(bitPattern:)), as: UTF8.self))
    }
}

// MARK: - Sending

extension SocketHandle {
    /// Sends one frame without waiting. `more` says that another frame of the same message follows.
    @inline(__always)
    func send(_ bytes: UnsafeRawBufferPointer, more: Bool) throws(MessagingError) -> Delivery {
        let flags = more ? ZMQ_DONTWAIT | ZMQ_SNDMORE : ZMQ_DONTWAIT
        while zmq_send(pointer, bytes.baseAddress, bytes.count, flags) < 0 {
            switch zmq_errno() {
            case EAGAIN: return .wouldBlock
            case EHOSTUNREACH: return .unreachable
            case EINTR: continue
            default: throw .last("send a message")
            }
        }
        return .sent
    }

    /// Sends a whole message of one frame or more; only its first frame can be refused.
    func send(frames: [[UInt8]]) throws(MessagingError) -> Delivery {
        for (index, frame) in frames.enumerated() {
            let delivery = try frame.span.bytes.withUnsafeBytes { (bytes) throws(MessagingError) in
                try send(bytes, more: index < frames.count - 1)
            }
            guard delivery == .sent else { return delivery }
        }
        return .sent
    }

    /// Calls `attempt` until it does something other than block, or the time is up. Waits for the socket in between.
    func retry(
        within timeout: Duration, _ attempt: () throws(MessagingError) -> Delivery
    ) throws(MessagingError) -> Delivery {
        let deadline = Deadline(after: timeout)
        while true {
            let delivery = try attempt()
            guard delivery == .wouldBlock, !deadline.isPast else { return delivery }
            try wait(ZMQ_POLLOUT, until: deadline)
        }
    }

    /// Waits for the socket to become ready, the deadline or a signal, whichever is first.
    func wait(_ events: Int32, until deadline: Deadline) throws(MessagingError) {
        var item = zmq_pollitem_t(socket: pointer, fd: -1, events: Int16(events), revents: 0)
        guard zmq_poll(&item, 1, deadline.milliseconds) >= 0 || zmq_errno() == EINTR else {
            throw .last("wait for a socket")
        }
    }
}
