// SPDX-License-Identifier: Apache-2.0

/// One cell of a sheet, as RFC 4180 writes it.
enum SheetCell {
    /// Nothing stated.
    case empty
    /// What the register itself writes: ids, tokens, numbers, dates.
    case plain(String)
    /// What people wrote, which may begin like a formula.
    case text(String)

    /// Quoted where a comma, a quote, a line break or a space at an end asks for it.
    var written: String {
        switch self {
        case .empty: ""
        case .plain(let text): Self.quoted(text)
        case .text(let text): Self.quoted(Self.guarded(text))
        }
    }

    private static func quoted(_ text: String) -> String {
        let bytes = text.utf8
        let isPlain =
            bytes.first != UInt8(ascii: " ") && bytes.last != UInt8(ascii: " ")
            && bytes.allSatisfy { !special.contains($0) }
        return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    /// Text that a spreadsheet would take for a formula, with an apostrophe before it. One apostrophe taken off from a
    /// text of apostrophes before such a character gives back what was written.
    static func guarded(_ text: String) -> String {
        let first = text.utf8.first { $0 != UInt8(ascii: "'") }
        return first.map(formulaSigns.contains) == true ? "'" + text : text
    }

    private static let special = Array(",\"\r\n".utf8)
    /// OWASP, "CSV Injection": what begins so is calculated when the file is opened.
    private static let formulaSigns = Array("=+-@\t\r".utf8)
}
