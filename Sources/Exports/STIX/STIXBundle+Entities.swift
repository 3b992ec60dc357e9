// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model

extension STIXBundle {
    /// The id of an entity's object.
    func id(of entity: EntityID) -> String? {
        kinds[entity].map { identifiers.entity(entity, type: $0.type) }
    }

    /// An entity as the object that it becomes.
    func object(_ entity: Entity) -> Datum {
        let kind = kinds[entity.id] ?? .grouping
        let claims = kind.showsClaims(of: entity.kind) ? listed[entity.id] ?? [] : []
        var object = STIXObject(
            kind.type, id: identifiers.entity(entity.id, type: kind.type),
            span: history.span(of: entity.id, showing: claims, at: entity.placeID), creator: identifiers.creator)
        object.set("name", text: entity.name)
        switch kind {
        case .identity(let identityClass): object.set("identity_class", text: identityClass)
        case .location(let position): Self.set(position, on: &object)
        case .grouping:
            object.set("context", "unspecified")
            object.set("object_refs", texts: references(to: claims))
        case .report:
            object.set("published", text: published(entity))
            object.set("object_refs", texts: references(to: claims))
        }
        object.set("labels", texts: [entity.kind.name])
        object.set("external_references", externalReferences(of: entity))
        object.setRecord(record(of: entity))
        return object.datum
    }

    private static func set(_ position: STIXPosition, on object: inout STIXObject) {
        object.set("latitude", position.point.map { Datum(exact: $0.latitude) })
        object.set("longitude", position.point.map { Datum(exact: $0.longitude) })
        object.set("country", text: position.country)
    }

    /// The claims as objects. A list may not be empty: what no claim speaks of refers to the register itself.
    private func references(to claims: [Claim]) -> [String] {
        claims.isEmpty ? [identifiers.creator] : claims.map { identifiers.claim($0.id, type: type(of: $0.assertion)) }
    }

    /// The last day on which it may have appeared, which is when `known` counts it from.
    private func published(_ entity: Entity) -> String {
        STIXTime.beginning(of: entity.date?.last) ?? history.start.description
    }

    private func externalReferences(of entity: Entity) -> Datum? {
        guard case .text(let url)? = entity.attribute("url") else { return nil }
        return .array([.object([.init("source_name", .string(entity.name)), .init("url", .string(url))])])
    }

    private func record(of entity: Entity) -> [Datum.Member] {
        [.init("entity", .string(entity.id.text))] + entity.members.filter { $0.name != "id" }
    }
}

extension STIXKind {
    /// Whether the object is made of claims: it refers to them, or has its position from them.
    fileprivate func showsClaims(of kind: EntityKind) -> Bool {
        self == .grouping || self == .report || kind == .installation
    }
}
