// SPDX-License-Identifier: Apache-2.0

/// Cuts Swift source into tokens.
///
/// It knows comments (nested ones too), strings of every form and interpolations within them, so that a brace or a
/// word in a string or a comment is never taken for code. It does not know bare regular-expression literals; the
/// extended form `#/.../#` it does.
struct Lexer {
    let source: Substring.UTF8View
    var position: Substring.Index
    var line = 1
    var tokens: [Token] = []

    /// All tokens of a file or a snippet.
    static func tokens(of source: String) -> [Token] {
        var lexer = Lexer(source)
        while lexer.current != nil { lexer.readToken() }
        return lexer.tokens
    }

    private init(_ source: String) {
        self.source = source[...].utf8
        self.position = self.source.startIndex
    }

    /// Reads one token, or skips one character of white space.
    mutating func readToken() {
        guard let byte = current else { return }
        switch byte {
        case UInt8(ascii: "/") where starts("//"): readLineComment()
        case UInt8(ascii: "/") where starts("/*"): readBlockComment()
        case UInt8(ascii: "\""): readString(hashes: 0)
        case UInt8(ascii: "#"): readHashes()
        case UInt8(ascii: "`"): readQuotedName()
        case let byte where Self.isWordByte(byte): readWord()
        case let byte where Self.isBlank(byte): advance()
        default: emit(.mark, from: position, line: line) { $0.advance() }
        }
    }

    /// A `#` begins a raw string, an extended regular expression, or a directive, whose name follows as a word.
    private mutating func readHashes() {
        let hashes = source[position...].prefix { $0 == UInt8(ascii: "#") }.count
        switch byte(after: hashes) {
        case UInt8(ascii: "\""): readString(hashes: hashes)
        case UInt8(ascii: "/"): readRegularExpression(hashes: hashes)
        default: emit(.mark, from: position, line: line) { $0.advance() }
        }
    }

    private mutating func readRegularExpression(hashes: Int) {
        let end = "/" + String(repeating: "#", count: hashes)
        emit(.text, from: position, line: line) { lexer in
            lexer.advance(hashes + 1)
            while lexer.current != nil, !lexer.starts(end) { lexer.advance() }
            lexer.advance(end.utf8.count)
        }
    }

    private mutating func readLineComment() {
        let documents = starts("///") && !starts("////")
        emit(documents ? .documentation : .comment, from: position, line: line) { lexer in
            while let byte = lexer.current, byte != UInt8(ascii: "\n") { lexer.advance() }
        }
    }

    private mutating func readBlockComment() {
        let documents = starts("/**") && !starts("/**/")
        emit(documents ? .documentation : .comment, from: position, line: line) { lexer in
            var depth = 0
            repeat {
                if lexer.starts("/*") {
                    depth += 1
                    lexer.advance(2)
                } else if lexer.starts("*/") {
                    depth -= 1
                    lexer.advance(2)
                } else {
                    lexer.advance()
                }
            } while depth > 0 && lexer.current != nil
        }
    }

    private mutating func readQuotedName() {
        emit(.quotedName, from: position, line: line) { lexer in
            lexer.advance()
            while let byte = lexer.current, byte != UInt8(ascii: "`") { lexer.advance() }
            lexer.advance()
        }
    }

    private mutating func readWord() {
        emit(.word, from: position, line: line) { lexer in
            while let byte = lexer.current, Self.isWordByte(byte) { lexer.advance() }
        }
    }
}
