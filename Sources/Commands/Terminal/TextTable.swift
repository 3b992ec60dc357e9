// SPDX-License-Identifier: Apache-2.0

/// A table with aligned columns. On a terminal it keeps to the width by breaking the flexible columns into lines;
/// nothing is cut. A column without a title and without content is left out.
struct TextTable {
    /// One column.
    struct Column {
        let title: String
        var isNumeric = false
        /// Whether its text may be broken into lines.
        var isFlexible = false

        init(_ title: String, isNumeric: Bool = false, isFlexible: Bool = false) {
            self.title = title
            self.isNumeric = isNumeric
            self.isFlexible = isFlexible
        }
    }

    private let columns: [Column]
    private var rows: [[Text]] = []

    /// The columns between two columns of text.
    private static let gap = 2
    /// A flexible column is not made narrower than this.
    private static let leastFlexible = 16

    init(_ columns: [Column]) { self.columns = columns }

    var isEmpty: Bool { rows.isEmpty }

    /// Adds a row with a text for each column.
    mutating func add(_ row: [Text]) {
        precondition(row.count == columns.count, "a row has a text for each column")
        rows.append(row)
    }

    /// The lines, title first; no titles at all give no title line.
    func lines(for terminal: Terminal, indent: Int = 0) -> [Text] {
        let shown = columns.indices.filter { place in
            !columns[place].title.isEmpty || rows.contains { !$0[place].isEmpty }
        }
        guard !shown.isEmpty else { return [] }
        let widths = widths(of: shown, limit: terminal.isTerminal ? terminal.width - indent : nil)
        let hasTitles = shown.contains { !columns[$0].title.isEmpty }
        let titles = hasTitles ? [columns.map { Text($0.title, .bold) }] : []
        return (titles + rows).flatMap { row in
            layOut(shown.map { row[$0] }, of: shown.map { columns[$0] }, widths: widths)
        }.map { Text(String(repeating: " ", count: indent)) + $0 }
    }

    private func widths(of shown: [Int], limit: Int?) -> [Int] {
        var widths = shown.map { place in
            rows.reduce(columns[place].title.displayWidth) { max($0, $1[place].width) }
        }
        guard let limit else { return widths }
        var excess = widths.reduce(0, +) + Self.gap * (widths.count - 1) - limit
        while excess > 0 {
            let candidates = widths.indices.filter {
                columns[shown[$0]].isFlexible && widths[$0] > Self.leastFlexible
            }
            guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
            excess -= 1
        }
        return widths
    }

    private func layOut(_ row: [Text], of columns: [Column], widths: [Int]) -> [Text] {
        let cells = zip(row, zip(columns, widths)).map { text, column in
            column.0.isFlexible ? text.wrapped(to: column.1) : [text]
        }
        let height = cells.map(\.count).max() ?? 1
        return (0..<height).map { line in
            join(cells.map { line < $0.count ? $0[line] : "" }, of: columns, widths: widths)
        }
    }

    private func join(_ cells: [Text], of columns: [Column], widths: [Int]) -> Text {
        var line: Text = ""
        var owed = 0
        for (place, cell) in cells.enumerated() {
            let padding = max(0, widths[place] - cell.width)
            let before = columns[place].isNumeric ? padding : 0
            // Padding is written only before something, so that no line ends in spaces.
            if !cell.isEmpty {
                line += Text(String(repeating: " ", count: owed + before)) + cell
                owed = 0
            } else {
                owed += cell.width + before
            }
            owed += padding - before + Self.gap
        }
        return line
    }
}
