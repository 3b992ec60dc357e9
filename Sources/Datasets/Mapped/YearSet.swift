// SPDX-License-Identifier: Apache-2.0

/// A set of years, a bit each.
struct YearSet {
    private var words: [UInt64] = []
    /// The word that stands first.
    private var base = 0

    /// The years that it can hold.
    static let years: ClosedRange<Int32> = 0...9_999

    mutating func insert(_ year: Int32) {
        let word = Int(year) / 64
        if words.isEmpty { base = word }
        if word < base {
            words.insert(contentsOf: repeatElement(0, count: base - word), at: 0)
            base = word
        }
        while words.count <= word - base { words.append(0) }
        words[word - base] |= 1 << UInt64(year % 64)
    }

    func contains(anyOf range: Range<Int32>) -> Bool {
        range.contains { year in
            let word = Int(year) / 64 - base
            return words.indices.contains(word) && words[word] & (1 << UInt64(year % 64)) != 0
        }
    }
}
