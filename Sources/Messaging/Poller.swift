// SPDX-License-Identifier: Apache-2.0

import CZeroMQ
import Glibc

/// A socket that a ``Poller`` can watch.
public protocol PollableSocket: ~Copyable {
    /// What the poller knows the socket by.
    var identity: SocketIdentity { get }
}

/// A libzmq socket's identity, good for as long as the socket is open.
public struct SocketIdentity {
    let pointer: UnsafeMutableRawPointer
}

extension RouterSocket: PollableSocket {
    /// What the poller knows the socket by.
    public var identity: SocketIdentity { SocketIdentity(pointer: socket.pointer) }
}

extension XPubSocket: PollableSocket {
    /// What the poller knows the socket by.
    public var identity: SocketIdentity { SocketIdentity(pointer: socket.pointer) }
}

extension DealerSocket: PollableSocket {
    /// What the poller knows the socket by.
    public var identity: SocketIdentity { SocketIdentity(pointer: socket.pointer) }
}

extension SubSocket: PollableSocket {
    /// What the poller knows the socket by.
    public var identity: SocketIdentity { SocketIdentity(pointer: socket.pointer) }
}

extension RequestSocket: PollableSocket {
    /// What the poller knows the socket by.
    public var identity: SocketIdentity { SocketIdentity(pointer: socket.pointer) }
}

/// The owner thread's one place to wait: for sockets, file descriptors and the time at once.
///
/// It is level-triggered: what was not read is reported again. It does not own what it watches: keep sockets and
/// descriptors open until ``remove(_:)``, or until the poller is gone.
public struct Poller: ~Copyable {
    /// What to wait for.
    public struct Interest: OptionSet, Sendable {
        /// The bits of `zmq_poll`.
        public let rawValue: Int16

        /// Takes the bits of `zmq_poll`.
        public init(rawValue: Int16) { self.rawValue = rawValue }

        /// There is something to receive.
        public static let readable = Interest(rawValue: Int16(ZMQ_POLLIN))
        /// A message can be sent without blocking.
        public static let writable = Interest(rawValue: Int16(ZMQ_POLLOUT))
    }

    /// A socket or descriptor that is being watched.
    public struct Watch: Hashable, Sendable {
        fileprivate let index: Int
    }

    private var items: [zmq_pollitem_t] = []

    /// Watches nothing yet.
    public init() {}

    /// Begins to watch a socket.
    public mutating func add(
        _ socket: borrowing some PollableSocket & ~Copyable, for interest: Interest = .readable
    ) -> Watch {
        add(zmq_pollitem_t(socket: socket.identity.pointer, fd: -1, events: interest.rawValue, revents: 0))
    }

    /// Begins to watch a file descriptor.
    public mutating func add(descriptor: Int32, for interest: Interest = .readable) -> Watch {
        add(zmq_pollitem_t(socket: nil, fd: descriptor, events: interest.rawValue, revents: 0))
    }

    /// Changes what is waited for.
    public mutating func change(_ watch: Watch, to interest: Interest) {
        items[watch.index].events = interest.rawValue
    }

    /// Stops watching; the watch must not be used again. Cost: its slot stays, as a descriptor that is never ready.
    public mutating func remove(_ watch: Watch) {
        items[watch.index] = zmq_pollitem_t(socket: nil, fd: -1, events: 0, revents: 0)
    }

    /// Waits until something is ready or `timeout` is over; nil waits for as long as it takes.
    ///
    /// Returns how many are ready. A signal ends the wait early with 0, so take the clock's word for the time.
    @discardableResult
    public mutating func wait(_ timeout: Duration?) throws(MessagingError) -> Int {
        let milliseconds = timeout.map { max(0, Deadline.milliseconds($0)) } ?? -1
        let ready = zmq_poll(&items, Int32(items.count), milliseconds)
        if ready >= 0 { return Int(ready) }
        guard zmq_errno() == EINTR else { throw .last("wait for sockets") }
        for index in items.indices { items[index].revents = 0 }
        return 0
    }

    /// Whether the last wait found something to receive.
    public func isReadable(_ watch: Watch) -> Bool {
        items[watch.index].revents & (Int16(ZMQ_POLLIN) | Int16(ZMQ_POLLERR)) != 0
    }

    /// Whether the last wait found room to send.
    public func isWritable(_ watch: Watch) -> Bool {
        items[watch.index].revents & Int16(ZMQ_POLLOUT) != 0
    }

    private mutating func add(_ item: zmq_pollitem_t) -> Watch {
        items.append(item)
        return Watch(index: items.count - 1)
    }
}
