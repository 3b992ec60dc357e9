// SPDX-License-Identifier: Apache-2.0

import Model

/// A change of an answer as a sentence.
struct ChangeText {
    let change: Change
    let words: Words

    /// `Uzbekistan: member -> suspended in the CSTO from 2012-06-28`.
    var sentence: String {
        let listsFields = change.after.outcome == "holds" && !isStatus(change.after) && !change.after.fields.isEmpty
        return "\(question): \(turn)\(place)\(listsFields ? "," : "") \(Words.period(change.from, change.to))"
    }

    /// `Uzbekistan: member -> suspended in the CSTO takes effect on 2012-06-28`.
    var effect: String { "\(question): \(turn)\(place) takes effect on \(Words.plain(change.from))" }

    /// The answers before and after; where both say something, only what differs.
    var turn: String { "\(before) -> \(after)" }

    /// The answer until now.
    var before: String { side(change.before, besides: change.after) }

    /// The answer from now on.
    var after: String { side(change.after, besides: change.before) }

    /// What the change is about; a membership needs no word for its kind.
    private var question: String {
        let slot = change.slot.filter { $0.name != "claim" }.map { member in
            member.value.number == nil ? words.value(member.value) : words.field(member)
        }
        let phrase = Phrase.of(change.kind, subject: subject, object: object)
        return phrase + (slot.isEmpty ? "" : " (\(slot.joined(separator: ", ")))")
    }

    private var subject: String { words.name(change.subject) }
    private var object: String? { change.object.map { words.withArticle($0) } }

    private var place: String {
        guard change.kind == "membership", let object else { return "" }
        return change.after.status == "withdrawn" ? " from \(object)" : " in \(object)"
    }

    private func isStatus(_ answer: Answer) -> Bool { answer.status != nil && answer.fields.count == 1 }

    private func side(_ answer: Answer, besides other: Answer) -> String {
        let shown = answer.outcome == "holds" ? fields(answer, besides: other) : Words.plain(answer.outcome)
        return (answer.isPossible ? "possibly " : "") + shown + (answer.isContested ? " (contested)" : "")
    }

    private func fields(_ answer: Answer, besides other: Answer) -> String {
        if let status = answer.status, isStatus(answer) { return Words.plain(status) }
        let differing = answer.fields.filter { !other.fields.contains($0) }
        let shown = (differing.isEmpty ? answer.fields : differing).map { words.field($0) }
        return shown.isEmpty ? "holds" : shown.joined(separator: ", ")
    }
}

/// How the question of a kind of claim is put.
enum Phrase {
    /// The question about a subject, and an object where there is one.
    static func of(_ kind: String, subject: String, object: String?) -> String {
        guard let object else { return kind == "existence" ? subject : "\(subject), \(Words.plain(kind))" }
        return switch kind {
        case "membership": subject
        case "transit": "\(subject), transit for \(object)"
        case "dispute": "\(subject) and \(object), dispute"
        case "dependence": "\(subject), dependence on \(object)"
        case "leadership": "\(subject), leadership of \(object)"
        case "contribution", "tie", "request": "\(subject), \(kind) to \(object)"
        case "participation", "office": "\(subject), \(kind) in \(object)"
        case "threat": "\(subject), threat to \(object)"
        case "prospect": "\(subject), prospect of joining \(object)"
        case "reservation", "position", "policy": "\(subject), \(kind) on \(object)"
        case "stationing": "\(subject), stationing at \(object)"
        case "link": "\(subject) to \(object), link"
        case "basing": "\(subject), basing in \(object)"
        case "composition": "\(subject), part of \(object)"
        case "document", "exercise", "decision": "\(subject), \(kind) of \(object)"
        case "observation": "\(subject), observation on \(object)"
        default: "\(subject), \(Words.plain(kind)), \(object)"
        }
    }
}
