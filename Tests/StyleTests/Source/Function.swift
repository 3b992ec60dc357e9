// SPDX-License-Identifier: Apache-2.0

/// Something with a body that runs: a function, an initialiser, a subscript or a computed variable.
struct Function: Equatable {
    let name: String
    /// The line of the word that introduces it.
    let line: Int
    /// Lines from that word to the closing brace, both counted.
    let lines: Int
}

extension Function {
    /// All functions among the tokens of a file, in order; nested ones count for themselves and for the outer one.
    static func all(in tokens: [Token]) -> [Function] {
        let code = tokens.filter { !$0.isComment }
        return code.indices.compactMap { start in
            guard let introducer = Introducer(code, at: start),
                let opening = introducer.openingBrace(in: code, after: start),
                let closing = matchingBrace(in: code, of: opening)
            else { return nil }
            let lines = code[closing].line - code[start].line + 1
            return Function(name: introducer.name, line: code[start].line, lines: lines)
        }
    }

    private static func matchingBrace(in code: [Token], of opening: Int) -> Int? {
        var depth = 0
        for index in code[opening...].indices {
            if code[index].isMark("{") { depth += 1 }
            if code[index].isMark("}") { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }
}

/// The word that introduces a function, and how its body is found.
private struct Introducer {
    let name: String
    /// A variable without a body is followed by other statements, whose braces must not be taken for it.
    let isVariable: Bool

    init?(_ code: [Token], at index: Int) {
        let isMember = index > 0 && code[index - 1].isMark(".")
        guard code[index].kind == .word, !isMember, index + 1 < code.count else { return nil }
        let next = code[index + 1]
        switch code[index].text {
        case "func": self.init(name: Self.name(in: code, from: index + 1), isVariable: false)
        case "init" where ["(", "<", "?", "!"].contains(next.text): self.init(name: "init", isVariable: false)
        case "deinit" where next.isMark("{"): self.init(name: "deinit", isVariable: false)
        case "subscript": self.init(name: "subscript", isVariable: false)
        case "var": self.init(name: String(next.text), isVariable: true)
        default: return nil
        }
    }

    private init(name: String, isVariable: Bool) {
        self.name = name
        self.isVariable = isVariable
    }

    private static func name(in code: [Token], from index: Int) -> String {
        guard code[index].kind == .mark else { return code[index].text.filter { $0 != "`" } }
        return code[index...].prefix { $0.kind == .mark && $0.text != "(" && $0.text != "<" || $0 == code[index] }
            .map { String($0.text) }.joined()
    }

    /// The place of the brace that opens the body; nil where there is none, as in a protocol.
    func openingBrace(in code: [Token], after start: Int) -> Int? {
        var depth = 0
        for index in code[(start + 1)...].indices {
            let token = code[index]
            if depth == 0 {
                if token.isMark("{") { return index }
                if ends(at: token, after: code[index - 1]) { return nil }
            }
            if ["(", "["].contains(token.text) { depth += 1 }
            if [")", "]"].contains(token.text) { depth -= 1 }
            if depth < 0 { return nil }
        }
        return nil
    }

    private func ends(at token: Token, after previous: Token) -> Bool {
        if token.isMark("}") || token.isMark(";") { return true }
        if isVariable { return token.isMark("=") || token.isWord("in") || token.line > previous.lastLine }
        return token.kind == .word && Self.declarators.contains(token.text)
    }

    private static let declarators: Set<Substring> = [
        "func", "init", "deinit", "subscript", "var", "let", "case", "typealias", "associatedtype", "struct", "class",
        "enum", "protocol", "extension", "actor", "static", "public", "package", "private", "fileprivate", "mutating",
    ]
}
