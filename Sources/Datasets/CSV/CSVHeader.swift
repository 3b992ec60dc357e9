// SPDX-License-Identifier: Apache-2.0

import Configuration
import Model

/// The first row of a table: the names of its columns, all different and none empty.
struct CSVHeader: Sendable {
    /// The names in order.
    let names: [String]
    /// Where each stands.
    let cells: [CSVCell]
    private let positions: [String: Int]

    /// Reads the names; every empty or repeated one is a fault.
    init(_ cells: [CSVCell], in text: CSVText, faults: inout FaultList) {
        self.cells = cells
        names = cells.map { text.text($0) }
        var positions: [String: Int] = [:]
        for (position, name) in names.enumerated() {
            if name.isEmpty {
                let reason = "Column \(position + 1) has no name. Name every column in the first row."
                faults.add(ConfigurationError(at: text.place(cells[position]), reason: reason))
            } else if let first = positions[name] {
                let reason = "The name “\(name)” stands twice, in columns \(first + 1) and \(position + 1)."
                faults.add(ConfigurationError(at: text.place(cells[position]), key: name, reason: reason))
            } else {
                positions[name] = position
            }
        }
        self.positions = positions
    }

    /// The position of the column of that name, or a fault at the place that names it.
    func position(of name: String, namedAt place: ConfigurationError.Place) throws(ConfigurationError) -> Int {
        if let position = positions[name] { return position }
        throw ConfigurationError(
            at: place, key: name,
            reason: "The table has no column “\(name)”. " + didYouMean(name, among: names)
                + "It has \(shortened(names)).")
    }
}

/// Names for a message: all of a few, or the first ones and how many there are.
func shortened(_ names: [String]) -> String {
    let most = 12
    guard names.count > most else { return names.joined(separator: ", ") }
    return names.prefix(most).joined(separator: ", ") + ", … (\(names.count) in all)"
}
