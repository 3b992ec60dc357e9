// SPDX-License-Identifier: Apache-2.0

/// Text in a header of a mail (RFC 2047, section 2).
enum EncodedWord {
    /// Bytes of text in one encoded word: with its frame it has 75 characters, the most that are allowed.
    private static let mostBytes = 45

    /// The value of a header with folds; no text can end the header, since control characters become spaces.
    ///
    /// - Parameter indent: characters of the name and colon before it.
    static func header(_ text: String, indent: Int) -> String {
        let clean = String(text.unicodeScalars.map { isControl($0) ? " " : Character($0) })
        guard !isPlain(clean, indent: indent) else { return clean }
        return words(clean).map { "=?utf-8?B?\(Base64.encode($0))?=" }.joined(separator: "\r\n ")
    }

    /// Whether it can stand as it is: ASCII, short, and nothing that a reader would take for an encoded word.
    private static func isPlain(_ text: String, indent: Int) -> Bool {
        text.allSatisfy(\.isASCII) && indent + text.utf8.count <= 76 && !text.contains("=?")
            && text.first != " " && text.last != " "
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    /// Pieces that do not cut a character.
    private static func words(_ text: String) -> [[UInt8]] {
        text.unicodeScalars.reduce(into: [[]]) { words, scalar in
            let bytes = Array(String(scalar).utf8)
            if let last = words.last, last.count + bytes.count > mostBytes { words.append([]) }
            words[words.count - 1] += bytes
        }
    }
}
