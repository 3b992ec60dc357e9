// SPDX-License-Identifier: Apache-2.0

/// Which rows count: those that match one of `only`, if there are any, and none of `skip`.
struct RowFilter: Sendable {
    var only: [Pattern] = []
    var skip: [Pattern] = []

    /// A row matches where every column that is named holds one of the codes.
    struct Pattern: Sendable {
        let conditions: [Condition]
    }

    /// A column and the codes that it may hold.
    struct Condition: Sendable {
        let column: Int
        let codes: Set<String>
    }

    func takes(_ record: Record) -> Bool {
        (only.isEmpty || only.contains { $0.matches(record) }) && !skip.contains { $0.matches(record) }
    }
}

extension RowFilter.Pattern {
    func matches(_ record: Record) -> Bool {
        conditions.allSatisfy { $0.codes.contains(record.code($0.column)) }
    }
}
