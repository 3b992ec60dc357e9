// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Wire

extension Reader {
    func roster(_ writer: inout JSONWriter) throws(Rejection) {
        let organisation = try required("organisation", [.organisation])
        let wanted = try wantedStatuses()
        writer.key("entries")
        writer.beginArray()
        register.forEachEntry(Self.membership, .towards(organisation), viewpoint) { slot, segment in
            guard let status = status(segment.answer, wanted) else { return }
            rosterEntry(slot, segment, status, named: slot.subject, &writer)
        }
        writer.endArray()
    }

    func memberships(_ writer: inout JSONWriter) throws(Rejection) {
        let state = try required("state", [.state])
        let wanted = try wantedStatuses()
        writer.key("entries")
        writer.beginArray()
        register.forEachEntry(Self.membership, .about(state), viewpoint) { slot, segment in
            guard let status = status(segment.answer, wanted) else { return }
            rosterEntry(slot, segment, status, named: slot.object ?? slot.subject, &writer)
        }
        writer.endArray()
    }

    func timeline(_ writer: inout JSONWriter) throws(Rejection) {
        let state = try existing("state", [.state])
        let organisation = try existing("organisation", [.organisation])
        let slots = membershipSlots(state, organisation)
        let chosen = slots.dropFirst(question.place).prefix(question.limit)
        let next = question.place + chosen.count < slots.count ? question.place + chosen.count : nil
        let from = question.place
        writePage("segments", Array(chosen), { from + $0 }, next: next, &writer) { slot, writer in
            for segment in register.timeline(slot, viewpoint).segments where segment.answer.state != .unknown {
                self.segment(segment, slot, &writer)
            }
        }
    }

    private static let membership: KindIndex = {
        guard let kind = KindIndex(named: "membership") else { preconditionFailure("the kind membership is declared") }
        return kind
    }()

    /// Slots of memberships, by organisation and then by state.
    private func membershipSlots(_ state: EntityID?, _ organisation: EntityID?) -> [SlotKey] {
        register.slotKeys(of: Self.membership, viewpoint).filter {
            (state == nil || $0.subject == state) && (organisation == nil || $0.object == organisation)
        }.sorted { ($0.object?.text ?? "", $0.subject.text) < ($1.object?.text ?? "", $1.subject.text) }
    }

    private func wantedStatuses() throws(Rejection) -> Set<String>? {
        guard let datum = parameters["status"] else { return nil }
        let type = FieldType.list(Self.membership.kind.fields[0].type)
        guard case .list(let values) = try type.read(datum, field: "status") else { return nil }
        return Set(values.compactMap { if case .token(let token) = $0 { token } else { nil } })
    }

    /// The status to show, if it is wanted; none and withdrawn are left out unless they were asked for.
    private func status(_ answer: Answer, _ wanted: Set<String>?) -> String? {
        let status = Self.status(answer)
        if let wanted { return wanted.contains(status) ? status : nil }
        return status == ClaimKind.noneToken || status == "withdrawn" ? nil : status
    }

    private static func status(_ answer: Answer) -> String {
        guard answer.state == .holds, case .value(.token(let status)) = answer.aspects.first?.said else {
            return ClaimKind.noneToken
        }
        return status
    }

    private func rosterEntry(
        _ slot: SlotKey, _ segment: Timeline.Segment, _ status: String, named id: EntityID, _ writer: inout JSONWriter
    ) {
        writer.beginObject()
        writer.member("state", slot.subject.text)
        writer.member("organisation", slot.object?.text ?? "")
        writer.member("name", name(id))
        writer.member("status", status)
        writer.member("since", coarse: segment.since)
        writer.member("until", segment.until)
        grounds(segment.answer, &writer)
        writer.endObject()
    }

    private func segment(_ segment: Timeline.Segment, _ slot: SlotKey, _ writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("state", slot.subject.text)
        writer.member("organisation", slot.object?.text ?? "")
        writer.member("status", Self.status(segment.answer))
        writer.member("from", segment.days.first)
        writer.member("to", segment.days.last)
        grounds(segment.answer, &writer)
        writer.endObject()
    }

    private func grounds(_ answer: Answer, _ writer: inout JSONWriter) {
        writer.member("certainty", answer.certainty.word)
        writer.member("basis", answer.basis.word)
        writer.member("contested", answer.isContested)
        writer.member("claims", answer.claims)
    }
}
