// SPDX-License-Identifier: Apache-2.0

import Suggestion

/// An id or a name as it is searched, folded once and not at every search.
struct SearchText: Hashable {
    let folded: FoldedText
    /// The text as one word.
    let whole: SearchWord
    /// Its words, in order.
    let words: [SearchWord]

    init(_ original: some StringProtocol) {
        folded = FoldedText(original)
        whole = SearchWord(folded.text[...])
        words = folded.words.map { SearchWord($0) }
    }

    /// Edits by which the words of another text are found among the words here, in whatever order: each as a word, the
    /// beginning of one, or near one. Nil where one of them is not.
    func edits(findingWordsOf wanted: SearchText) -> Int? {
        var sum = 0
        for word in wanted.words {
            guard let edits = words.lazy.compactMap({ $0.edits(from: word) }).min() else { return nil }
            sum += edits
        }
        return sum
    }
}

/// A word's letters, and a mask of them by which most words that are not near are told apart at once.
struct SearchWord: Hashable {
    private let letters: [UInt32]
    private let mask: UInt64

    init(_ word: Substring) {
        letters = word.unicodeScalars.map(\.value)
        mask = letters.reduce(0) { $0 | 1 << UInt64($1 & 63) }
    }

    /// Words of fewer letters are near nothing.
    private static let shortest = 3

    /// Edits from what was typed: none where this begins so, and else as few as a suggestion may be off.
    func edits(from typed: SearchWord) -> Int? {
        if letters.starts(with: typed.letters) { return 0 }
        return typed.letters.count < Self.shortest ? nil : nearEdits(from: typed)
    }

    /// Edits from what was typed, where they are as few as a suggestion may be off.
    func nearEdits(from typed: SearchWord) -> Int? {
        let (count, other) = (letters.count, typed.letters.count)
        let allowed = max(1, max(count, other) / 3)
        // One edit takes at most one letter away and brings at most one.
        guard max(count, other) <= longestName, abs(count - other) <= allowed,
            (mask & ~typed.mask).nonzeroBitCount <= allowed, (typed.mask & ~mask).nonzeroBitCount <= allowed
        else { return nil }
        let edits = editDistance(typed.letters, letters)
        return edits <= allowed ? edits : nil
    }
}
