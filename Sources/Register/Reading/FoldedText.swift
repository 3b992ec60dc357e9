// SPDX-License-Identifier: Apache-2.0

/// A text as it is compared in a search: small letters, Latin ones without diacritics, and whatever else stands between
/// letters and digits as one space. Apostrophes and modifier letters, which transliterations treat freely, are dropped.
struct FoldedText: Hashable {
    /// The folded text.
    let text: String

    init(_ original: some StringProtocol) {
        var folded = ""
        for scalar in original.unicodeScalars {
            guard !Self.isDropped(scalar) else { continue }
            for lower in scalar.properties.lowercaseMapping.unicodeScalars where !Self.isDropped(lower) {
                Self.append(lower, to: &folded)
            }
        }
        if folded.hasSuffix(" ") { folded.removeLast() }
        text = folded
    }

    /// Its words, in order.
    var words: [Substring] { text.split(separator: " ") }

    private static func append(_ scalar: Unicode.Scalar, to folded: inout String) {
        if let plain = plainLetters[scalar] {
            folded += plain
        } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
            folded.unicodeScalars.append(scalar)
        } else if !folded.isEmpty, !folded.hasSuffix(" ") {
            folded += " "
        }
    }

    private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x27, 0x60, 0xB4, 0x2018, 0x2019, 0x2032, 0x02B0...0x02FF, 0x0300...0x036F: true
        default: false
        }
    }

    /// Small Latin letters of Latin-1 and Latin Extended-A, and the Cyrillic ones that are typed without their marks, each
    /// by the plain ones that stand for it.
    private static let plainLetters: [Unicode.Scalar: String] = {
        let groups = [
            "a": "àáâãäåāăąǎ", "ae": "æ", "c": "çćĉċč", "d": "ďđð", "e": "èéêëēĕėęěẽ", "g": "ĝğġģ", "h": "ĥħ",
            "i": "ìíîïĩīĭįı", "j": "ĵ", "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŉ", "o": "òóôõöøōŏő", "oe": "œ",
            "r": "ŕŗř", "s": "śŝşšș", "ss": "ß", "t": "ţťŧț", "th": "þ", "u": "ùúûüũūŭůűų", "w": "ŵ", "y": "ýÿŷ",
            "z": "źżž", "е": "ё", "и": "й",
        ]
        let pairs = groups.flatMap { plain, letters in letters.unicodeScalars.map { ($0, plain) } }
        return Dictionary(pairs) { first, _ in first }
    }()
}
