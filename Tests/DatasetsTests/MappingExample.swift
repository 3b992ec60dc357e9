// SPDX-License-Identifier: Apache-2.0

import Chronology
import Configuration
import Datasets
import Model

/// Small tables and mappings, and what comes of them in one line a claim.
enum MappingExample {
    /// Memberships with a column for each thing.
    static func long(csv: String = "", claim: String = "") -> String {
        """
        name = "m"
        title = "M"
        \(csv)
        [[claim]]
        kind = "membership"
        subject = { column = "state" }
        object = { column = "org" }
        value = { status = "member" }
        valid = { from = { column = "from", pattern = "YYYY" } }
        citations = [{ source = "s" }]
        \(claim)
        """
    }

    /// The dataset of a table by a mapping.
    static func dataset(_ table: [UInt8], _ mapping: String, tables: [String: String] = [:]) throws -> Dataset {
        var documents: [String: TOMLDocument] = [:]
        for (file, text) in tables { documents[file] = try TOMLDocument.parse(text: text, file: file) }
        let mapping = try Mapping(try TOMLDocument.parse(text: mapping, file: "m.toml"), tables: documents)
        return try Dataset(csv: .init(path: "t.csv", bytes: table), by: mapping)
    }

    /// The claims of a table by a mapping, each as kind, subject, object, values, time and note.
    static func read(_ table: [UInt8], _ mapping: String, tables: [String: String] = [:]) throws -> [String] {
        try dataset(table, mapping, tables: tables).claims.map { claim in
            let values = claim.value.members(claim.kind.kind.fields).map { value in
                value.value.text ?? value.value.summary
            }
            let parts: [String?] = [claim.kind.kind.name, claim.subject.text, claim.object?.text]
            return (parts + values + [claim.valid.text, claim.note]).compactMap { $0 }.joined(separator: " ")
        }
    }
}
