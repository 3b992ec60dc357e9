// SPDX-License-Identifier: Apache-2.0

import Configuration

/// A row of an array of tables, to say where in the file something is wrong.
struct RowPlace {
    /// The name of the array.
    let section: String
    let index: Int
    let document: TOMLDocument?

    /// What is wrong with a setting of the row.
    func fault(_ key: String, _ reason: String) -> ConfigurationError {
        let entry = entries.first { $0.key == key }
        let place = entry.flatMap { document?.place(of: $0) } ?? table.flatMap { document?.place(of: $0) }
        return ConfigurationError(
            at: place ?? .file(document?.file ?? "the defaults"), key: "\(section).\(key)",
            reason: "\(section).\(key): \(reason)")
    }

    /// What the row gives itself, in the order of the file.
    var entries: [TOMLNode.Entry] { table?.entries ?? [] }

    private var table: TOMLNode? {
        document?.root[section]?.elements.flatMap { $0.indices.contains(index) ? $0[index] : nil }
    }

    /// A template, or none where the text is empty.
    func template(_ row: Settings, _ key: String) throws(ConfigurationError) -> Template? {
        let text = row.string(key)
        guard !text.isEmpty else { return nil }
        do throws(Template.Fault) { return try Template(text) } catch { throw fault(key, error.reason) }
    }
}
