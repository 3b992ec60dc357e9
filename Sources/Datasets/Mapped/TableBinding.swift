// SPDX-License-Identifier: Apache-2.0

import Configuration

/// A mapping that has met the header of a table: where each column that it names is found.
struct TableBinding {
    /// For each use the position of its column; nil for the two of a wide table that are no columns.
    let positions: [Int?]
    /// The columns that become rows.
    let wide: [Int]

    init(_ mapping: Mapping, _ header: CSVHeader) throws(ConfigurationError) {
        let made = mapping.wide.map { [$0.header, $0.cell] } ?? []
        var positions: [Int?] = []
        for (number, use) in mapping.uses.uses.enumerated() {
            guard made.contains(number) else {
                positions.append(try header.position(of: use.name, namedAt: use.place))
                continue
            }
            guard !header.names.contains(use.name) else {
                throw ConfigurationError(
                    at: use.place, key: use.name,
                    reason: "The table has a column “\(use.name)” itself. Call the one that [wide] makes otherwise.")
            }
            positions.append(nil)
        }
        self.positions = positions
        wide = try mapping.wide?.positions(in: header) ?? []
    }

    /// The cells of a row that the mapping names; empty ones for what [wide] makes.
    func cells(of row: [CSVCell]) -> [CSVCell] {
        positions.map { $0.map { row[$0] } ?? CSVCell() }
    }
}
