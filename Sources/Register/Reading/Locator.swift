// SPDX-License-Identifier: Apache-2.0

/// A place within a source as it is cited, or as it is sought: `p. 6; p. 7, n. 25`, `pp. 9-10`, `Art. 12`, `preamble`.
///
/// Numbers go by the word before them, so that page 1 is neither page 10 nor note 1; other words stand for themselves.
/// Case, punctuation and the plural of pages and notes make no difference.
public struct Locator: Hashable, Sendable {
    /// Numbers under one word, such as pages; the word is nil where none stands before them.
    private struct Numbers: Hashable {
        let label: String?
        let range: ClosedRange<Int>
    }

    private var numbers: [Numbers] = []
    private var words: Set<String> = []

    /// Reads a place; nil where there is neither a word nor a number in it.
    public init?(_ text: String) {
        var label: String?
        for token in Self.tokens(text.lowercased()) {
            if let range = Self.range(token) {
                numbers.append(Numbers(label: label, range: range))
            } else {
                label = Self.labels[token] ?? token
                words.insert(label ?? token)
            }
        }
        if numbers.isEmpty, words.isEmpty { return nil }
    }

    /// Whether everything that is sought is here: each word, and of each number or range of numbers some.
    public func contains(_ sought: Locator) -> Bool {
        sought.words.isSubset(of: words)
            && sought.numbers.allSatisfy { wanted in
                numbers.contains {
                    (wanted.label == nil || $0.label == wanted.label) && $0.range.overlaps(wanted.range)
                }
            }
    }

    /// Runs of letters, and of digits with hyphens between them; a number begins anew after letters, as in `p9`.
    private static func tokens(_ text: String) -> [String] {
        var tokens: [String] = []
        var previous: Character = " "
        for character in text.map({ "–—‑".contains($0) ? "-" : $0 }) {
            let isPart = character.isLetter || character.isNumber || (character == "-" && previous.isNumber)
            let continues = (previous.isLetter && !character.isNumber) || previous.isNumber || previous == "-"
            if isPart, continues, let last = tokens.indices.last {
                tokens[last].append(character)
            } else if isPart {
                tokens.append(String(character))
            }
            previous = isPart ? character : " "
        }
        return tokens
    }

    /// `9` and `9-10`; nil for what is no number.
    private static func range(_ token: String) -> ClosedRange<Int>? {
        let bounds = token.split(separator: "-").map { Int($0) }
        guard (1...2).contains(bounds.count), let low = bounds[0], let high = bounds[bounds.count - 1], low <= high
        else { return nil }
        return low...high
    }

    /// Words for pages and notes, each by the one that stands for it.
    private static let labels = [
        "pp": "p", "page": "p", "pages": "p", "nn": "n", "note": "n", "notes": "n", "fn": "n", "footnote": "n",
        "footnotes": "n",
    ]
}
