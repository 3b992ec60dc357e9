// SPDX-License-Identifier: Apache-2.0

/// simdjson's parsed document: one 64-bit word for every name and value, two for numbers and containers. The upper
/// eight bits of a word are its mark, the lower 56 its payload: the offset of a string, or for the opening word of a
/// container the index after its end (32 bits) below its count (24 bits, saturated).
///
/// Unsafe: valid as long as the parser has not begun another document; indexes are those of whole values.
struct JSONTape {
    let words: UnsafePointer<UInt64>
    let strings: UnsafePointer<UInt8>

    /// The root word comes first, so a document's value stands at 1.
    static let root = 1

    /// The marks, as characters.
    enum Mark {
        static let end = UInt8(ascii: "r")
        static let object = UInt8(ascii: "{")
        static let objectEnd = UInt8(ascii: "}")
        static let array = UInt8(ascii: "[")
        static let arrayEnd = UInt8(ascii: "]")
        static let string = UInt8(ascii: "\"")
        static let signed = UInt8(ascii: "l")
        static let unsigned = UInt8(ascii: "u")
        static let double = UInt8(ascii: "d")
        static let yes = UInt8(ascii: "t")
        static let no = UInt8(ascii: "f")
    }

    func mark(at index: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: words[index] >> 56)
    }

    /// The bytes of the name or string at the index.
    func text(at index: Int) -> UnsafeRawBufferPointer {
        let start = UnsafeRawPointer(strings + Int(words[index] & 0x00FF_FFFF_FFFF_FFFF))
        let length = start.loadUnaligned(as: UInt32.self)
        return UnsafeRawBufferPointer(start: start + MemoryLayout<UInt32>.size, count: Int(length))
    }

    /// The index of whatever follows the value at the index.
    func after(_ index: Int) -> Int {
        switch mark(at: index) {
        case Mark.object, Mark.array: Int(UInt32(truncatingIfNeeded: words[index]))
        case Mark.signed, Mark.unsigned, Mark.double: index + 2
        default: index + 1
        }
    }

    /// The direct members or elements of the container at the index; at most 16,777,215, more than `JSONLimits` allow.
    func count(at index: Int) -> Int {
        Int(words[index] >> 32 & 0x00FF_FFFF)
    }

    func string(at index: Int) -> String {
        String(decoding: text(at: index), as: UTF8.self)
    }
}
