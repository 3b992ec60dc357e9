// SPDX-License-Identifier: Apache-2.0

extension Lexer {
    /// Reads a string literal, from its first `#` or quote to its last, and the tokens of its interpolations.
    mutating func readString(hashes: Int) {
        let pounds = String(repeating: "#", count: hashes)
        let isMultiline = starts(pounds + "\"\"\"")
        let quotes = isMultiline ? "\"\"\"" : "\""
        var start = (position: position, line: line)
        advance(hashes + quotes.utf8.count)

        while current != nil, !starts(quotes + pounds) {
            if starts("\\" + pounds + "(") {
                advance(1 + hashes)
                emitText(from: start)
                readInterpolation()
                start = (position, line)
            } else if starts("\\" + pounds) {
                advance(1 + hashes)
                advance()
            } else if !isMultiline, current == UInt8(ascii: "\n") {
                break  // Not closed: the compiler will say so, and the rest of the file stays readable.
            } else {
                advance()
            }
        }
        if starts(quotes + pounds) { advance(quotes.utf8.count + hashes) }
        emitText(from: start)
    }

    /// Reads tokens from an opening parenthesis to the one that closes it.
    private mutating func readInterpolation() {
        var depth = 0
        repeat {
            let count = tokens.count
            readToken()
            guard tokens.count == count + 1, let token = tokens.last else { continue }
            if token.isMark("(") { depth += 1 }
            if token.isMark(")") { depth -= 1 }
        } while depth > 0 && current != nil
    }

    private mutating func emitText(from start: (position: Substring.Index, line: Int)) {
        emit(.text, from: start.position, line: start.line) { _ in }
    }
}
