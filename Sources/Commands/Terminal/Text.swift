// SPDX-License-Identifier: Apache-2.0

/// A line of text in styles. All text is made printable as it comes in, so nothing that is shown can act on a terminal.
struct Text: Hashable, Sendable, ExpressibleByStringLiteral {
    /// How a stretch of text looks, where colours are welcome.
    enum Style: String, Sendable {
        case plain = ""
        case bold = "1"
        case dim = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case blue = "34"
        case magenta = "35"
        case cyan = "36"
    }

    /// A stretch of text in one style.
    struct Span: Hashable, Sendable {
        let text: String
        let style: Style

        /// Makes the text printable.
        init(_ text: some StringProtocol, _ style: Style) {
            self.text = printable(text)
            self.style = style
        }
    }

    private(set) var spans: [Span]

    init(_ text: some StringProtocol, _ style: Style = .plain) {
        spans = text.isEmpty ? [] : [Span(text, style)]
    }

    init(stringLiteral text: String) { self.init(text) }

    /// Without styles.
    var plain: String { spans.map(\.text).joined() }

    /// The columns that it takes.
    var width: Int { spans.reduce(0) { $0 + $1.text.displayWidth } }

    var isEmpty: Bool { spans.isEmpty }

    static func + (a: Text, b: Text) -> Text {
        var sum = a
        sum.spans += b.spans
        return sum
    }

    /// Adds a stretch, which joins the last one where it has the same style.
    mutating func append(_ span: Span) {
        guard let last = spans.last, last.style == span.style else { return spans.append(span) }
        spans[spans.count - 1] = Span(last.text + span.text, span.style)
    }

    static func += (a: inout Text, b: Text) { a = a + b }

    /// As it is written to a terminal, or without colours to anything else.
    func rendered(colours: Bool) -> String {
        guard colours else { return plain }
        return spans.map { $0.style == .plain ? $0.text : "\u{1B}[\($0.style.rawValue)m\($0.text)\u{1B}[0m" }.joined()
    }

    /// The text in lines of at most so many columns, broken at spaces where there are some. A text in several styles
    /// that has to be broken takes the first of them.
    func wrapped(to width: Int) -> [Text] {
        guard self.width > width, let style = spans.first?.style else { return [self] }
        var lines: [String] = [""]
        for word in plain.split(separator: " ") {
            let isFirst = lines[lines.count - 1].isEmpty
            if !isFirst, lines[lines.count - 1].displayWidth + 1 + word.displayWidth > width {
                lines.append("")
            } else if !isFirst {
                lines[lines.count - 1] += " "
            }
            Self.append(word, to: &lines, width: width)
        }
        return lines.map { Text($0, style) }
    }

    /// Adds a word, cut where it is wider than a line.
    private static func append(_ word: Substring, to lines: inout [String], width: Int) {
        for character in word {
            if lines[lines.count - 1].displayWidth + character.displayWidth > width { lines.append("") }
            lines[lines.count - 1].append(character)
        }
    }
}
