// SPDX-License-Identifier: Apache-2.0

import Model

/// Entities, one a row.
enum EntityTable {
    static func table(_ entities: [Datum]) -> TextTable {
        var table = TextTable([.init("ID"), .init("KIND"), .init("NAME", isFlexible: true)])
        for entity in entities { table.add(["id", "kind", "name"].map { Text(entity[$0]?.text ?? "") }) }
        return table
    }
}
