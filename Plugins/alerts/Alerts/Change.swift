// SPDX-License-Identifier: Apache-2.0

import Model

/// A change of an answer, as its event tells it.
struct Change: Hashable {
    let kind: String
    let subject: String
    let object: String?
    let from: String
    let to: String
    let before: Side
    let after: Side
    let altersToday: Bool
    /// The claims that did it.
    let cause: [String]
    private let names: Datum

    /// The answer before or after.
    struct Side: Hashable {
        /// The status where there is one, else “none”, “unknown” or “holds”: what rules compare with.
        let word: String
        /// What people read: the status, or all fields.
        let text: String
    }

    /// Reads the data of an event; nil where it is no change.
    init?(_ data: Datum) {
        guard let kind = data["kind"]?.text, let subject = data["subject"]?.text, let from = data["from"]?.text,
            let to = data["to"]?.text, let before = Side(data["before"]), let after = Side(data["after"])
        else { return nil }
        (self.kind, self.subject, self.from, self.to) = (kind, subject, from, to)
        (self.before, self.after) = (before, after)
        object = data["object"]?.text
        altersToday = data["altersToday"]?.bool ?? false
        cause = data["cause"]?.elements?.compactMap(\.text) ?? []
        names = data["names"] ?? .null
    }

    /// The name of an entity, else its id.
    func name(of entity: String) -> String { names[entity]?.text ?? entity }
}

extension Change.Side {
    fileprivate init?(_ answer: Datum?) {
        guard let answer, let outcome = answer["answer"]?.text else { return nil }
        let status = answer["value"]?["status"]?.text
        word = outcome == "holds" ? status ?? outcome : outcome
        let shown = outcome == "holds" ? status ?? Self.shown(answer["value"]) : outcome
        let isPossible = answer["certainty"]?.text == "possible"
        let isContested = answer["contested"]?.bool == true
        text = (isPossible ? "possibly " : "") + shown + (isContested ? " (contested)" : "")
    }

    private static func shown(_ value: Datum?) -> String {
        let members = (value?.members ?? []).filter { $0.value != .null }
        guard !members.isEmpty else { return "holds" }
        return members.map { "\($0.name) \(scalar($0.value))" }.joined(separator: ", ")
    }

    private static func scalar(_ value: Datum) -> String {
        switch value {
        case .string(let text): text
        case .integer(let number): "\(number)"
        case .number(let number): "\(number)"
        case .bool(let flag): flag ? "yes" : "no"
        case .array(let elements): elements.map(scalar).joined(separator: "/")
        case .object(let members): members.map { "\($0.name) \(scalar($0.value))" }.joined(separator: "/")
        case .null: "unknown"
        }
    }
}
