// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Wire

extension JSONWriter {
    /// Writes the question that a slot is.
    mutating func slot(_ key: SlotKey) {
        beginObject()
        slotMembers(key)
        endObject()
    }

    /// Writes the members of a question: kind, ends, and the fields that belong to it.
    mutating func slotMembers(_ slot: SlotKey) {
        member("kind", slot.kind.kind.name)
        member("subject", slot.subject.text)
        if let object = slot.object { member("object", object.text) }
        qualifiers(slot)
    }

    private mutating func qualifiers(_ slot: SlotKey) {
        let kind = slot.kind.kind
        for item in slot.qualifiers.members(kind.fields) {
            key(escaping: item.name)
            write(item.value)
        }
        if slot.isPlan { member("phase", ClaimKind.plannedPhase) }
        if let own = slot.own, own.number > 0 { member("claim", own.description) }
    }

    /// Writes the fields that belong to the question, as one object.
    mutating func slotFields(_ slot: SlotKey) {
        beginObject()
        qualifiers(slot)
        endObject()
    }

    /// Writes a stretch of a timeline: its answer with all aspects, and the run that it belongs to.
    mutating func resolved(_ segment: Timeline.Segment, of slot: SlotKey) {
        beginObject()
        answerMembers(segment.answer, of: slot)
        member("since", coarse: segment.since)
        member("until", segment.until)
        key("aspects")
        beginArray()
        for aspect in segment.answer.aspects { self.aspect(aspect, of: slot.kind.kind) }
        endArray()
        endObject()
    }

    /// Writes an answer in short: what holds, how certain, and whether it is contested.
    mutating func briefly(_ answer: Answer, of slot: SlotKey) {
        beginObject()
        member("answer", answer.state.word)
        key("value")
        value(of: answer, slot.kind.kind)
        objects(of: answer)
        member("certainty", answer.certainty.word)
        member("contested", answer.isContested)
        endObject()
    }

    private mutating func answerMembers(_ answer: Answer, of slot: SlotKey) {
        member("answer", answer.state.word)
        key("value")
        value(of: answer, slot.kind.kind)
        objects(of: answer)
        member("certainty", answer.certainty.word)
        if answer.state != .unknown { member("basis", answer.basis.word) }
        member("contested", answer.isContested)
        member("claims", answer.claims)
    }

    private mutating func objects(of answer: Answer) {
        if let object = answer.object { member("object", object.text) }
        if !answer.objects.isEmpty { member("objects", answer.objects) }
    }

    private mutating func value(of answer: Answer, _ kind: ClaimKind) {
        guard answer.state == .holds else { return null() }
        write(.object(answer.value.members(kind.fields)))
    }

    private mutating func aspect(_ answer: AspectAnswer, of kind: ClaimKind) {
        beginObject()
        member("aspect", answer.aspect.name(in: kind))
        key("value")
        said(answer.said, answer.aspect, kind)
        member("certainty", answer.certainty.word)
        member("basis", answer.basis.word)
        member("claims", answer.claims)
        for (name, variants) in [
            ("superseded", answer.superseded), ("contested", answer.contested), ("alternatives", answer.alternatives),
        ] where !variants.isEmpty {
            key(escaping: name)
            self.variants(variants, answer.aspect, kind)
        }
        endObject()
    }

    private mutating func variants(_ variants: [AspectAnswer.Variant], _ aspect: Aspect, _ kind: ClaimKind) {
        beginArray()
        for variant in variants {
            beginObject()
            key("value")
            said(variant.said, aspect, kind)
            member("sources", variant.sources)
            member("claims", variant.claims)
            endObject()
        }
        endArray()
    }

    /// Writes what is said of an aspect; null where it is that nothing holds.
    mutating func said(_ said: Said, _ aspect: Aspect, _ kind: ClaimKind) {
        switch (said, aspect) {
        case (.nothing, _): null()
        case (.value(let value), .field(let position)): write(value.datum(kind.fields[Int(position)].type))
        case (.value(let value), .object): write(value.datum(.entity([])))
        case (.value(let value), .presence): write(value.datum(.flag))
        }
    }
}

extension Answer.State {
    /// The word for it.
    var word: String {
        switch self {
        case .unknown: "unknown"
        case .none: "none"
        case .holds: "holds"
        }
    }
}
