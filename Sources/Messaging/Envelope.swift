// SPDX-License-Identifier: Apache-2.0

/// The way back to the sender of a request: its routing id and every frame up to the first empty one.
///
/// It is echoed whole in front of the reply, as REQ sockets (with `ZMQ_REQ_CORRELATE` more than one frame) expect it.
/// It is a value of 40 bytes that can wait in a queue; envelopes of more than 31 bytes, which libzmq's own sockets do not
/// make, are kept in an array. A routing id says where a reply goes and nothing about who asked: the client chose it.
public struct Envelope: Hashable, Sendable {
    /// The encoding: the number of frames, then each frame after a byte with its length.
    private enum Storage: Hashable, Sendable {
        case inline(InlineBytes)
        case array([UInt8])
    }

    /// 32 bytes in place, those after the encoding being zero.
    private struct InlineBytes: Hashable, Sendable {
        var first: UInt64 = 0
        var second: UInt64 = 0
        var third: UInt64 = 0
        var fourth: UInt64 = 0
    }

    private let storage: Storage

    /// Reads the first `count` frames of a message; nil if they are more or longer than ``Limits`` allows.
    init?(_ message: borrowing Multipart, count: Int) {
        guard (1...Limits.envelopeFrames).contains(count) else { return nil }
        var size = 1
        for index in 0..<count {
            let length = message.bytes(ofFrame: index).count
            guard length <= Limits.envelopeFrameBytes else { return nil }
            size += 1 + length
        }
        if size <= MemoryLayout<InlineBytes>.size {
            var inline = InlineBytes()
            withUnsafeMutableBytes(of: &inline) { Self.encode(message, count: count, into: $0) }
            storage = .inline(inline)
        } else {
            storage = .array(
                [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
                    Self.encode(message, count: count, into: UnsafeMutableRawBufferPointer(buffer))
                    initialized = size
                })
        }
    }

    private static func encode(
        _ message: borrowing Multipart, count: Int, into buffer: UnsafeMutableRawBufferPointer
    ) {
        buffer[0] = UInt8(count)
        var position = 1
        for index in 0..<count {
            let frame = message.bytes(ofFrame: index)
            buffer[position] = UInt8(frame.count)
            UnsafeMutableRawBufferPointer(rebasing: buffer[(position + 1)...]).copyMemory(from: frame)
            position += 1 + frame.count
        }
    }

    /// Calls `body` with each frame in order until it returns something other than `.sent`, and returns its last result.
    func forEachFrame(
        _ body: (UnsafeRawBufferPointer) throws(MessagingError) -> Delivery
    ) throws(MessagingError) -> Delivery {
        switch storage {
        case .inline(let inline):
            try withUnsafeBytes(of: inline) { (bytes) throws(MessagingError) in try Self.walk(bytes, body) }
        case .array(let array):
            try array.span.bytes.withUnsafeBytes { (bytes) throws(MessagingError) in try Self.walk(bytes, body) }
        }
    }

    private static func walk(
        _ bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) throws(MessagingError) -> Delivery
    ) throws(MessagingError) -> Delivery {
        var position = 1
        for _ in 0..<bytes[0] {
            let end = position + 1 + Int(bytes[position])
            let delivery = try body(UnsafeRawBufferPointer(rebasing: bytes[position + 1..<end]))
            guard delivery == .sent else { return delivery }
            position = end
        }
        return .sent
    }
}
