// SPDX-License-Identifier: Apache-2.0

/// What must be escaped in a JSON string (RFC 8259, section 7): quotes, backslashes and control characters.
enum JSONEscapes {
    /// The index of the first byte from `start` that must be escaped, or the count. Eight bytes at a time.
    static func first(in text: UnsafeRawBufferPointer, from start: Int) -> Int {
        var index = start
        while index + 8 <= text.count, !anyMustBeEscaped(text.loadUnaligned(fromByteOffset: index, as: UInt64.self)) {
            index += 8
        }
        while index < text.count, !mustBeEscaped(text[index]) { index += 1 }
        return index
    }

    /// The escape of one byte: the short form where there is one, else `\u00XX`.
    static func escape(of byte: UInt8) -> Escape {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): Escape(short: byte)
        case 0x08: Escape(short: UInt8(ascii: "b"))
        case 0x09: Escape(short: UInt8(ascii: "t"))
        case 0x0A: Escape(short: UInt8(ascii: "n"))
        case 0x0C: Escape(short: UInt8(ascii: "f"))
        case 0x0D: Escape(short: UInt8(ascii: "r"))
        default: Escape(control: byte)
        }
    }

    /// Up to six bytes, the first `count` of which count.
    struct Escape {
        let bytes: (UInt8, UInt8, UInt8, UInt8, UInt8, UInt8)
        let count: Int

        init(short letter: UInt8) {
            bytes = (UInt8(ascii: "\\"), letter, 0, 0, 0, 0)
            count = 2
        }

        init(control byte: UInt8) {
            let zero = UInt8(ascii: "0")
            bytes = (UInt8(ascii: "\\"), UInt8(ascii: "u"), zero, zero, Self.digit(byte >> 4), Self.digit(byte & 0x0F))
            count = 6
        }

        private static func digit(_ value: UInt8) -> UInt8 {
            value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
        }
    }

    static func mustBeEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// Whether any of eight bytes must be escaped, by the classic tests of a word for a byte below or equal to another.
    static func anyMustBeEscaped(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        let control = (word &- ones &* 0x20) & ~word
        let quoteDifference = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
        let quote = (quoteDifference &- ones) & ~quoteDifference
        let backslashDifference = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
        let backslash = (backslashDifference &- ones) & ~backslashDifference
        return (control | quote | backslash) & highs != 0
    }
}
