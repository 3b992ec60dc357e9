// SPDX-License-Identifier: Apache-2.0

import Model

/// What claims and answers state, as people read it: dates and numbers as given, ranges with a hyphen, lists with
/// commas.
enum ValueText {
    /// One value; its type tells a range from a list.
    static func text(_ datum: Datum?, _ type: FieldType? = nil) -> String {
        switch (datum ?? .null, type) {
        case (.null, _): "nothing"
        case (.bool(let flag), _): flag ? "yes" : "no"
        case (.integer(let number), _): String(number)
        case (.number(let number), _): String(number)
        case (.string(let text), _): text
        case (.array(let bounds), .range): bounds.map { text($0) }.joined(separator: "-")
        case (.array(let rows), .rows(let fields)): rows.map { members($0, of: fields) }.joined(separator: "; ")
        case (.array(let values), .list(let element)): values.map { text($0, element) }.joined(separator: ", ")
        case (.array(let values), _): values.map { text($0) }.joined(separator: ", ")
        case (.object, _): members(datum, of: [])
        }
    }

    /// The value of a claim or an answer, field by field; a status stands for itself.
    static func value(_ value: Datum?, of kind: ClaimKind?) -> String {
        if let kind, let status = kind.statusPosition, let word = value?[kind.fields[status].name],
            value?.members?.count == 1
        {
            return text(word)
        }
        return members(value, of: kind?.fields ?? [])
    }

    /// A whole answer: what holds, that nothing does, or that nobody speaks.
    static func answer(_ answer: Datum?, of kind: ClaimKind?) -> String {
        switch answer?["answer"]?.text {
        case "none": return "none"
        case "holds":
            let stated = value(answer?["value"], of: kind)
            let objects = answer?["objects"]?.elements ?? answer?["object"].map { [$0] } ?? []
            let named = objects.isEmpty ? "" : "→ " + objects.map { text($0) }.joined(separator: ", ")
            let parts = [named, stated].filter { !$0.isEmpty }
            return parts.isEmpty ? "yes" : parts.joined(separator: ": ")
        default: return "unknown"
        }
    }

    private static func members(_ object: Datum?, of fields: [Field]) -> String {
        (object?.members ?? []).map { member in
            let type = fields.first { $0.name == member.name }?.type
            return "\(member.name) \(text(member.value, type))"
        }.joined(separator: ", ")
    }
}

/// A question to the model, as people name it.
enum QuestionText {
    /// A slot as the wire has it, its fields beside its ends: `dependence UZB RUS (dimension energy)`.
    static func slot(_ slot: Datum?) -> String {
        text(slot, fields: fields(slot))
    }

    private static func fields(_ slot: Datum?) -> [Datum.Member] {
        slot?.members?.filter { !ends.contains($0.name) } ?? []
    }

    /// A slot without its kind, where that stands above: `UZB RUS (dimension energy)`.
    static func withinKind(_ slot: Datum?) -> String {
        text(.object(slot?.members?.filter { $0.name != "kind" } ?? []), fields: fields(slot))
    }

    /// The question of a change, whose fields stand under `slot`.
    static func change(_ change: Datum) -> String { text(change, fields: change["slot"]?.members ?? []) }

    /// What a claim is about, without its fields.
    static func claim(_ claim: Datum) -> String { text(claim, fields: []) }

    private static let ends = ["kind", "subject", "object"]

    private static func text(_ question: Datum?, fields: [Datum.Member]) -> String {
        let names = ends.compactMap { question?[$0]?.text }
        let named = fields.filter { $0.value != .null }.map { "\($0.name) \(ValueText.text($0.value))" }
        return names.joined(separator: " ") + (named.isEmpty ? "" : " (\(named.joined(separator: ", ")))")
    }
}
