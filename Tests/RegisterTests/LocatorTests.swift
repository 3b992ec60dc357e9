// SPDX-License-Identifier: Apache-2.0

import Register
import Testing

/// Places within a source, as they are cited and as they are sought.
@Suite struct LocatorTests {
    @Test(
        arguments: [
            ("p. 1", "p. 1", true), ("p. 10", "p. 1", false), ("p. 11, n. 1", "p. 1", false),
            ("p. 6; p. 7, n. 25", "p. 7", true), ("p. 6; p. 7, n. 25", "n. 25", true), ("p. 25", "n. 25", false),
            ("p. 6; p. 7, n. 25", "note 25", true), ("p. 6; p. 7, n. 25", "p. 6, n. 25", true),
            ("p. 6; p. 7, n. 25", "p. 8, n. 25", false), ("pp. 9-10", "p. 10", true), ("pp. 9–10", "page 9", true),
            ("pp. 9-10", "p. 11", false), ("p. 9", "pp. 8-9", true), ("p. 7", "pp. 8-9", false),
            ("pp. 3, 5", "p. 5", true), ("p. 9, n. 31", "31", true), ("p. 9, n. 31", "3", false),
            ("Art. 12", "art 12", true), ("Art. 12", "p. 12", false), ("preamble", "Preamble", true),
            ("preamble, p. 2", "preamble", true), ("opening of the committee", "committee opening", true),
            ("opening of the committee", "comm", false), ("p. 12a", "p. 12", false), ("p. 12a", "12a", true),
            ("p. 9", "p9", true),
            ("p. 10-9", "p. 9", false), ("", "p. 1", false),
        ])
    func `a place is found by its numbers and words, whole ones alone`(cited: String, sought: String, isFound: Bool)
        throws
    {
        let sought = try #require(Locator(sought))
        #expect((Locator(cited)?.contains(sought) ?? false) == isFound)
    }

    @Test(arguments: ["", " ", "–", "..."]) func `of nothing there is no place`(text: String) {
        #expect(Locator(text) == nil)
    }
}
