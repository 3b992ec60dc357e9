// SPDX-License-Identifier: Apache-2.0

// Writing through a moving pointer. The caller has reserved the room. Names and texts are short, so copying them in
// words beats a call of `memcpy`; and only when it is inlined do the pointers stay in registers.
extension UnsafeMutableRawPointer {
    /// Writes one byte.
    @inline(__always)
    mutating func put(_ byte: UInt8) {
        storeBytes(of: byte, as: UInt8.self)
        self += 1
    }

    /// Writes bytes.
    @inline(__always)
    mutating func put(_ bytes: UnsafeRawBufferPointer) {
        switch bytes.count {
        case 0..<4: for byte in bytes { put(byte) }
        case 4..<8: putEnds(of: bytes, as: UInt32.self)
        case 8...16: putEnds(of: bytes, as: UInt64.self)
        default:
            copyMemory(from: bytes.baseAddress.unsafelyUnwrapped, byteCount: bytes.count)  // not empty, so not nil
            self += bytes.count
        }
    }

    /// Writes the bytes before the first that must be escaped, and returns their number.
    @inline(__always)
    mutating func putPlain(_ text: UnsafeRawBufferPointer) -> Int {
        var index = 0
        while index + 8 <= text.count {
            let word = text.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if JSONEscapes.anyMustBeEscaped(word) { break }
            storeBytes(of: word, toByteOffset: index, as: UInt64.self)
            index += 8
        }
        if index + 4 <= text.count {
            let half = text.loadUnaligned(fromByteOffset: index, as: UInt32.self)
            if !JSONEscapes.anyMustBeEscaped(UInt64(half) << 32 | UInt64(half)) {
                storeBytes(of: half, toByteOffset: index, as: UInt32.self)
                index += 4
            }
        }
        while index < text.count, !JSONEscapes.mustBeEscaped(text[index]) {
            storeBytes(of: text[index], toByteOffset: index, as: UInt8.self)
            index += 1
        }
        self += index
        return index
    }

    /// Writes bytes as their first word and their last, which may overlap; no fewer than a word, no more than two.
    @inline(__always)
    private mutating func putEnds<Word: BitwiseCopyable>(of bytes: UnsafeRawBufferPointer, as word: Word.Type) {
        let last = bytes.count - MemoryLayout<Word>.size
        storeBytes(of: bytes.loadUnaligned(as: Word.self), as: Word.self)
        storeBytes(of: bytes.loadUnaligned(fromByteOffset: last, as: Word.self), toByteOffset: last, as: Word.self)
        self += bytes.count
    }
}
