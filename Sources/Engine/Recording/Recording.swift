// SPDX-License-Identifier: Apache-2.0

import Chronology
import Journal
import Model
import Register
import Wire

/// How facts and changes are recorded: the topic and the JSON data of each. The records are the event stream, so this
/// is also what subscribers read; it is versioned with the journal's format and only ever added to.
enum Recording {
    /// Digests the facts of a journal. Only they make the model, so that the digest is the replay hash: two registers
    /// with the same one answer every question about days and reports alike. It leaves out who recorded them and when.
    static let contentOfFacts = ContentDigest(ofTopics: FactTopic.allCases.map { "\($0.rawValue)." })

    /// A fact as a draft of a record.
    static func draft(_ stamped: StampedFact, in register: Register) -> Draft {
        var writer = JSONWriter(capacity: 512)
        writer.beginObject()
        let topic = write(stamped.fact, &writer, register)
        writer.endObject()
        return Draft(at: stamped.stamp.at.milliseconds, by: stamped.stamp.by, topic: topic, payload: writer.finish())
    }

    /// Writes a fact's members and gives its topic.
    private static func write(_ fact: Fact, _ writer: inout JSONWriter, _ register: Register) -> String {
        switch fact {
        case .entityRegistered(let entity):
            writer.key("entity")
            writer.entity(entity)
            return topic(.entityRegistered, entity.kind.name, entity.id.text)
        case .claimAsserted(let id, let assertion):
            writer.key("claim")
            writer.write(.object([.init("id", .string(id.description))] + assertion.members))
            return topic(.claimAsserted, assertion.kind.kind.name)
        case .claimRetracted(let id, let reason):
            writer.member("id", id.description)
            let kind = writeEnds(of: id, &writer, register)
            writer.member("reason", reason)
            return topic(.claimRetracted, kind)
        case .claimRanked(let id, let rank, let reason):
            writer.member("id", id.description)
            let kind = writeEnds(of: id, &writer, register)
            writer.member("rank", rank.rawValue)
            writer.member("reason", reason)
            return topic(.claimRanked, kind)
        case .sourceRetracted(let id, let reason):
            writer.member("source", id.text)
            writer.member("reason", reason)
            return topic(.sourceRetracted, id.text)
        case .defined(let definition):
            writer.key(escaping: definition.sort.rawValue)
            writer.write(definition.content)
            return topic(definition.sort == .finding ? .findingDefined : .scenarioSaved, definition.name.text)
        case .undefined(let sort, let name, let reason):
            writer.key(escaping: Definition.nameField(sort))
            writer.string(name.text)
            writer.member("reason", reason)
            return topic(sort == .finding ? .findingRemoved : .scenarioRemoved, name.text)
        }
    }

    /// What a claim is about, so that a subscriber need not look it up.
    private static func writeEnds(of id: ClaimID, _ writer: inout JSONWriter, _ register: Register) -> String {
        guard let assertion = register.claim(id)?.claim.assertion else { return "unknown" }
        writer.member("kind", assertion.kind.kind.name)
        writer.member("subject", assertion.subject.text)
        if let object = assertion.object { writer.member("object", object.text) }
        return assertion.kind.kind.name
    }

    private static func topic(_ fact: FactTopic, _ parts: String...) -> String {
        ([fact.rawValue] + parts).joined(separator: ".")
    }

    /// A change as a draft of a record, with the claims of the write, in that slot, that did it.
    static func draft(_ stamped: StampedChange, cause: [ClaimID], in register: Register) -> Draft {
        var writer = JSONWriter(capacity: 512)
        writer.change(stamped.change, cause: cause, in: register)
        return Draft(
            at: stamped.stamp.at.milliseconds, by: stamped.stamp.by, topic: topic(of: stamped.change),
            payload: writer.finish())
    }

    /// `kind.changed` and the ends of the slot: of a membership the organisation first, else the subject first.
    static func topic(of change: Change) -> String {
        let slot = change.slot
        let ends = [slot.subject.text] + (slot.object.map { [$0.text] } ?? [])
        let isOrganisationFirst = slot.kind.kind.name == "membership"
        return (["\(slot.kind.kind.name).changed"] + (isOrganisationFirst ? ends.reversed() : ends))
            .joined(separator: ".")
    }
}

extension JSONWriter {
    /// Writes a change: the question, the days, the answers before and after, and what did it.
    mutating func change(_ change: Change, cause: [ClaimID], in register: Register) {
        let slot = change.slot
        beginObject()
        member("kind", slot.kind.kind.name)
        member("subject", slot.subject.text)
        if let object = slot.object { member("object", object.text) }
        key("slot")
        slotFields(slot)
        key("names")
        beginObject()
        for id in [slot.subject] + (slot.object.map { [$0] } ?? []) {
            key(escaping: id.text)
            string(register.entity(id)?.name ?? id.text)
        }
        endObject()
        member("from", change.days.first)
        member("to", change.days.last)
        key("before")
        briefly(change.before, of: slot)
        key("after")
        briefly(change.after, of: slot)
        member("altersToday", change.altersToday)
        member("cause", Array(cause.prefix(Recording.mostCauses)))
        endObject()
    }
}

extension Recording {
    /// The most claims that one change names as its cause: those of its slot in one write, which may be large.
    static let mostCauses = 100
}
