// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Wire

extension Reader {
    func slot(_ writer: inout JSONWriter) throws(Rejection) {
        let key = try slotKey()
        writer.key("slot")
        writer.slot(key)
        writer.key("resolved")
        writer.resolved(register.timeline(key, viewpoint).segment(on: viewpoint.on), of: key)
    }

    func explain(_ writer: inout JSONWriter) throws(Rejection) {
        let key = try slotKey()
        let explanation = register.explain(key, viewpoint)
        writer.key("slot")
        writer.slot(key)
        writer.key("resolved")
        writer.resolved(explanation.segment, of: key)
        writer.key("sources")
        writer.accounts(explanation.sources, kind: key.kind.kind, name: name)
        writer.key("steps")
        writer.steps(explanation.steps, kind: key.kind.kind)
    }

    /// The slot that the parameters name: kind, ends, and the fields that belong to the question.
    private func slotKey() throws(Rejection) -> SlotKey {
        let index = try KindIndex(reading: try parameters.requiredText("kind"), field: "kind")
        let kind = index.kind
        let subject = try required("subject", kind.subjects)
        if kind.slot == .own { return try ownSlot(index, subject) }
        let object = kind.objectIsQuestion ? try required("object", Self.objectKinds(kind)) : nil
        return SlotKey(kind: index, subject: subject, object: object, value: try slotFields(kind))
    }

    private func ownSlot(_ kind: KindIndex, _ subject: EntityID) throws(Rejection) -> SlotKey {
        guard let given = parameters["claim"] else {
            throw Rejection(
                .invalid, field: "claim",
                reason: "Every claim of the kind “\(kind.kind.name)” is a question of its own; “claim” is missing.",
                hint: "Give its id; claim.list shows those about “\(subject)”.")
        }
        let id = try Parameters.claimID(given, field: "claim")
        guard let claim = register.claim(id, at: viewpoint.recorded)?.claim, claim.assertion.kind == kind,
            claim.assertion.subject == subject
        else {
            throw Rejection(
                .notFound, field: "claim", given: id.description,
                reason: "\(id) is not a claim of kind “\(kind.kind.name)” about “\(subject)”.")
        }
        return SlotKey(claim.assertion, id: id)
    }

    private static func objectKinds(_ kind: ClaimKind) -> [EntityKind] {
        switch kind.object {
        case .absent: []
        case .optional(let kinds), .required(let kinds): kinds
        }
    }

    private func slotFields(_ kind: ClaimKind) throws(Rejection) -> FieldValues {
        var positions = kind.slotPositions
        if kind.separatesPlans, let phase = kind.phasePosition { positions.append(phase) }
        var value = FieldValues.none
        for position in positions {
            let field = kind.fields[position]
            if let datum = parameters[field.name] { value[position] = try field.type.read(datum, field: field.name) }
            guard !field.isRequired || value[position] != nil else {
                throw Rejection(
                    .invalid, field: field.name, reason: "“\(field.name)” belongs to the question and is missing.",
                    hint: "Give \(field.type.allowed).")
            }
        }
        return value
    }
}
