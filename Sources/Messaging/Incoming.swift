// SPDX-License-Identifier: Apache-2.0

/// What a ``RouterSocket`` received. The frames themselves are in the buffer that was received into.
public enum Incoming: Hashable, Sendable {
    /// Nothing waits.
    case nothing
    /// A request. Its payload is the buffer's last frame, and the reply goes to the envelope.
    case request(Envelope)
    /// A message that is no request. It may be answered with an error where it left an envelope.
    case refused(Refusal, Envelope?)
    /// A message over the limits is being read away; call again, in this turn or a later one.
    case discarding
}

/// Why a message is no request.
public enum Refusal: Hashable, Sendable, CustomStringConvertible {
    /// There is no frame after the envelope.
    case noPayload
    /// There is more than one frame after the envelope, or more than one without an empty frame before it.
    case severalPayloads
    /// The envelope has more or longer frames than ``Limits/envelopeFrames`` and ``Limits/envelopeFrameBytes`` allow.
    case envelopeTooLarge
    /// The message had this many frames and bytes, over ``Limits/frames`` or ``Limits/messageBytes``, and was dropped.
    case messageTooLarge(frames: Int, bytes: Int)

    /// A sentence for the client.
    public var description: String {
        switch self {
        case .noPayload: "the message has no payload frame"
        case .severalPayloads: "a request has exactly one payload frame"
        case .envelopeTooLarge: "the frames before the payload are too many or too long"
        case .messageTooLarge(let frames, let bytes): "the message of \(frames) frames and \(bytes) bytes is too large"
        }
    }
}

extension Incoming {
    /// Divides a received message into envelope and payload (protocol: envelope up to the first empty frame).
    init(_ message: borrowing Multipart) {
        let frames = Self.envelopeFrames(of: message)
        guard let envelope = Envelope(message, count: frames) else {
            self = .refused(.envelopeTooLarge, nil)
            return
        }
        switch message.count - frames {
        case 1: self = .request(envelope)
        case 0: self = .refused(.noPayload, envelope)
        default: self = .refused(.severalPayloads, envelope)
        }
    }

    /// How many frames are envelope. Frame 0 is the routing id; without an empty frame after it, it stands alone.
    static func envelopeFrames(of message: borrowing Multipart) -> Int {
        var index = 1
        while index < message.count {
            if message.bytes(ofFrame: index).isEmpty { return index + 1 }
            index += 1
        }
        return 1
    }
}
