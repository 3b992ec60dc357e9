// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

extension STIXBundle {
    /// Which object a claim becomes: a relationship, or a note where there is none between two objects.
    func type(of assertion: Assertion) -> String {
        assertion.object == nil || assertion.relationshipType == nil ? "note" : "relationship"
    }

    /// A claim as the object that it becomes. Both ends are in the bundle, because the register holds them.
    func object(_ claim: Claim, isRevoked: Bool) -> Datum {
        let assertion = claim.assertion
        let type = type(of: assertion)
        var object = STIXObject(
            type, id: identifiers.claim(claim.id, type: type), span: history.span(of: claim),
            creator: identifiers.creator)
        if let target = assertion.object, let name = assertion.relationshipType {
            setRelationship(name, assertion, target, on: &object)
        } else {
            setNote(assertion, on: &object)
        }
        if isRevoked { object.set("revoked", true) }
        object.set("labels", texts: labels(of: assertion))
        object.set("confidence", assertion.credibility.stixConfidence.map { .integer($0) })
        object.set("external_references", .array(assertion.citations.map(externalReference)))
        object.setRecord(record(of: claim))
        return object.datum
    }

    /// The time from the first possible day to the last possible one; an end that is open or unknown is left out.
    private func setRelationship(
        _ name: String, _ assertion: Assertion, _ target: EntityID, on object: inout STIXObject
    ) {
        object.set("relationship_type", text: name)
        object.set("description", text: statement(assertion))
        object.set("source_ref", text: id(of: assertion.subject))
        object.set("target_ref", text: id(of: target))
        object.set("start_time", text: STIXTime.beginning(of: assertion.valid.firstDay))
        object.set("stop_time", text: STIXTime.end(of: assertion.valid.lastDay))
    }

    private func setNote(_ assertion: Assertion, on object: inout STIXObject) {
        let ends = [assertion.subject] + (assertion.object.map { [$0] } ?? [])
        let kind = assertion.kind.kind.name
        object.set("abstract", text: ([kind] + ends.map { holdings[$0]?.name ?? $0.text }).joined(separator: ": "))
        object.set("content", text: "\(kind), \(statement(assertion))")
        object.set("object_refs", texts: ends.compactMap(id))
    }

    /// What is stated, when, and what was noted, as text.
    private func statement(_ assertion: Assertion) -> String {
        let value = assertion.value.typedText(assertion.kind.kind.fields, json: json)
        return [value, "valid \(assertion.valid.text)", assertion.note ?? ""].filter { !$0.isEmpty }
            .joined(separator: "; ")
    }

    private func labels(of assertion: Assertion) -> [String] {
        [assertion.kind.kind.name] + (assertion.rank == .normal ? [] : [assertion.rank.rawValue])
    }

    private func externalReference(_ citation: Citation) -> Datum {
        let source = holdings[citation.source]
        var members: [Datum.Member] = [.init("source_name", .string(source?.name ?? citation.source.text))]
        let behind = citation.via.map { "after \(holdings[$0]?.name ?? $0.text)" }
        let said = citation.reported.map { "reported \($0.text)" }
        let parts = [citation.locator, behind, said].compactMap { $0 }.filter { !$0.isEmpty }
        if !parts.isEmpty { members.append(.init("description", .string(parts.joined(separator: "; ")))) }
        if case .text(let url)? = source?.attribute("url") { members.append(.init("url", .string(url))) }
        members.append(.init("external_id", .string(citation.source.text)))
        return .object(members)
    }

    private func record(of claim: Claim) -> [Datum.Member] {
        [.init("claim", .string(claim.id.description))] + claim.assertion.members + [
            .init("sequence", .integer(claim.recorded.sequence.value)),
            .init("recorded_by", .string(claim.recorded.by)),
        ]
    }
}
