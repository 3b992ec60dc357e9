// SPDX-License-Identifier: Apache-2.0

import Configuration
import Model

/// Reads the parts of a mapping file and numbers the columns that they name.
struct MappingReader {
    let document: TOMLDocument
    let tables: [ValueTable]
    var uses = ColumnUses()

    init(document: TOMLDocument, tables: [ValueTable]) {
        self.document = document
        self.tables = tables
    }

    /// The number of the column that a key names, if the key is there.
    mutating func column(_ key: String, in table: MappingTable) throws(ConfigurationError) -> Int? {
        guard let name = try table.text(key), let node = table[key] else { return nil }
        return uses.number(of: name, at: document.place(of: node))
    }

    /// The numbers of the columns that a key names, one or a list.
    mutating func columns(_ key: String, in table: MappingTable) throws(ConfigurationError) -> [Int] {
        guard let node = table[key] else { return [] }
        return try namedColumns(node, key, table).map { uses.number(of: $0.name, at: $0.place) }
    }

    /// Names of columns, one or a list, that are not read as such.
    func namedColumns(
        _ node: TOMLNode, _ key: String, _ table: MappingTable
    ) throws(ConfigurationError) -> [ColumnUses.Use] {
        var names: [ColumnUses.Use] = []
        for element in node.elements ?? [node] {
            guard let name = element.string else {
                throw table.fault(element, key: key, "“\(key)” names columns, by text.")
            }
            names.append(.init(name: name, place: document.place(of: element)))
        }
        return names
    }

    /// The filter of `only` and `skip` of a table.
    mutating func filter(in table: MappingTable) throws(ConfigurationError) -> RowFilter {
        RowFilter(only: try patterns("only", table), skip: try patterns("skip", table))
    }

    /// One table of columns and codes, or a list of them.
    private mutating func patterns(
        _ key: String, _ table: MappingTable
    ) throws(ConfigurationError) -> [RowFilter.Pattern] {
        guard let node = table[key] else { return [] }
        var patterns: [RowFilter.Pattern] = []
        for element in node.elements ?? [node] {
            let pattern = try MappingTable(element, key, in: document, allowed: nil)
            var conditions: [RowFilter.Condition] = []
            for entry in element.entries ?? [] {
                let codes = try pattern.codes(in: entry.node, entry.key)
                let column = uses.number(of: entry.key, at: document.place(of: entry))
                conditions.append(.init(column: column, codes: Set(codes)))
            }
            guard !conditions.isEmpty else { throw pattern.fault(element, "“\(key)” names no column.") }
            patterns.append(.init(conditions: conditions))
        }
        return patterns
    }
}
