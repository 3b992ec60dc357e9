// SPDX-License-Identifier: Apache-2.0

import Wire

/// The name of a plugin that is to be made.
struct PluginName: Hashable {
    /// As it was given: lower-case letters, digits and single hyphens, a letter first.
    let text: String

    /// The most letters: systemd's user `registan-<name>` has at most 31.
    static let longest = 22

    /// Reads a name, or refuses it with what a name is.
    init(_ text: String) throws(Failure) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isPlain = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(Self.letters.contains) }
        guard isPlain, text.first?.isLetter == true, text.utf8.count <= Self.longest else {
            throw .usage(
                "“\(text)” is no name for a plugin.",
                hint: "Take lower-case letters, digits and single hyphens, a letter first, \(Self.longest) at most: "
                    + "my-plugin.")
        }
        guard text != "alerts" else {
            throw .usage("“alerts” is the name of a plugin that comes with Registan.", hint: "Take another: my-alerts.")
        }
        guard !Self.isOwnWord(text) else {
            throw .usage(
                "“\(text)” is a word of the register's own.",
                hint: "Its methods or topics begin with it. Take another, such as my-\(text).")
        }
        self.text = text
    }

    /// Where a hyphen cannot stand, as in the name of a module.
    var underscored: String { text.replacing("-", with: "_") }

    private static let letters = Set("abcdefghijklmnopqrstuvwxyz0123456789".utf8)

    /// Whether methods or topics of the register begin with it.
    private static func isOwnWord(_ word: String) -> Bool {
        PublishedTopic.ownWords.contains(word) || Catalogue.isOwnWord(word)
    }
}
