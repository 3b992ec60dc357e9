// SPDX-License-Identifier: Apache-2.0

extension Character {
    /// The columns that the character takes on a terminal: none for combining marks alone, two for East Asian wide
    /// characters and emoji, else one. After Unicode's East Asian Width (UAX 11), by blocks.
    var displayWidth: Int {
        var width = 0
        for scalar in unicodeScalars {
            if scalar == Self.emojiSelector { return 2 }
            width = max(width, scalar.displayWidth)
        }
        return width
    }

    /// The variation selector that asks for a picture.
    private static let emojiSelector: Unicode.Scalar = "\u{FE0F}"
}

extension StringProtocol {
    /// The columns that the text takes on a terminal; it holds no control characters.
    var displayWidth: Int { reduce(0) { $0 + $1.displayWidth } }
}

extension Unicode.Scalar {
    fileprivate var displayWidth: Int {
        if isASCII { return 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return properties.isEmojiPresentation || Self.wide.contains { $0.contains(value) } ? 2 : 1
        }
    }

    /// The blocks whose characters are wide or fullwidth.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
        0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
    ]
}
