// SPDX-License-Identifier: Apache-2.0

/// A piece of Swift source as far as the style tests need to tell pieces apart.
struct Token: Equatable {
    enum Kind: Equatable {
        /// A name, a keyword or a number.
        case word
        /// A name between backticks, which is never a keyword.
        case quotedName
        /// One character of punctuation; operators come as several.
        case mark
        /// The literal text of a string, up to its end or to an interpolation, whose own tokens follow.
        case text
        /// A comment of either form.
        case comment
        /// A comment that documents the declaration after it.
        case documentation
    }

    let kind: Kind
    let text: Substring
    /// The line of its first character, from 1.
    let line: Int
    /// The line of its last character.
    let lastLine: Int

    var isComment: Bool { kind == .comment || kind == .documentation }

    func isWord(_ word: String) -> Bool { kind == .word && text == word }

    func isMark(_ mark: String) -> Bool { kind == .mark && text == mark }
}
