// SPDX-License-Identifier: Apache-2.0

import Model

/// Some units of one type.
struct Units: Hashable {
    let type: String
    /// How many; nil where it is not stated.
    let count: Int64?
}

extension Units {
    private static let columns = FieldKey(.contribution, "units").columns
    private static let type = columns.firstIndex { $0.name == "type" }
    private static let count = columns.firstIndex { $0.name == "count" }

    /// The rows of a list of units.
    static func list(_ value: FieldValue?) -> [Units] {
        guard case .rows(let rows) = value, let type, let count else { return [] }
        return rows.compactMap { row in
            guard let word = row[type]?.word else { return nil }
            if case .integer(let number) = row[count] { return Units(type: word, count: number) }
            return Units(type: word, count: nil)
        }
    }
}

extension FieldKey {
    /// The columns of a field that holds rows.
    fileprivate var columns: [Field] {
        guard case .rows(let columns) = kind.kind.fields[position].type else { return [] }
        return columns
    }
}
