// SPDX-License-Identifier: Apache-2.0

import Configuration

/// The columns that a mapping names. Its parts hold their numbers in this list, so that a row needs no names.
struct ColumnUses: Sendable {
    /// A column by its name, and where the mapping names it first.
    struct Use: Sendable {
        let name: String
        let place: ConfigurationError.Place
    }

    private(set) var uses: [Use] = []

    /// The number of a column.
    mutating func number(of name: String, at place: ConfigurationError.Place) -> Int {
        if let number = uses.firstIndex(where: { $0.name == name }) { return number }
        uses.append(Use(name: name, place: place))
        return uses.count - 1
    }
}
