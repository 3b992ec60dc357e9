// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A Swift file of the package, cut into tokens.
struct SourceFile: Sendable {
    /// Its path from the package's root.
    let path: String
    let text: String
    let tokens: [Token]
    /// Its tokens without comments and the text of strings.
    let code: [Token]
    let functions: [Function]
    let lines: Int

    init(path: String, text: String) {
        self.path = path
        self.text = text
        tokens = Lexer.tokens(of: text)
        code = tokens.filter { !$0.isComment && $0.kind != .text }
        functions = Function.all(in: tokens)
        lines = text.utf8.count { $0 == UInt8(ascii: "\n") }
    }
}

extension SourceFile {
    /// Every Swift file of the package, read once. An example is a package of its own, too: its manifest begins with
    /// SwiftPM's line, and what it was built into is nobody's source.
    static let all: [SourceFile] = Package.trees.flatMap { tree in
        Package.paths(under: tree)
            .filter { $0.hasSuffix(".swift") && !$0.hasSuffix("/Package.swift") && !$0.contains("/.build/") }
            .map { SourceFile(path: $0, text: Package.text(of: $0)) }
    }

    /// What runs in production: the tests are left out.
    static let production = all.filter { !$0.path.hasPrefix("Tests/") }
}
