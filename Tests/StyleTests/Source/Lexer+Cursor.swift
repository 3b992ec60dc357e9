// SPDX-License-Identifier: Apache-2.0

extension Lexer {
    /// The byte under the cursor; nil at the end.
    var current: UInt8? {
        position < source.endIndex ? source[position] : nil
    }

    func byte(after count: Int) -> UInt8? {
        guard let index = source.index(position, offsetBy: count, limitedBy: source.endIndex) else { return nil }
        return index < source.endIndex ? source[index] : nil
    }

    func starts(_ text: String) -> Bool {
        source[position...].starts(with: text.utf8)
    }

    /// Steps over a byte, counting lines; does nothing at the end.
    mutating func advance() {
        guard let byte = current else { return }
        if byte == UInt8(ascii: "\n") { line += 1 }
        position = source.index(after: position)
    }

    mutating func advance(_ count: Int) {
        for _ in 0..<count { advance() }
    }

    /// Records what lies between `start` and where `read` leaves the cursor; nothing, if that is nothing.
    mutating func emit(
        _ kind: Token.Kind, from start: Substring.Index, line first: Int, reading read: (inout Lexer) -> Void
    ) {
        read(&self)
        guard start < position else { return }
        tokens.append(Token(kind: kind, text: Substring(source[start..<position]), line: first, lastLine: line))
    }

    static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"), 0x80...: true
        default: false
        }
    }

    static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t")
            || byte == UInt8(ascii: "\r")
    }
}
