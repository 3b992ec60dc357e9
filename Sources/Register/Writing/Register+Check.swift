// SPDX-License-Identifier: Apache-2.0

public import Model
import Suggestion

extension Register {
    /// Whether an entity can be registered: what it names exists, and it keeps the kind that it has.
    func check(_ entity: Entity) throws(Rejection) {
        if let index = entities.index(of: entity.id), entities[index].kind != entity.kind {
            throw Rejection(
                .conflict, field: "kind", given: entity.kind.name,
                reason: "“\(entity.id)” is registered as \(entities[index].kind.withArticle).",
                hint: "Give the new entity another id.")
        }
        for element in entity.attributes.elements {
            let declared = entity.kind.attributes[Int(element.position)]
            try checkEntities(in: element.value, declared.type, field: declared.name)
        }
    }

    /// Whether a claim can be asserted: everything that it names exists and is of a kind that can stand there.
    public func check(_ assertion: Assertion) throws(Rejection) {
        let kind = assertion.kind.kind
        _ = try entity(assertion.subject, of: kind.subjects, field: "subject")
        if let object = assertion.object {
            switch kind.object {
            case .absent: break
            case .optional(let kinds), .required(let kinds): _ = try entity(object, of: kinds, field: "object")
            }
        }
        if kind.isPair, assertion.subject == assertion.object {
            throw Rejection(
                .invalid, field: "object", given: assertion.subject.text,
                reason: "“\(assertion.subject)” stands at both ends.", hint: "A \(kind.name) is between two.")
        }
        for element in assertion.value.elements {
            let declared = kind.fields[Int(element.position)]
            try checkEntities(in: element.value, declared.type, field: "value.\(declared.name)")
        }
        for (position, citation) in assertion.citations.enumerated() {
            _ = try entity(citation.source, of: [.source], field: "citations[\(position)].source")
            if let via = citation.via { _ = try entity(via, of: [.source], field: "citations[\(position)].via") }
        }
    }

    private func checkEntities(in value: FieldValue, _ type: FieldType, field: String) throws(Rejection) {
        switch (value, type) {
        case (.entity(let id), .entity(let kinds)): _ = try entity(id, of: kinds, field: field)
        case (.list(let values), .list(let element)):
            for (position, value) in values.enumerated() {
                try checkEntities(in: value, element, field: "\(field)[\(position)]")
            }
        default: break
        }
    }

    /// The index of a registered entity of one of some kinds (any, where there are none), or why it cannot stand there.
    func entity(_ id: EntityID, of kinds: [EntityKind], field: String) throws(Rejection) -> EntityIndex {
        guard let index = entities.index(of: id) else { throw unknown(id, of: kinds, field: field) }
        let kind = entities[index].kind
        guard kinds.isEmpty || kinds.contains(kind) else {
            throw Rejection(
                .invalid, field: field, given: id.text, reason: "“\(id)” is \(kind.withArticle).",
                hint: "Here stands " + kinds.map(\.withArticle).joined(separator: " or ") + ".")
        }
        return index
    }

    /// The refusal of an id that nobody registered, with the nearest one that could stand there.
    func unknown(_ id: EntityID, of kinds: [EntityKind], field: String) -> Rejection {
        let candidates = entities.all.lazy.map { entities[$0] }.filter { kinds.isEmpty || kinds.contains($0.kind) }
        let expected = kinds.isEmpty ? "an entity" : kinds.map(\.withArticle).joined(separator: " or ")
        return Rejection(
            .notFound, field: field, given: id.text, reason: "There is no entity “\(id)”.",
            hint: didYouMean(id.text, among: candidates.map(\.id.text)) + "Register \(expected) first, or list them.")
    }
}
