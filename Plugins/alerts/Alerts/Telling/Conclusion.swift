// SPDX-License-Identifier: Apache-2.0

import Model

/// A finding whose answer became another because of what an alert tells.
struct Conclusion: Hashable {
    let finding: String
    let statement: String
    /// The verdict until then; nil where there was none.
    let before: String?
    let after: String

    init(_ change: FindingChange) {
        (finding, statement) = (change.finding, change.statement)
        (before, after) = (change.before, change.after)
    }

    /// As JSON.
    var datum: Datum {
        [
            "finding": .string(finding), "statement": .string(statement),
            "before": before.map { .string($0) } ?? .null, "after": .string(after),
        ]
    }

    /// Reads the JSON; nil where it is none.
    init?(_ datum: Datum) {
        guard let finding = datum["finding"]?.text, let statement = datum["statement"]?.text,
            let after = datum["after"]?.text
        else { return nil }
        (self.finding, self.statement, self.after) = (finding, statement, after)
        before = datum["before"]?.text
    }
}
