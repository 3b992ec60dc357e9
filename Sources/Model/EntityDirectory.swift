// SPDX-License-Identifier: Apache-2.0

import Suggestion

/// Whoever knows which entities there are: the register itself, or a client that has asked it and is about to add some.
///
/// What a claim or an entity names is checked by it in the same way, with the same words, wherever that is done.
public protocol EntityDirectory {
    /// The kind of a registered entity; nil where nobody registered it.
    func kind(of id: EntityID) -> EntityKind?
    /// Every id that is registered as one of some kinds (any, where there are none), for suggestions. Cost: all entities.
    func ids(of kinds: [EntityKind]) -> [EntityID]
}

extension EntityDirectory {
    /// Whether an entity can be registered: what it names exists, and it keeps the kind that it has.
    public func check(_ entity: Entity) throws(Rejection) {
        if let kind = kind(of: entity.id), kind != entity.kind {
            throw Rejection(
                .conflict, field: "kind", given: entity.kind.name,
                reason: "“\(entity.id)” is registered as \(kind.withArticle).",
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
        try require(assertion.subject, of: kind.subjects, field: "subject")
        if let object = assertion.object {
            switch kind.object {
            case .absent: break
            case .optional(let kinds), .required(let kinds): try require(object, of: kinds, field: "object")
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
            try require(citation.source, of: [.source], field: "citations[\(position)].source")
            if let via = citation.via { try require(via, of: [.source], field: "citations[\(position)].via") }
        }
    }

    /// Refuses an id that nobody registered, or that is of none of some kinds (any will do, where there are none).
    public func require(_ id: EntityID, of kinds: [EntityKind], field: String) throws(Rejection) {
        guard let kind = kind(of: id) else { throw unknown(id, of: kinds, field: field) }
        guard kinds.isEmpty || kinds.contains(kind) else {
            throw Rejection(
                .invalid, field: field, given: id.text, reason: "“\(id)” is \(kind.withArticle).",
                hint: "Here stands " + kinds.map(\.withArticle).joined(separator: " or ") + ".")
        }
    }

    /// The refusal of an id that nobody registered, with the nearest one that could stand there.
    public func unknown(_ id: EntityID, of kinds: [EntityKind], field: String) -> Rejection {
        let isAny = kinds.isEmpty || kinds.count == EntityKind.allCases.count
        let expected = isAny ? "an entity" : kinds.map(\.withArticle).joined(separator: " or ")
        return Rejection(
            .notFound, field: field, given: id.text, reason: "There is no entity “\(id)”.",
            hint: didYouMean(id.text, among: ids(of: kinds).map(\.text)) + "Register \(expected) first, or list them.")
    }

    private func checkEntities(in value: FieldValue, _ type: FieldType, field: String) throws(Rejection) {
        switch (value, type) {
        case (.entity(let id), .entity(let kinds)): try require(id, of: kinds, field: field)
        case (.list(let values), .list(let element)):
            for (position, value) in values.enumerated() {
                try checkEntities(in: value, element, field: "\(field)[\(position)]")
            }
        default: break
        }
    }
}
