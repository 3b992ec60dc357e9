// SPDX-License-Identifier: Apache-2.0

/// Wraps plain text for mail.
enum TextWrap {
    /// Letters of a line, at most, as mail has them (RFC 5322, section 2.1.1, asks for 78).
    static let width = 76

    /// The lines of a paragraph; those after the first begin with the indent. A word that is longer than a line, such
    /// as an address, stays whole.
    static func lines(_ text: String, indent: String = "", width: Int = TextWrap.width) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if line.isEmpty || line == indent {
                line += word
            } else if line.count + 1 + word.count <= width {
                line += " " + word
            } else {
                lines.append(line)
                line = indent + word
            }
        }
        return lines + [line]
    }
}
