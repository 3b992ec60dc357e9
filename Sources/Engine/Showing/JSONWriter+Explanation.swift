// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Wire

extension JSONWriter {
    /// Writes what each source says over time.
    mutating func accounts(_ accounts: [Explanation.Account], kind: ClaimKind, name: (EntityID) -> String) {
        beginArray()
        for account in accounts {
            beginObject()
            key("source")
            if let source = account.source { string(source.text) } else { null() }
            member("name", account.source.map(name) ?? "what is assumed")
            member("reliability", account.reliability.rawValue)
            member("horizon", account.horizon)
            member("claims", account.claims)
            key("timelines")
            beginArray()
            for timeline in account.timelines { aspectTimeline(timeline, kind: kind) }
            endArray()
            endObject()
        }
        endArray()
    }

    private mutating func aspectTimeline(_ timeline: Explanation.AspectTimeline, kind: ClaimKind) {
        beginObject()
        member("aspect", timeline.aspect.name(in: kind))
        key("stretches")
        beginArray()
        for stretch in timeline.stretches {
            beginObject()
            member("from", stretch.days.first)
            member("to", stretch.days.last)
            key("value")
            said(stretch.said, timeline.aspect, kind)
            member("certainty", stretch.certainty.word)
            member("basis", stretch.basis.word)
            member("divided", stretch.isDivided)
            endObject()
        }
        endArray()
        endObject()
    }

    /// Writes what was decided on each aspect, and by which rule.
    mutating func steps(_ steps: [Explanation.Step], kind: ClaimKind) {
        beginArray()
        for step in steps {
            beginObject()
            member("aspect", step.aspect.name(in: kind))
            member("knowing", step.knowing)
            member("presuming", step.presuming)
            key("answeredBy")
            if let source = step.answeredBy { string(source.text) } else { null() }
            member("rule", step.rule.rawValue)
            endObject()
        }
        endArray()
    }
}
