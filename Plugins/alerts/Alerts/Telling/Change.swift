// SPDX-License-Identifier: Apache-2.0

import Model

/// A change of an answer, as its event tells it.
struct Change: Hashable {
    let kind: String
    let subject: String
    let object: String?
    /// The fields that belong to the question.
    let slot: [Datum.Member]
    /// The first day whose answer changed, or “..”.
    let from: String
    /// The last one, or “..”.
    let to: String
    let before: Answer
    let after: Answer
    let altersToday: Bool
    /// The claims that did it.
    let cause: [String]

    /// Reads the data of an event; nil where it is no change.
    init?(_ data: Datum) {
        guard let kind = data["kind"]?.text, let subject = data["subject"]?.text, let from = data["from"]?.text,
            let to = data["to"]?.text, let before = Answer(data["before"]), let after = Answer(data["after"])
        else { return nil }
        (self.kind, self.subject, self.from, self.to) = (kind, subject, from, to)
        (self.before, self.after) = (before, after)
        object = data["object"]?.text
        slot = (data["slot"]?.members ?? []).filter { $0.value != .null }
        altersToday = data["altersToday"]?.bool ?? false
        cause = data["cause"]?.texts ?? []
    }

    /// Reads the data of a change that was recorded earlier and takes effect; nil where it is none.
    init?(takingEffect data: Datum) {
        guard let state = data["state"]?.text, let organisation = data["organisation"]?.text,
            let effective = data["effective"]?.text, let before = Answer(data["before"]),
            let after = Answer(data["after"])
        else { return nil }
        (kind, subject, object, slot) = ("membership", state, organisation, [])
        (from, to) = (effective, "..")
        (self.before, self.after, altersToday) = (before, after, true)
        cause = data["claims"]?.texts ?? []
    }

    /// Subject and object.
    var parties: [String] { [subject] + [object].compactMap(\.self) }
}

extension Datum {
    /// The texts of a list.
    var texts: [String] { elements?.compactMap(\.text) ?? [] }
}
