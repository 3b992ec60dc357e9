// SPDX-License-Identifier: Apache-2.0

import Model

/// That the answer of a finding became another, as its event tells it.
struct FindingChange: Hashable {
    let finding: String
    let statement: String
    let question: String?
    /// The verdict until now; nil where there was none.
    let before: String?
    let after: String
    /// Why it is undetermined, where it is.
    let reason: String?
    /// The day that was asked about.
    let on: String
    /// `claims`, `definition`, `day`, `entities` or `start`.
    let cause: String
    let causeClaims: [String]

    /// Reads the data of an event; nil where it is no such change.
    init?(_ data: Datum) {
        guard let finding = data["finding"]?.text, let statement = data["statement"]?.text,
            let after = data["after"]?.text, let on = data["on"]?.text
        else { return nil }
        (self.finding, self.statement, self.after, self.on) = (finding, statement, after, on)
        question = data["question"]?.text
        before = data["before"]?.text
        reason = data["reason"]?.text
        cause = data["cause"]?.text ?? ""
        causeClaims = data["causeClaims"]?.texts ?? []
    }

    /// It held, and does not certainly hold any more.
    var falls: Bool { before == "holds" && after != "holds" }
}
