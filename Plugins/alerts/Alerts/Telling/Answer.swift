// SPDX-License-Identifier: Apache-2.0

import Model

/// The answer to a question, as events carry it.
struct Answer: Hashable {
    /// `holds`, `none` or `unknown`.
    let outcome: String
    /// What holds, field by field; the object is one of them where it belongs to the answer.
    let fields: [Datum.Member]
    let isPossible: Bool
    let isContested: Bool

    /// Reads the answer of a change.
    init?(_ answer: Datum?) {
        guard let answer, let outcome = answer["answer"]?.text else { return nil }
        self.outcome = outcome
        isPossible = answer["certainty"]?.text == "possible"
        isContested = answer["contested"]?.bool == true
        let objects = ["object", "objects"].compactMap { name in answer[name].map { Datum.Member("object", $0) } }
        fields = objects + (answer["value"]?.members ?? []).filter { $0.value != .null }
    }

    /// What rules compare with: the status where there is one, else `holds`, `none` or `unknown`.
    var word: String { outcome == "holds" ? status ?? outcome : outcome }

    /// The status, of kinds that have one.
    var status: String? { fields.first { $0.name == "status" }?.value.text }
}
