// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

/// Puts alerts into words for one sink: text, subject, and what machines get.
struct Wording: Sendable {
    /// How the text is laid out.
    let manner: Manner
    /// The sink's own text of an alert; nil for the usual one.
    var template: Template?
    /// The sink's own subject of a single alert.
    var subject: Template?
    /// The texts that rules have of their own, by rule.
    var ruleTemplates: [String: Template] = [:]

    /// How the text of a message is laid out.
    enum Manner: Hashable, Sendable {
        /// All in one line: a log, a file.
        case line
        /// Lines as long as they are: a chat.
        case lines
        /// Wrapped lines: mail.
        case letter
    }

    /// So many alerts stand in the text of a digest; all are in what machines get.
    static let mostListed = 200
    /// So many letters of a subject.
    static let longestSubject = 200

    /// The message of some alerts, in their order; there is at least one.
    func message(_ alerts: [Alert], as form: SinkSchedule.Form, now: Instant) -> Message {
        if form == .single, let alert = alerts.first { return single(alert) }
        return collected(alerts, as: form, now: now)
    }

    private func single(_ alert: Alert) -> Message {
        let own = ownText(alert)
        let body =
            switch (manner, own) {
            case (.letter, nil): Letter(text: AlertText(alert)).body
            case (.letter, let own?): Self.wrapped(own)
            case (.line, _): Self.onOneLine(own ?? AlertText(alert).line)
            case (.lines, _): own ?? AlertText(alert).line
            }
        return Message(
            id: Self.id(of: [alert]), subject: subject(of: alert), text: body, alerts: [delivered(alert)],
            topic: alert.topic, time: alert.time, source: alert.source, isTrial: false)
    }

    private func collected(_ alerts: [Alert], as form: SinkSchedule.Form, now: Instant) -> Message {
        let listed = alerts.prefix(Self.mostListed).map { item($0) }
        let more = alerts.count - listed.count
        let title = Self.title(alerts, form)
        let lines = [title + ":", ""] + listed.flatMap(\.self) + (more > 0 ? ["- and \(more) more"] : [])
        return Message(
            id: Self.id(of: alerts), subject: title, text: lines.joined(separator: "\n"), alerts: alerts.map(delivered),
            topic: nil, time: now, source: alerts.last?.source ?? "", isTrial: false)
    }

    private func item(_ alert: Alert) -> [String] {
        let text = Self.onOneLine(ownText(alert) ?? AlertText(alert).line)
        let line = "- \(Self.minute(alert.time)): \(text)"
        return manner == .letter ? TextWrap.lines(line, indent: "  ") : [line]
    }

    private func ownText(_ alert: Alert) -> String? {
        let own = alert.rules.lazy.compactMap { ruleTemplates[$0] }.first ?? template
        return own?.filled(AlertValues(text: AlertText(alert)).value)
    }

    private func subject(of alert: Alert) -> String {
        let text = AlertText(alert)
        let subject = subject?.filled(AlertValues(text: text).value) ?? text.headline
        return String(Self.onOneLine(subject).prefix(Self.longestSubject))
    }

    /// What machines get: the alert with its text.
    private func delivered(_ alert: Alert) -> Datum {
        let text = Self.onOneLine(ownText(alert) ?? AlertText(alert).line)
        return .object([.init("text", .string(text))] + alert.members.filter { $0.name != "awaitsConclusions" })
    }

    private static func onOneLine(_ text: String) -> String {
        text.split(separator: "\n").joined(separator: " ")
    }

    private static func wrapped(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .flatMap { TextWrap.lines(String($0)) }.joined(separator: "\n")
    }

    /// `3 alerts, 2026-11-23 21:43 to 2026-11-24 06:10 UTC`.
    private static func title(_ alerts: [Alert], _ form: SinkSchedule.Form) -> String {
        let times = alerts.map(\.time).sorted()
        let (first, last) = (times.first.map(minute) ?? "", times.last.map(minute) ?? "")
        let span = first == last ? first : "\(first) to \(last)"
        let count = "\(alerts.count) alert\(alerts.count == 1 ? "" : "s")"
        return form == .summary ? "\(count) held back, \(span) UTC" : "\(count), \(span) UTC"
    }

    /// `2026-11-24 21:43`, in UTC.
    static func minute(_ time: Instant) -> String {
        String(time.description.prefix(16)).replacing("T", with: " ")
    }

    /// The epoch and the sequences: the same whenever the same alerts are put together.
    private static func id(of alerts: [Alert]) -> String {
        guard let first = alerts.first, let last = alerts.last else { return "empty" }
        let epoch = first.source.split(separator: "/").last.map(String.init) ?? "0"
        let one = "\(epoch)-\(first.sequence)"
        return alerts.count == 1 ? one : "\(one)-\(last.sequence)-\(alerts.count)"
    }
}

/// One alert as mail.
private struct Letter {
    let text: AlertText

    var body: String {
        [TextWrap.lines(text.statement), conclusions, sources, TextWrap.lines(origin)].filter { !$0.isEmpty }
            .map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private var conclusions: [String] {
        let changed = text.alert.conclusions.filter { $0.before != $0.after }
        guard !changed.isEmpty else { return [] }
        let title = changed.count == 1 ? "1 conclusion changed:" : "\(changed.count) conclusions changed:"
        return [title]
            + changed.flatMap { conclusion in
                TextWrap.lines(
                    "- \(Words.plain(conclusion.finding)) \(Words.verdict(conclusion.before)) -> "
                        + "\(Words.verdict(conclusion.after)): \(Words.plain(conclusion.statement))", indent: "  ")
            }
    }

    private var sources: [String] {
        let names = text.sourceNames
        return names.isEmpty ? [] : TextWrap.lines("Sources: \(names)")
    }

    private var origin: String {
        let alert = text.alert
        let by = alert.by.map { ", recorded by \(Words.plain($0))" } ?? ""
        return "Record \(alert.sequence) of \(Wording.minute(alert.time)) UTC, \(Words.plain(alert.topic))\(by). "
            + "Rules: \(alert.rules.joined(separator: ", "))."
    }
}
