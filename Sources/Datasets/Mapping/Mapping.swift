// SPDX-License-Identifier: Apache-2.0

public import Configuration
import Model

/// How a CSV file of some shape becomes entities and claims, as a mapping file in TOML says it.
///
/// `docs/importing.md` is the manual of the format. A mapping is checked whole when it is read: every key, every lookup,
/// every constant. Whether a table has the columns that it names shows when it meets the table.
public struct Mapping: Sendable {
    /// The name, an id.
    public let name: String
    /// The title for people.
    public let title: String

    /// The byte that separates fields.
    let separator: UInt8
    /// The columns that are named anywhere, in the order of their numbers.
    let uses: ColumnUses
    /// Which rows count at all.
    let rows: RowFilter
    /// How columns become rows, if they do.
    let wide: WideColumns?
    /// How years become stretches, if they do.
    let runs: RunRule?
    let entities: [EntityTemplate]
    let claims: [ClaimTemplate]

    /// Reads a mapping.
    ///
    /// - Parameter tables: the files of values that it names, by the names that `tablesNeeded` gives.
    /// - Throws: the first fault, with file, line, column and the nearest valid choice.
    public init(_ document: TOMLDocument, tables: [String: TOMLDocument] = [:]) throws(ConfigurationError) {
        let kinds = EntityKind.allCases.map(\.rawValue)
        let root = try MappingTable(
            document.root, document.file, in: document,
            allowed: ["name", "title", "csv", "table", "rows", "wide", "runs", "claim"] + kinds)
        name = try root.text("name", "a short name of the mapping")
        title = try root.text("title", "what it maps, for people")
        separator = try Self.separator(root)
        var reader = MappingReader(document: document, tables: try Self.valueTables(root, tables))
        rows =
            try root["rows"].map { (node) throws(ConfigurationError) in
                try reader.filter(in: try MappingTable(node, "rows", in: document, allowed: ["only", "skip"]))
            } ?? RowFilter()
        wide = try reader.wide(root["wide"])
        runs = try reader.runs(root["runs"])
        entities = try reader.entities(root)
        claims = try reader.claims(root, areRuns: runs != nil)
        uses = reader.uses
    }

    /// The files of values that a mapping needs, as it writes them: names relative to its own folder, each once.
    ///
    /// - Throws: where a name would lead out of that folder, or is not text.
    public static func tablesNeeded(in document: TOMLDocument) throws(ConfigurationError) -> [String] {
        var files: [String] = []
        for entry in document.root["table"]?.entries ?? [] {
            guard let node = entry.node["file"] else { continue }
            guard let file = node.string, !file.isEmpty, !file.hasPrefix("/"),
                !file.split(separator: "/").contains("..")
            else {
                throw ConfigurationError(
                    at: document.place(of: node), key: "file",
                    reason: "A file of values lies beside the mapping or in a folder below it, as in \"tables/a.toml\"."
                )
            }
            if !files.contains(file) { files.append(file) }
        }
        return files
    }

    private static func valueTables(
        _ root: MappingTable, _ files: [String: TOMLDocument]
    ) throws(ConfigurationError) -> [ValueTable] {
        guard let node = root["table"] else { return [] }
        let entries = try MappingTable(node, "table", in: root.document, allowed: nil).node.entries ?? []
        var tables: [ValueTable] = []
        for entry in entries {
            tables.append(try ValueTable(entry.node, named: entry.key, in: root.document, files: files))
        }
        return tables
    }

    private static func separator(_ root: MappingTable) throws(ConfigurationError) -> UInt8 {
        guard let node = root["csv"] else { return UInt8(ascii: ",") }
        let table = try MappingTable(node, "csv", in: root.document, allowed: ["separator"])
        guard let text = try table.text("separator") else { return UInt8(ascii: ",") }
        guard text.utf8.count == 1, let byte = text.utf8.first, !"\"\r\n".utf8.contains(byte) else {
            throw table.fault(
                table["separator"] ?? node, key: "separator",
                "“separator” is one character, such as \",\", \";\" or \"\\t\".")
        }
        return byte
    }
}
