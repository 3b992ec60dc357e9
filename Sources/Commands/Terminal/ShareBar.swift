// SPDX-License-Identifier: Apache-2.0

/// A share as a bar: solid as far as it reaches at the least, shaded as far as it may reach.
struct ShareBar: Hashable {
    private let solid: Int
    private let shaded: Int
    private let columns: Int

    /// A bar of so many columns.
    ///
    /// - Parameters:
    ///   - whole: the figure that fills the bar; more than 0.
    init(_ figure: Figure, of whole: Double = 1, columns: Int) {
        func column(_ share: Double) -> Int {
            let filled = (share / whole * Double(columns)).rounded()
            return filled.isFinite ? Int(min(max(filled, 0), Double(columns))) : 0
        }
        self.columns = columns
        solid = column(figure.low)
        // What is uncertain shows, however little it is.
        let reach = figure.isExact ? solid : max(column(figure.high), min(solid + 1, columns))
        shaded = reach - solid
    }

    /// Whether a part of it is shaded, so that a legend is due.
    var isShaded: Bool { shaded > 0 }

    /// As a terminal shows it.
    func text(_ terminal: Terminal) -> Text {
        let glyphs: (solid: Character, shaded: Character, empty: Character) =
            terminal.isUTF8 ? ("█", Self.shade(terminal), "░") : ("#", Self.shade(terminal), ".")
        return Text(String(repeating: glyphs.solid, count: solid), .cyan)
            + Text(String(repeating: glyphs.shaded, count: shaded), .cyan)
            + Text(String(repeating: glyphs.empty, count: columns - solid - shaded), .dim)
    }

    /// What fills the part that is uncertain.
    static func shade(_ terminal: Terminal) -> Character { terminal.isUTF8 ? "▒" : ":" }

    /// The columns of a bar within a table: an eighth of the terminal.
    static func columns(in terminal: Terminal) -> Int { min(max(terminal.width / 8, 8), 20) }
}
