// SPDX-License-Identifier: Apache-2.0

/// What a command shows, line by line, laid out for the terminal that it goes to.
struct Page {
    let terminal: Terminal
    /// The lines so far, each with its line break.
    private(set) var rendered = ""
    /// The marks that occurred, for the legend.
    private var marks = Marks()
    /// Whether a bar was shown that is partly shaded, for the legend.
    private var hasShade = false

    init(for terminal: Terminal) { self.terminal = terminal }

    /// Adds a line.
    mutating func line(_ text: Text = "") {
        rendered += text.rendered(colours: terminal.hasColour) + "\n"
    }

    /// Adds a heading, with an empty line before it unless it stands first.
    mutating func heading(_ text: String) {
        if !rendered.isEmpty { line() }
        line(Text(text, .bold))
    }

    /// Adds a table.
    mutating func table(_ table: TextTable, indent: Int = 0) {
        for text in table.lines(for: terminal, indent: indent) { line(text) }
    }

    /// Adds a paragraph, broken at the width of a terminal.
    mutating func paragraph(_ text: String, _ style: Text.Style = .plain, indent: Int = 0) {
        let width = terminal.isTerminal ? terminal.width - indent : .max
        for text in Text(text, style).wrapped(to: width) { line(Text(String(repeating: " ", count: indent)) + text) }
    }

    /// Shows marks, and remembers them for the legend.
    mutating func show(_ marks: Marks) -> Text {
        self.marks.formUnion(marks)
        return marks.text
    }

    /// Draws a figure as a bar, and remembers for the legend that a part of it is shaded.
    mutating func bar(_ figure: Figure, of whole: Double = 1) -> Text {
        let bar = ShareBar(figure, of: whole, columns: ShareBar.columns(in: terminal))
        hasShade = hasShade || bar.isShaded
        return bar.text(terminal)
    }

    /// Explains the marks that occurred; nothing where none did.
    mutating func legend() {
        guard !marks.isEmpty || hasShade else { return }
        line()
        if hasShade {
            line(Text(String(ShareBar.shade(terminal)), .cyan) + Text(" uncertain: it may reach so far, or not", .dim))
        }
        for (mark, meaning) in Marks.meanings where marks.contains(mark) {
            line(mark.text + Text(" " + meaning, .dim))
        }
    }
}
