// SPDX-License-Identifier: Apache-2.0

/// An `import` of a source file, whatever its form.
struct Import: Equatable {
    let module: String
    let line: Int
}

extension Import {
    /// All imports among the tokens of a file: plain, with an access level or an attribute, or of one declaration.
    static func all(in tokens: [Token]) -> [Import] {
        let code = tokens.filter { !$0.isComment }
        return code.indices.compactMap { index in
            guard code[index].isWord("import") else { return nil }
            let rest = code[(index + 1)...].prefix { $0.line == code[index].line }
            guard let first = rest.first else { return nil }
            let isOneDeclaration = kinds.contains(first.text) && rest.dropFirst().first?.kind == .word
            guard let module = isOneDeclaration ? rest.dropFirst().first : first else { return nil }
            return Import(module: String(module.text), line: code[index].line)
        }
    }

    private static let kinds: Set<Substring> = [
        "struct", "class", "enum", "protocol", "typealias", "func", "let", "var",
    ]
}
