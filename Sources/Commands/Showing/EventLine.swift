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

    /// What the data says in a few words: a change from one answer to another, or a claim; nothing for other events.
    static func gist(_ data: Datum) -> String {
        let kind = ClaimKind.named(data["kind"]?.text ?? "")
        if let before = data["before"], let after = data["after"] {
            let (old, new) = (ValueText.answer(before, of: kind), ValueText.answer(after, of: kind))
            return "\(old) → \(new) from \(ValueText.text(data["from"])) to \(ValueText.text(data["to"]))"
        }
        let claim = data["claim"] ?? data
        guard let valid = claim["valid"]?.text, let kind = ClaimKind.named(claim["kind"]?.text ?? "") else { return "" }
        return [
            claim["id"]?.text ?? "", QuestionText.text(question(of: claim)),
            ValueText.value(claim["value"], of: kind), valid,
        ].filter { !$0.isEmpty }.joined(separator: "  ")
    }

    private static func question(of claim: Datum) -> Datum {
        .object((claim.members ?? []).filter { ["kind", "subject", "object"].contains($0.name) })
    }
}
