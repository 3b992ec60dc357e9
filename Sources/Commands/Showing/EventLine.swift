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
        if let before = data["before"], let after = data["after"] {
            let kind = ClaimKind.named(data["kind"]?.text ?? "")
            let (old, new) = (ChangeTable.answer(before, of: kind), ChangeTable.answer(after, of: kind))
            return "\(old) → \(new) from \(ValueText.text(data["from"])) to \(ValueText.text(data["to"]))"
        }
        if let claim = data["claim"] { return gist(ofClaim: claim) }
        if let name = data["entity"]?["name"]?.text { return name }
        return ["id", "source", "rank", "reason"].compactMap { data[$0]?.text }.joined(separator: "  ")
    }

    private static func gist(ofClaim claim: Datum) -> String {
        let kind = ClaimKind.named(claim["kind"]?.text ?? "")
        return [
            claim["id"]?.text ?? "", QuestionText.claim(claim), ValueText.value(claim["value"], of: kind),
            claim["valid"]?.text ?? "",
        ].filter { !$0.isEmpty }.joined(separator: "  ")
    }
}
