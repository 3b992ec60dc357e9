// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Wire

/// An event on one line: when, where in the journal, its topic, and what it tells in short.
enum EventLine {
    static func text(_ event: Event) -> Text {
        let sequence = event.sequence.map { String($0.value) } ?? "-"
        let gist = gist(event.data)
        return Text("\(event.time.description.prefix(19))Z", .dim) + Text("  \(sequence)  ") + Text(event.topic, .bold)
            + (gist.isEmpty ? "" : Text("  \(gist)"))
    }

    /// What the data says in a few words: a change of an answer, a claim, an entity, or why something was taken back.
    static func gist(_ data: Datum) -> String {
        if data["evaluated"] != nil { return gist(ofFinding: data) }
        if let day = data["effective"]?.text { return gist(ofDay: day, data) }
        if let before = data["before"], let after = data["after"] {
            let kind = ClaimKind.named(data["kind"]?.text ?? "")
            let (old, new) = (ChangeTable.answer(before, of: kind), ChangeTable.answer(after, of: kind))
            return "\(old) → \(new) from \(ValueText.text(data["from"])) to \(ValueText.text(data["to"]))"
        }
        if let claim = data["claim"] { return gist(ofClaim: claim) }
        if let name = data["entity"]?["name"]?.text { return name }
        if let finding = data["finding"] { return finding["statement"]?.text ?? "" }
        if let scenario = data["scenario"] { return scenario["note"]?.text ?? "" }
        return ["id", "source", "rank", "reason"].compactMap { data[$0]?.text }.joined(separator: "  ")
    }

    /// `holds → fails by c557: Uzbekistan is …`.
    private static func gist(ofFinding data: Datum) -> String {
        let answers = "\(data["before"]?.text ?? "new") → \(data["after"]?.text ?? "")"
        let claims = (data["causeClaims"]?.elements ?? []).compactMap(\.text)
        let listed = claims.prefix(mostClaims).joined(separator: " ") + (claims.count > mostClaims ? " …" : "")
        let cause = claims.isEmpty ? "on account of \(data["cause"]?.text ?? "")" : "by \(listed)"
        return "\(answers) \(cause): \(data["statement"]?.text ?? "")"
    }

    /// So many claims stand on a line.
    private static let mostClaims = 5

    /// A change that was announced earlier and takes effect.
    private static func gist(ofDay day: String, _ data: Datum) -> String {
        let kind = ClaimKind.named("membership")
        let answers = ["before", "after"].map { ChangeTable.answer(data[$0] ?? .null, of: kind) }
        return answers.joined(separator: " → ") + " takes effect on \(day)"
    }

    private static func gist(ofClaim claim: Datum) -> String {
        let kind = ClaimKind.named(claim["kind"]?.text ?? "")
        return [
            claim["id"]?.text ?? "", QuestionText.claim(claim), ValueText.value(claim["value"], of: kind),
            claim["valid"]?.text ?? "",
        ].filter { !$0.isEmpty }.joined(separator: "  ")
    }
}
