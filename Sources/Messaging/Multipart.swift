// SPDX-License-Identifier: Apache-2.0

import CZeroMQ

/// A buffer for one incoming message of several frames, to be used again for each message.
///
/// The frames stay in libzmq's own memory: nothing is copied, and receiving allocates nothing here. Pointers into a
/// frame are good only within the closure that they are passed to. The next receive call releases the frames, also when
/// it finds nothing, so a large message is not kept while the socket is idle. Use one buffer per socket: a message that
/// is being dropped keeps its first frames here.
public struct Multipart: ~Copyable {
    /// How many frames the buffer takes.
    public let capacity: Int
    /// The largest sum of bytes of all frames of a message.
    public let maximumBytes: Int
    /// How many frames of the last message are here.
    public private(set) var count = 0
    /// The bytes of the frames that are here, together.
    public private(set) var totalBytes = 0

    /// Every slot always holds an initialised message, so that each can be received into and closed.
    private let slots: UnsafeMutablePointer<zmq_msg_t>
    /// Where the bytes of each frame that is here are: asking libzmq again at each access would cost as much as a parse.
    @usableFromInline let places: UnsafeMutablePointer<UnsafeRawBufferPointer>
    /// How many slots, from the first, may hold memory of this message or of the one before.
    private var used = 0
    /// Whether the last frame that is here announced another one.
    private(set) var expectsMore = false

    /// Makes a buffer with its limits; see ``Limits/frames`` and ``Limits/messageBytes`` for the defaults.
    public init(capacity: Int = Limits.frames, maximumBytes: Int = Limits.messageBytes) {
        precondition(capacity > 0, "a message has at least one frame")
        self.capacity = capacity
        self.maximumBytes = maximumBytes
        slots = .allocate(capacity: capacity)
        places = .allocate(capacity: capacity)
        places.initialize(repeating: UnsafeRawBufferPointer(start: nil, count: 0), count: capacity)
        for index in 0..<capacity {
            (slots + index).initialize(to: zmq_msg_t())
            zmq_msg_init(slots + index)
        }
    }

    deinit {
        for index in 0..<capacity { zmq_msg_close(slots + index) }
        slots.deallocate()
        places.deallocate()
    }
}

// MARK: - Reading

extension Multipart {
    /// Gives the bytes of the frame at `index` (from 0 to `count` - 1), in place.
    @inlinable
    public func withBytes<R: ~Copyable, Failure: Error>(
        ofFrame index: Int, _ body: (UnsafeRawBufferPointer) throws(Failure) -> R
    ) throws(Failure) -> R {
        try body(bytes(ofFrame: index))
    }

    /// Gives the bytes of the last frame, in place: the payload of a request, a reply or an event.
    @inlinable
    public func withPayload<R: ~Copyable, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> R
    ) throws(Failure) -> R {
        try body(bytes(ofFrame: count - 1))
    }

    /// A copy of the frame at `index`.
    public func copy(ofFrame index: Int) -> [UInt8] {
        withBytes(ofFrame: index) { [UInt8]($0) }
    }

    /// The name that the ``ZAPHandler`` gave to the peer; nil for a peer that it was not asked about.
    ///
    /// It is read from the payload frame: libzmq 4.3.4 often leaves it off the routing id's frame. Treat nil on an
    /// authenticated socket as a refusal. Names up to 15 bytes are returned without an allocation.
    public var userID: UserID? {
        guard count > 0, let text = zmq_msg_gets(slots + count - 1, "User-Id") else { return nil }
        return UserID(String(cString: text))
    }

    @inlinable
    func bytes(ofFrame index: Int) -> UnsafeRawBufferPointer {
        precondition(index >= 0 && index < count, "no such frame in this message")
        return places[index]
    }
}

// MARK: - Filling

extension Multipart {
    var hasRoom: Bool { count < capacity }
    var isTooLarge: Bool { totalBytes > maximumBytes }

    /// Forgets the last message. Its slots are received into as they are: libzmq releases what was in them.
    mutating func begin() {
        count = 0
        totalBytes = 0
        expectsMore = false
    }

    /// Receives one more frame after the others; false if there is none. There must be room.
    mutating func receiveFrame(from socket: borrowing SocketHandle) throws(MessagingError) -> Bool {
        let slot = slots + count
        guard case .frame(let size, let more) = try socket.receiveFrame(into: slot) else { return false }
        places[count] = UnsafeRawBufferPointer(start: zmq_msg_data(slot), count: size)
        expectsMore = more
        totalBytes += size
        count += 1
        used = max(used, count)
        return true
    }

    /// Releases the slots that the message before filled and this one did not.
    mutating func finish() {
        while used > count {
            used -= 1
            zmq_msg_close(slots + used)
            zmq_msg_init(slots + used)
        }
    }
}
