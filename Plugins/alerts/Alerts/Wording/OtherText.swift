// SPDX-License-Identifier: Apache-2.0

import Model
import Wire

/// A finding's new answer as a sentence.
enum FindingText {
    /// `Conclusion holds -> does not hold: Nobody is about to join the CSTO. (csto-no-enlargement, on 2016-12-31)`.
    static func sentence(_ change: FindingChange) -> String {
        let turn = "\(Words.verdict(change.before)) -> \(Words.verdict(change.after))"
        let reason = change.reason.map { ", \(Words.plain($0))" } ?? ""
        return "Conclusion \(Words.plain(change.finding)): \(turn)\(reason), on \(Words.plain(change.on)): "
            + "“\(Words.plain(change.statement))”"
    }
}

/// What happened to a claim as a sentence.
struct ClaimText {
    let news: ClaimNews
    let writer: String?
    let words: Words

    /// `Claim c12 asserted by ana: Uzbekistan in the CSTO: suspended, valid 2012-06-28/..`.
    var sentence: String {
        switch news.act {
        case "asserted": "Claim \(id) asserted\(by): \(question): \(stated)"
        case "retracted": "Claim \(id) taken back\(by): \(question)\(reason)"
        case "ranked": "Claim \(id) ranked \(Words.plain(news.rank ?? ""))\(by): \(question)\(reason)"
        default: "Claim \(id) \(Words.plain(news.act))\(by): \(question)"
        }
    }

    private var by: String { writer.map { " by \(Words.plain($0))" } ?? "" }

    private var id: String { Words.plain(news.id) }

    private var question: String {
        let (subject, object) = (words.name(news.subject), news.object.map { words.withArticle($0) })
        guard news.kind == "membership", let object else {
            return Phrase.of(news.kind, subject: subject, object: object)
        }
        return "\(subject) in \(object)"
    }

    private var stated: String {
        let value = (news.claim?["value"]?.members ?? []).filter { $0.value != .null }.map { member in
            member.name == "status" ? words.value(member.value) : words.field(member)
        }
        let valid = (news.claim?["valid"]?.text).map(Words.validity)
        return (value + [valid].compactMap(\.self)).joined(separator: ", ")
    }

    private var reason: String { news.reason.map { ": \(Words.plain($0))" } ?? "" }
}

/// Any other event as a sentence: those of the register in words, those of plugins by what they tell.
struct OtherText {
    let alert: Alert
    let words: Words

    /// So many members of an unknown event are shown.
    static let mostMembers = 8
    /// So many letters of it.
    static let longest = 400

    /// The sentence.
    var sentence: String {
        switch alert.topic.split(separator: ".").prefix(2).joined(separator: ".") {
        case "entity.registered": "\(entity) registered\(by)"
        case "source.retracted":
            "All that \(words.name(text(alert.data, "source"))) says taken back\(by)\(reason)"
        case "finding.defined": "Conclusion \(text(definition, "id")) defined\(by): “\(text(definition, "statement"))”"
        case "finding.removed": "Conclusion \(text(alert.data, "id")) given up\(by)\(reason)"
        case "scenario.saved": "Scenario \(text(definition, "name")) saved\(by): \(assumptions)\(note)"
        case "scenario.removed": "Scenario \(text(alert.data, "name")) given up\(by)\(reason)"
        default: "\(Words.plain(alert.topic))\(by)\(told)"
        }
    }

    private var by: String { alert.by.map { " by \(Words.plain($0))" } ?? "" }
    private var reason: String { alert.data["reason"]?.text.map { ": \(Words.plain($0))" } ?? "" }
    private var definition: Datum { alert.data["finding"] ?? alert.data["scenario"] ?? .null }
    private var note: String { definition["note"]?.text.map { ", \(Words.plain($0))" } ?? "" }

    private var entity: String {
        let entity = alert.data["entity"] ?? .null
        let kind = text(entity, "kind")
        return "\(kind.prefix(1).uppercased())\(kind.dropFirst()) \(text(entity, "name")) (\(text(entity, "id")))"
    }

    private var assumptions: String {
        let count = definition["whatIf"]?.elements?.count ?? 0
        return "\(count) claim\(count == 1 ? "" : "s") assumed"
    }

    /// What a plugin says in words where it does, else its members.
    private var told: String {
        if let said = ["text", "summary", "message"].lazy.compactMap({ alert.data[$0]?.text }).first {
            return ": \(Words.plain(said).prefix(Self.longest))"
        }
        let members = (alert.data.members ?? []).prefix(Self.mostMembers).map { words.field($0) }
        return members.isEmpty ? "" : ": \(Words.plain(members.joined(separator: ", ")).prefix(Self.longest))"
    }

    private func text(_ datum: Datum, _ name: String) -> String { Words.plain(datum[name]?.text ?? "") }
}
