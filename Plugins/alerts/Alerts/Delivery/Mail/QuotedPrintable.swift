// SPDX-License-Identifier: Apache-2.0

/// Text in the body of a mail (RFC 2045, section 6.7): lines of at most 76 characters, all ASCII, readable where the
/// text is.
enum QuotedPrintable {
    private static let longestLine = 76

    /// The text encoded, with CRLF at the end of every line.
    static func encode(_ text: String) -> String {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return lines.map { line(Array(String($0).utf8)) + "\r\n" }.joined()
    }

    private static func line(_ bytes: [UInt8]) -> String {
        var (text, length) = ("", 0)
        for (index, byte) in bytes.enumerated() {
            let piece = piece(byte, isLast: index == bytes.count - 1)
            // The “=” of a soft line break must fit behind it.
            if length + piece.utf8.count >= longestLine {
                text += "=\r\n"
                length = 0
            }
            text += piece
            length += piece.utf8.count
        }
        return text
    }

    /// Blanks at the end of a line may be lost on the way, so they are encoded.
    private static func piece(_ byte: UInt8, isLast: Bool) -> String {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"): isLast ? hexadecimal(byte) : String(Unicode.Scalar(byte))
        case UInt8(ascii: "="): hexadecimal(byte)
        case UInt8(ascii: "!")...UInt8(ascii: "~"): String(Unicode.Scalar(byte))
        default: hexadecimal(byte)
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        "=" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
}
