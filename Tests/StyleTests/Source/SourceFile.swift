// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A Swift file of the package, cut into tokens.
struct SourceFile: Sendable {
    /// Its path from the package's root.
    let path: String
    let text: String
    let tokens: [Token]

    init(path: String, text: String) {
        self.path = path
        self.text = text
        self.tokens = Lexer.tokens(of: text)
    }

    var lines: Int { text.utf8.count { $0 == UInt8(ascii: "\n") } }

    var functions: [Function] { Function.all(in: tokens) }
}

extension SourceFile {
    /// Every Swift file of the package, read once.
    static let all: [SourceFile] = Package.trees.flatMap { tree in
        Package.paths(under: tree)
            .filter { $0.hasSuffix(".swift") }
            .map { SourceFile(path: $0, text: Package.text(of: $0)) }
    }

    /// What runs in production: the tests are left out.
    static let production = all.filter { !$0.path.hasPrefix("Tests/") }
}
