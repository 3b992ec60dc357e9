// SPDX-License-Identifier: Apache-2.0

/// Data as it may be shown on a terminal: whatever would move its cursor, start an escape sequence or turn the direction
/// of writing is shown as an escape, so that a note in the register cannot act on the terminal of its reader.
func printable(_ text: some StringProtocol) -> String {
    guard text.unicodeScalars.contains(where: \.actsOnTerminals) else { return String(text) }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        if scalar.actsOnTerminals {
            shown.append(contentsOf: scalar.shownEscape.unicodeScalars)
        } else {
            shown.append(scalar)
        }
    }
    return String(shown)
}

extension Unicode.Scalar {
    fileprivate var actsOnTerminals: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0: true
        // Line and paragraph separators, and the marks that embed, override or isolate a direction.
        case 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    fileprivate var shownEscape: String {
        switch self {
        case "\n": "\\n"
        case "\t": "\\t"
        case "\r": "\\r"
        default: "\\u{" + String(value, radix: 16, uppercase: true) + "}"
        }
    }
}
