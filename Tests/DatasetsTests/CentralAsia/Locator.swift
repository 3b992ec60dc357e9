// SPDX-License-Identifier: Apache-2.0

/// Where in the article a statement stands: `p. 9, n. 34`, `pp. 2-3, n. 3`, `p. 7; p. 8, n. 28`.
struct Locator {
    /// The pages and the notes that stand on them, part by part.
    let parts: [Part]

    /// Pages that follow each other, and notes of theirs.
    struct Part {
        let pages: ClosedRange<Int>
        let notes: ClosedRange<Int>?
    }

    /// The notes of each page, by the page map of docs/coding.md.
    static let notesOfPage: [Int: ClosedRange<Int>] = [
        2: 1...2, 3: 3...8, 4: 9...15, 5: 16...20, 6: 21...23, 7: 24...27, 8: 28...31, 9: 32...34, 10: 35...39,
        11: 40...42, 13: 43...43, 14: 44...45, 15: 46...46,
    ]

    /// Reads a locator; nil where it is not well formed, or names a note that stands on none of its pages.
    init?(_ text: String) {
        var parts: [Part] = []
        for part in text.split(separator: "; ") {
            guard let part = Part(part) else { return nil }
            parts.append(part)
        }
        self.parts = parts
    }

    var pages: Set<Int> { Set(parts.flatMap(\.pages)) }
    var notes: Set<Int> { Set(parts.compactMap(\.notes).flatMap(\.self)) }
}

extension Locator.Part {
    /// Built anew for each use, because patterns are no values that may be shared.
    private static var pattern: Regex<(Substring, Substring, Substring?, Substring?, Substring?)> {
        /pp?\. (\d+)(?:-(\d+))?(?:, n\. (\d+)(?:-(\d+))?)?/
    }

    fileprivate init?(_ text: Substring) {
        guard let match = text.wholeMatch(of: Self.pattern), let first = Int(match.1) else { return nil }
        let last = match.2.flatMap { Int($0) } ?? first
        guard (1...16).contains(first), (first...max(first, 16)).contains(last) else { return nil }
        guard text.hasPrefix("pp.") == (match.2 != nil) else { return nil }
        pages = first...last
        guard let note = match.3.flatMap({ Int($0) }) else {
            notes = nil
            return
        }
        let lastNote = match.4.flatMap { Int($0) } ?? note
        guard note <= lastNote else { return nil }
        let here = pages.compactMap { Locator.notesOfPage[$0] }
        guard (note...lastNote).allSatisfy({ note in here.contains { $0.contains(note) } }) else { return nil }
        notes = note...lastNote
    }
}
