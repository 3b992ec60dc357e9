// SPDX-License-Identifier: Apache-2.0

import Configuration
import Model

extension MappingReader {
    /// Reads `[wide]`.
    mutating func wide(_ node: TOMLNode?) throws(ConfigurationError) -> WideColumns? {
        guard let node else { return nil }
        let table = try MappingTable(node, "wide", in: document, allowed: ["columns", "except", "header", "cell"])
        guard let columns = table["columns"] else { throw table.missing("columns", "the columns that become rows") }
        let choice = try choice(columns, table)
        let except =
            try table["except"].map { (node) throws(ConfigurationError) in
                try namedColumns(node, "except", table)
            } ?? []
        guard let header = try column("header", in: table) else {
            throw table.missing("header", "the name by which claims take the name of a column")
        }
        guard let cell = try column("cell", in: table), cell != header else {
            throw table.missing("cell", "the name by which claims take what stands in a column, other than “header”")
        }
        return WideColumns(choice: choice, except: except, header: header, cell: cell)
    }

    /// A list of columns, a span of them, or those that a column of a value table names.
    private func choice(_ node: TOMLNode, _ table: MappingTable) throws(ConfigurationError) -> WideColumns.Choice {
        guard node.entries != nil else { return .named(try namedColumns(node, "columns", table)) }
        let inner = try MappingTable(node, "columns", in: document, allowed: ["from", "to", "table", "by"])
        if inner["table"] != nil { return .named(try namesInTable(inner)) }
        guard let from = try inner.text("from"), let to = try inner.text("to") else {
            throw inner.fault(node, "“columns” is a list, or a table with “from” and “to”, or with “table” and “by”.")
        }
        return .span(
            from: .init(name: from, place: document.place(of: inner["from"] ?? node)),
            to: .init(name: to, place: document.place(of: inner["to"] ?? node)))
    }

    private func namesInTable(_ inner: MappingTable) throws(ConfigurationError) -> [ColumnUses.Use] {
        guard let lookup = try lookup(in: inner, give: inner.text("by")) else { return [] }
        return lookup.codes.map { ColumnUses.Use(name: $0, place: inner.place) }
    }

    /// Reads `[runs]`.
    mutating func runs(_ node: TOMLNode?) throws(ConfigurationError) -> RunRule? {
        guard let node else { return nil }
        let table = try MappingTable(
            node, "runs", in: document, allowed: ["year", "by", "same", "holes", "censored-at"])
        guard let year = try column("year", in: table) else { throw table.missing("year", "the column of the year") }
        let (by, same) = (try columns("by", in: table), try columns("same", in: table))
        guard !by.isEmpty else { throw table.missing("by", "the columns that together name a series") }
        return RunRule(
            year: year, by: by, same: same, holes: try table.word("holes", as: RunRule.Holes.self) ?? .break,
            censoredAt: try table["censored-at"].map { (node) throws(ConfigurationError) in
                guard let year = node.integer else {
                    throw table.fault(node, key: "censored-at", "“censored-at” is a year, such as 2014.")
                }
                return Int(clamping: year)
            })
    }
}
