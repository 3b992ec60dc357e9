// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Wire

extension Shape {
    /// Everything by which a value is not of this shape, each with its place. Stricter than the check of parameters:
    /// references are followed, nothing unknown may stand anywhere, and what must be there must be there.
    func faults(in datum: Datum, at place: String = "result") -> [String] {
        switch self {
        case .any: return []
        case .text: return datum.text == nil ? ["\(place) is \(datum.sort), not text"] : []
        case .integer(let bounds): return fault(datum.integer.map(bounds.contains) ?? false, datum, place)
        case .number: return fault(datum.number != nil, datum, place)
        case .flag: return fault(datum.bool != nil, datum, place)
        case .null: return fault(datum == .null, datum, place)
        case .word(let words): return fault(datum.text.map(words.contains) ?? false, datum, place)
        case .list(let element, let most):
            guard let elements = datum.elements, elements.count <= most else { return fault(false, datum, place) }
            return elements.enumerated().flatMap { element.faults(in: $1, at: "\(place)[\($0)]") }
        case .object(let properties): return Self.faults(in: datum, properties, at: place)
        case .dictionary(let value):
            guard let members = datum.members else { return fault(false, datum, place) }
            return members.flatMap { value.faults(in: $0.value, at: "\(place).\($0.name)") }
        case .either(let shapes):
            let all = shapes.map { $0.faults(in: datum, at: place) }
            return all.contains { $0.isEmpty } ? [] : all.min { $0.count < $1.count } ?? []
        case .reference(let name):
            guard let shape = Shape.named(name) else { return ["no shape \(name)"] }
            return shape.faults(in: datum, at: place) + Self.formFaults(in: datum, name, place)
        }
    }

    static func faults(in datum: Datum, _ properties: [Property], at place: String) -> [String] {
        guard let members = datum.members else { return ["\(place) is \(datum.sort), not an object"] }
        let unknown = members.filter { member in !properties.contains { $0.name == member.name } }
        let missing = properties.filter { $0.isRequired && datum[$0.name] == nil }
        return unknown.map { "\(place).\($0.name) is not declared" } + missing.map { "\(place).\($0.name) is missing" }
            + properties.flatMap { property in
                datum[property.name].map { property.shape.faults(in: $0, at: "\(place).\(property.name)") } ?? []
            }
    }

    private func fault(_ holds: Bool, _ datum: Datum, _ place: String) -> [String] {
        holds ? [] : ["\(place) is \(datum.json), not \(allowed)"]
    }

    private static func formFaults(in datum: Datum, _ name: String, _ place: String) -> [String] {
        switch name {
        case "EntityID": datum.text.flatMap { EntityID($0) } == nil ? ["\(place) is no id"] : []
        case "ClaimID": datum.text.flatMap { ClaimID($0) } == nil ? ["\(place) is no id of a claim"] : []
        default: []
        }
    }
}
