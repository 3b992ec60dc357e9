// SPDX-License-Identifier: Apache-2.0

/// What became of a message that was handed to a socket without waiting.
public enum Delivery: Hashable, Sendable {
    /// libzmq has taken the whole message. It is not yet on the wire, and the peer may still leave without it.
    case sent
    /// The peer that the envelope names is gone. Nothing was taken.
    case unreachable
    /// The peer's queue is full, or a client has no connection yet. Nothing was taken.
    case wouldBlock
}
