// SPDX-License-Identifier: Apache-2.0

import Configuration
import Model

/// One column of a value table by another: what each code stands for.
struct Lookup: Sendable {
    /// What a code stands for, and where the table says so.
    struct Value: Sendable {
        let datum: Datum
        let place: ConfigurationError.Place
    }

    let table: String
    /// The codes in the order of the table.
    let codes: [String]
    let values: [String: Value]
    let keepsUnlisted: Bool

    /// Resolves a lookup; a row without the column that is looked up in is passed over.
    ///
    /// - Throws: at the mapping for unknown columns, at the table for a code that stands twice or has no value.
    init(_ table: ValueTable, by: String, give: String, for use: MappingTable) throws(ConfigurationError) {
        self.table = table.name
        keepsUnlisted = table.unlisted == .keep
        for (key, column) in [("by", by), ("give", give)] where !table.columns.contains(column) {
            throw use.fault(
                use[key] ?? use.node, key: key,
                "The table “\(table.name)” has no column “\(column)”. " + didYouMean(column, among: table.columns)
                    + "It has \(shortened(table.columns)).")
        }
        var codes: [String] = []
        var values: [String: Value] = [:]
        for row in table.rows {
            guard let code = row[by] else { continue }
            let text = try Self.code(code, in: row)
            guard let value = row[give] else {
                throw Self.fault(code, in: row, "The row of “\(text)” has no “\(give)”.")
            }
            guard values[text] == nil else { throw Self.fault(code, in: row, "“\(text)” stands twice under “\(by)”.") }
            codes.append(text)
            values[text] = Value(datum: try value.datum(row.document), place: row.document.place(of: value))
        }
        (self.codes, self.values) = (codes, values)
    }

    private static func code(_ node: TOMLNode, in row: ValueTable.Row) throws(ConfigurationError) -> String {
        guard let code = node.code else { throw fault(node, in: row, "A code is text or a whole number.") }
        return code
    }

    private static func fault(_ node: TOMLNode, in row: ValueTable.Row, _ reason: String) -> ConfigurationError {
        ConfigurationError(at: row.document.place(of: node), reason: reason)
    }

    /// What a code stands for; the reason why it stands for nothing where it does not.
    func callAsFunction(_ code: String) throws(Unlisted) -> Datum {
        if let value = values[code] { return value.datum }
        if keepsUnlisted { return .string(code) }
        throw Unlisted(code: code, lookup: self)
    }

    /// That a table does not list a code.
    struct Unlisted: Error {
        let code: String
        let lookup: Lookup

        var reason: String {
            "The table “\(lookup.table)” does not list “\(code)”. " + didYouMean(code, among: lookup.codes)
                + "It lists \(shortened(lookup.codes))."
        }
    }
}
