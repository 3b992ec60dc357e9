// SPDX-License-Identifier: Apache-2.0

import Analysis
import Chronology
import Journal
import Model
import Register
import Wire

/// That a finding's answer became another.
struct FindingChange {
    let finding: Finding
    /// The answer until now; nil where there was none.
    let before: Verdict?
    let after: Conclusion
    /// The day that was asked about.
    let on: Day
    /// The record that it was evaluated at.
    let evaluated: SequenceNumber
    let cause: FindingCause
}

extension Recording {
    /// Who stands as the writer of what the daemon records itself.
    static let daemon = "registand"
    /// The most characters of a reason that a record carries.
    static let mostReason = 500
    /// The first two parts of the topic.
    static let findingChanged = "finding.changed"

    /// A finding's new answer as a draft of a record. It follows from facts, and so makes nothing of the model.
    static func draft(_ change: FindingChange, at: Instant) -> Draft {
        var writer = JSONWriter(capacity: 512)
        writer.beginObject()
        writer.member("finding", change.finding.name.text)
        writer.member("statement", change.finding.statement)
        if let question = change.finding.question { writer.member("question", question.rawValue) }
        writer.key("before")
        if let before = change.before { writer.string(before.rawValue) } else { writer.null() }
        writer.member("after", change.after.verdict.rawValue)
        if let reason = change.after.reason { writer.member("reason", String(reason.prefix(mostReason))) }
        writer.member("on", "\(change.on)")
        writer.member("evaluated", change.evaluated.value)
        writer.member("cause", change.cause.word)
        writer.member("causeClaims", Array(change.cause.claims.prefix(mostCauses)))
        writer.member("evidence", Array(change.after.claims.prefix(mostCauses)))
        writer.member("evidenceCount", Int64(change.after.claims.count))
        writer.endObject()
        return Draft(
            at: at.milliseconds, by: daemon, topic: "\(findingChanged).\(change.finding.name)",
            payload: writer.finish())
    }

    /// The first two parts of the topic.
    static let membershipEffective = "membership.effective"

    /// A change that was recorded earlier and takes effect, as a draft of a record.
    static func draft(_ coming: EffectiveSweep.Coming, at: Instant) -> Draft {
        var writer = JSONWriter(capacity: 512)
        let state = coming.slot.subject.text
        let organisation = coming.slot.object?.text ?? ""
        writer.beginObject()
        writer.member("state", state)
        writer.member("organisation", organisation)
        writer.member("effective", "\(coming.day)")
        writer.key("before")
        writer.briefly(coming.before, of: coming.slot)
        writer.key("after")
        writer.briefly(coming.after, of: coming.slot)
        writer.member("claims", Array(coming.after.claims.prefix(mostCauses)))
        writer.endObject()
        return Draft(
            at: at.milliseconds, by: daemon, topic: "\(membershipEffective).\(organisation).\(state)",
            payload: writer.finish())
    }

    /// The finding and the answer that a record of a changed one gives; nil for other records.
    static func answer(of record: Record, _ parser: inout JSONParser) -> (Definition.Name, Verdict)? {
        guard record.topic.hasPrefix("\(findingChanged)."), let data = try? parser.parse(record.payload),
            let name = data["finding"]?.text.flatMap({ Definition.Name($0) }),
            let verdict = data["after"]?.text.flatMap({ Verdict(rawValue: $0) })
        else { return nil }
        return (name, verdict)
    }
}
