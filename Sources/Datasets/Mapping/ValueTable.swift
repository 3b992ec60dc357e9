// SPDX-License-Identifier: Apache-2.0

import Configuration
import Model

/// A table in which a mapping looks codes up: inline, or a file of its own that several mappings share.
struct ValueTable {
    /// A row of named values.
    struct Row {
        let document: TOMLDocument
        let node: TOMLNode
        let values: [(name: String, node: TOMLNode)]

        subscript(name: String) -> TOMLNode? { values.first { $0.name == name }?.node }
    }

    /// The name in the mapping.
    let name: String
    let rows: [Row]
    /// The column that codes are looked up in where a lookup names none.
    let by: String?
    /// The column whose value they get where a lookup names none.
    let give: String?
    let unlisted: Unlisted

    /// What happens to a code that the table does not list.
    enum Unlisted: String, CaseIterable {
        /// It is a fault.
        case fault
        /// It stands for itself.
        case keep
    }

    /// The names of columns that any row has, in order.
    var columns: [String] {
        var seen: Set<String> = []
        return rows.flatMap { $0.values.map(\.name) }.filter { seen.insert($0).inserted }
    }
}

extension ValueTable {
    /// The columns of an inline table of pairs.
    private static let pairColumns = (by: "code", give: "value")

    /// Reads a `[table.NAME]`.
    init(
        _ node: TOMLNode, named name: String, in document: TOMLDocument, files: [String: TOMLDocument]
    ) throws(ConfigurationError) {
        let table = try MappingTable(
            node, "table.\(name)", in: document, allowed: ["file", "values", "by", "give", "unlisted"])
        self.name = name
        unlisted = try table.word("unlisted", as: Unlisted.self) ?? .fault
        switch (try table.text("file"), table["values"]) {
        case (let file?, nil):
            rows = try Self.rows(of: files[file], file, table)
            (by, give) = (try table.text("by"), try table.text("give"))
        case (nil, let values?):
            rows = try Self.pairs(values, table)
            (by, give) = Self.pairColumns
        default: throw table.fault(node, "“\(table.name)” needs either “file” or “values”.")
        }
    }

    private static func rows(
        of document: TOMLDocument?, _ file: String, _ table: MappingTable
    ) throws(ConfigurationError) -> [Row] {
        guard let document else {
            throw table.fault(table["file"] ?? table.node, key: "file", "The file “\(file)” was not given.")
        }
        let root = try MappingTable(document.root, file, in: document, allowed: ["row"])
        guard let rows = root["row"]?.elements, rows.allSatisfy({ $0.entries != nil }) else {
            throw root.fault(root["row"] ?? root.node, "A file of values consists of [[row]] tables.")
        }
        return rows.map { row in
            Row(document: document, node: row, values: (row.entries ?? []).map { ($0.key, $0.node) })
        }
    }

    /// Code and value pairs as rows of two columns.
    private static func pairs(_ node: TOMLNode, _ table: MappingTable) throws(ConfigurationError) -> [Row] {
        let entries = try MappingTable(node, "values", in: table.document, allowed: nil).node.entries ?? []
        return entries.map { entry in
            let code = TOMLNode(.string(entry.key), line: entry.line, column: entry.column)
            return Row(
                document: table.document, node: code,
                values: [(pairColumns.by, code), (pairColumns.give, entry.node)])
        }
    }
}
