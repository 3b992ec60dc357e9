// SPDX-License-Identifier: Apache-2.0

import Configuration

/// What entities and claims are made of: the cells that the mapping names, of one row, of one cell of a wide table with
/// its row, or of the first year of a run.
struct Record {
    let text: CSVText
    let uses: ColumnUses
    /// The cells of the row, by the numbers of their columns in `uses`; shared by all records of a row.
    let row: [CSVCell]
    /// The cell of a wide table that the record is about.
    var wide: WideCell?
    /// The stretch of the run, where years are joined.
    var run: String?

    /// The same row, about one of its cells.
    func about(_ cell: WideCell?) -> Record {
        var copy = self
        copy.wide = cell
        return copy
    }

    /// The cell of a column.
    func cell(_ column: Int) -> CSVCell {
        guard let wide else { return row[column] }
        return column == wide.columns.cell ? wide.cell : column == wide.columns.header ? wide.header : row[column]
    }

    /// What stands in a column.
    func text(_ column: Int) -> String { text.text(cell(column)) }

    /// What stands in a column, as codes are compared: `2.0` is `2`.
    func code(_ column: Int) -> String { text.code(cell(column)) }

    /// A fault in a column of this row.
    func fault(_ column: Int, _ reason: String) -> ConfigurationError {
        ConfigurationError(at: text.place(cell(column)), key: uses.uses[column].name, reason: reason)
    }

    /// Where it stands: the cell of a wide table, else the row.
    var place: ConfigurationError.Place { text.place(wide?.cell ?? row.first?.startOfRow ?? CSVCell()) }
}

/// A cell of a wide table and the name of its column, which stand for two more columns of its row.
struct WideCell: Sendable {
    let header: CSVCell
    let cell: CSVCell
    /// The numbers of those columns.
    let columns: (header: Int, cell: Int)
}
