// SPDX-License-Identifier: Apache-2.0

/// A declaration that others can see and that no documentation comment describes.
struct Undocumented: Equatable {
    let name: String
    let line: Int
}

extension Undocumented {
    /// All `public`, `open` and `package` declarations without documentation. Imports need none, nor do overrides,
    /// which inherit it, and extensions, whose members carry their own.
    static func all(in tokens: [Token]) -> [Undocumented] {
        let code = withoutAttributes(withoutSetterLevels(tokens.filter { $0.kind != .comment }))
        var found: [Undocumented] = []
        var isDocumented = false
        for index in code.indices {
            if code[index].kind == .documentation {
                isDocumented = true
            } else if !modifiers.contains(code[index].text) {
                isDocumented = false
            } else if !isDocumented, let declaration = visibleDeclaration(in: code, at: index) {
                found.append(declaration)
            }
        }
        return found
    }

    /// What the access level at this place makes visible; nil if there is none or it needs no documentation.
    private static func visibleDeclaration(in code: [Token], at index: Int) -> Undocumented? {
        guard code[index].kind == .word, levels.contains(code[index].text) else { return nil }
        if index > 0, [".", ",", "case", "func"].contains(code[index - 1].text) { return nil }  // It is only a name.
        let others = code[(index + 1)...].prefix { modifiers.contains($0.text) }
        let declaration = code[others.endIndex...]
        guard let keyword = declaration.first, keywords.contains(keyword.text),
            !others.contains(where: { $0.isWord("override") })
        else { return nil }
        let isNamed = !["init", "subscript"].contains(keyword.text)
        let name = isNamed ? declaration.dropFirst().first?.text : keyword.text
        return Undocumented(name: String(name ?? ""), line: code[index].line)
    }

    private static let levels: Set<Substring> = ["public", "open", "package"]

    private static let keywords: Set<Substring> = [
        "struct", "class", "enum", "protocol", "actor", "func", "var", "let", "init", "subscript", "typealias", "case",
        "associatedtype", "macro",
    ]

    /// Words that may stand between a declaration's documentation and its keyword.
    private static let modifiers: Set<Substring> = [
        "public", "open", "package", "internal", "private", "fileprivate", "static", "final", "indirect", "nonisolated",
        "isolated", "mutating", "nonmutating", "consuming", "borrowing", "override", "convenience", "required", "lazy",
        "weak", "unowned", "prefix", "postfix", "infix", "dynamic", "distributed",
    ]
}

/// Leaves out `private(set)` and the like whole, and the argument of `nonisolated(unsafe)`.
private func withoutSetterLevels(_ tokens: [Token]) -> [Token] {
    var kept: [Token] = []
    var rest = tokens[...]
    while let token = rest.popFirst() {
        let following = rest.prefix(3).map(\.text)
        if following == ["(", "set", ")"] {
            rest = rest.dropFirst(3)
        } else {
            kept.append(token)
            if following == ["(", "unsafe", ")"] { rest = rest.dropFirst(3) }
        }
    }
    return kept
}

/// Leaves out attributes with their arguments.
private func withoutAttributes(_ tokens: [Token]) -> [Token] {
    var kept: [Token] = []
    var rest = tokens[...]
    while let token = rest.popFirst() {
        guard token.isMark("@") else {
            kept.append(token)
            continue
        }
        rest = rest.dropFirst()
        guard rest.first?.isMark("(") == true else { continue }
        var depth = 0
        repeat {
            guard let next = rest.popFirst() else { break }
            if next.isMark("(") { depth += 1 }
            if next.isMark(")") { depth -= 1 }
        } while depth > 0
    }
    return kept
}
