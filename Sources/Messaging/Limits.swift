// SPDX-License-Identifier: Apache-2.0

/// The limits of the messaging layer. Each says what happens when it is reached.
public enum Limits {
    /// Frames of one incoming message. A longer message is read to its end in steps and dropped.
    public static let frames = 16
    /// Bytes of one incoming message, all frames together. A larger message is dropped like one with too many frames.
    public static let messageBytes = 64 << 20
    /// Bytes of one frame over `ipc`. Beyond it libzmq closes that connection.
    public static let ipcFrameBytes: Int64 = 64 << 20
    /// Bytes of one frame over TCP. Beyond it libzmq closes that connection.
    public static let tcpFrameBytes: Int64 = 8 << 20
    /// Bytes of one frame that a subscriber may send. Subscriptions are short; beyond it libzmq closes that connection.
    public static let subscriptionFrameBytes: Int64 = 4 << 10
    /// Frames of a dropped message that one call reads away, so that a long one cannot hold up the owner thread.
    public static let discardStep = 256
    /// Frames before the payload, the routing id among them. More make the request malformed.
    public static let envelopeFrames = 8
    /// Bytes of one frame of an envelope. A routing id cannot be longer; another frame that is makes the request malformed.
    public static let envelopeFrameBytes = 255
    /// Bytes of a topic or of the prefix in a subscription. libzmq 4.3.4 delivers topics of 246 to 255 bytes empty.
    public static let topicBytes = 200
    /// Bytes of a user id.
    public static let userIDBytes = 255
    /// Requests or replies that wait, for one peer and direction. Beyond it a send would block, and libzmq stops reading
    /// from the peer. Replies can be large, so it is also what one client that never reads can cost in memory.
    public static let requestQueue: Int32 = 1_000
    /// Events that wait for one subscriber, on either side. Beyond it the subscriber misses events.
    public static let eventQueue: Int32 = 10_000
    /// Time for a connection to complete its handshake, in milliseconds; then libzmq closes it.
    public static let handshakeMilliseconds: Int32 = 5_000
    /// Time that queued messages have to leave after a server socket was closed, in milliseconds.
    public static let serverLingerMilliseconds: Int32 = 1_000
    /// Sockets of the one context. Opening more fails with ``MessagingError/Code/exhausted``.
    public static let sockets: Int32 = 1_024
    /// Messages that wait in a ``Mailbox`` unless it is created with another capacity. Beyond it a post is refused.
    public static let mailbox = 65_536
    /// Peers that one call of the ``ZAPHandler`` decides about, unless it is told another number; the others wait.
    public static let admissions = 64
    /// Connections that wait to be accepted on one endpoint; beyond it the kernel refuses them.
    public static let backlog: Int32 = 1_024
}
