// SPDX-License-Identifier: Apache-2.0

import Model

/// What an alert fills into the placeholders of a template.
struct AlertValues {
    let text: AlertText

    /// What stands for a placeholder; empty where the alert has nothing of the kind.
    func value(_ placeholder: Placeholder) -> String {
        switch placeholder {
        case .text: text.line
        case .headline: text.headline
        case .source: text.sources
        case .sources: text.sourceNames
        case .conclusions: text.conclusions(atMost: AlertText.mostConclusions)
        case .line: "\n"
        case .topic, .sequence, .time, .by, .rules: ofEvent(placeholder)
        default: ofNews(placeholder)
        }
    }

    private func ofEvent(_ placeholder: Placeholder) -> String {
        let alert = text.alert
        return switch placeholder {
        case .topic: Words.plain(alert.topic)
        case .sequence: "\(alert.sequence)"
        case .time: "\(alert.time)"
        case .by: Words.plain(alert.by ?? "")
        case .rules: alert.rules.joined(separator: ", ")
        default: ""
        }
    }

    private func ofNews(_ placeholder: Placeholder) -> String {
        switch text.alert.news {
        case .change(let change), .effect(let change): of(change, placeholder)
        case .finding(let change): of(change, placeholder)
        case .claim(let claim): of(claim, placeholder)
        case .other: placeholder == .reason ? Words.plain(text.alert.data["reason"]?.text ?? "") : ""
        }
    }

    private func of(_ change: Change, _ placeholder: Placeholder) -> String {
        let shown = ChangeText(change: change, words: text.words)
        return switch placeholder {
        case .subject: text.words.name(change.subject)
        case .object: change.object.map { text.words.name($0) } ?? ""
        case .organisation: change.object.map { text.words.withArticle($0) } ?? ""
        case .kind: Words.plain(change.kind)
        case .before: shown.before
        case .after: shown.after
        case .from: Words.plain(change.from)
        case .to: Words.plain(change.to)
        case .period: Words.period(change.from, change.to)
        default: ""
        }
    }

    private func of(_ change: FindingChange, _ placeholder: Placeholder) -> String {
        switch placeholder {
        case .finding: Words.plain(change.finding)
        case .statement: Words.plain(change.statement)
        case .question: Words.plain(change.question ?? "")
        case .before: Words.verdict(change.before)
        case .after: Words.verdict(change.after)
        case .from: Words.plain(change.on)
        case .reason: Words.plain(change.reason ?? "")
        case .period: "on \(Words.plain(change.on))"
        default: ""
        }
    }

    private func of(_ claim: ClaimNews, _ placeholder: Placeholder) -> String {
        switch placeholder {
        case .subject: text.words.name(claim.subject)
        case .object: claim.object.map { text.words.name($0) } ?? ""
        case .organisation: claim.object.map { text.words.withArticle($0) } ?? ""
        case .kind: Words.plain(claim.kind)
        case .reason: Words.plain(claim.reason ?? "")
        default: ""
        }
    }
}
