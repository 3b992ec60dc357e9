// SPDX-License-Identifier: Apache-2.0

import Model

extension TextTable.Column {
    /// The columns that ``Page/cells(_:_:of:)`` fills: a bar, the figure, and the room around it.
    static func figure(_ title: String) -> [TextTable.Column] {
        [.init(title), .init("", isNumeric: true), .init("", isNumeric: true)]
    }
}

extension Page {
    /// A figure as a bar, as a number, and with its bounds where there is room around it.
    ///
    /// - Parameter whole: the figure that fills the bar.
    mutating func cells(_ datum: Datum?, _ style: Figure.Style, of whole: Double = 1) -> [Text] {
        guard let figure = Figure(datum) else { return ["", Text(ValueTree.absent), ""] }
        return [bar(figure, of: whole), Text(figure.main(style)), Text(figure.room(style), .dim)]
    }
}

extension Datum {
    /// A figure in one cell; a dash where there is none.
    func figure(_ style: Figure.Style) -> Text { Text(Figure(self)?.text(style) ?? ValueTree.absent) }

    /// The ids or other single values of a list, with commas between them.
    var listed: String { (elements ?? []).map { ValueText.text($0) }.joined(separator: ", ") }
}
