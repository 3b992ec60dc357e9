// SPDX-License-Identifier: Apache-2.0

import Configuration

/// Columns of a wide table, each of which becomes a row of its own: its name and what stands in it become two more
/// columns.
struct WideColumns: Sendable {
    let choice: Choice
    /// Columns of the choice that are passed over.
    let except: [ColumnUses.Use]
    /// The number of the column that holds the name.
    let header: Int
    /// The number of the column that holds what stands there.
    let cell: Int

    /// Which columns they are.
    enum Choice: Sendable {
        /// From one to another, both included.
        case span(from: ColumnUses.Use, to: ColumnUses.Use)
        /// These.
        case named([ColumnUses.Use])
    }

    /// What stands in one of them, in a row.
    func cell(_ row: [CSVCell], _ position: Int, _ names: CSVHeader) -> WideCell {
        WideCell(header: names.cells[position], cell: row[position], columns: (header, cell))
    }

    /// Their positions in a table.
    func positions(in header: CSVHeader) throws(ConfigurationError) -> [Int] {
        var left: Set<Int> = []
        for use in except { left.insert(try header.position(of: use.name, namedAt: use.place)) }
        switch choice {
        case .named(let uses):
            var positions: [Int] = []
            for use in uses { positions.append(try header.position(of: use.name, namedAt: use.place)) }
            return positions.filter { !left.contains($0) }
        case .span(let from, let to):
            let first = try header.position(of: from.name, namedAt: from.place)
            let last = try header.position(of: to.name, namedAt: to.place)
            guard first <= last else {
                throw ConfigurationError(
                    at: to.place, key: to.name,
                    reason: "The column “\(to.name)” stands before “\(from.name)” in the table.")
            }
            return (first...last).filter { !left.contains($0) }
        }
    }
}
