// SPDX-License-Identifier: Apache-2.0

import Configuration
import Model

extension MappingReader {
    /// Reads `[[source]]`, `[[state]]` and so on, in the order of the file.
    mutating func entities(_ root: MappingTable) throws(ConfigurationError) -> [EntityTemplate] {
        var templates: [EntityTemplate] = []
        for entry in root.node.entries ?? [] {
            guard let kind = EntityKind(rawValue: entry.key) else { continue }
            for node in entry.node.elements ?? [entry.node] { templates.append(try entity(node, kind)) }
        }
        return templates
    }

    private mutating func entity(_ node: TOMLNode, _ kind: EntityKind) throws(ConfigurationError) -> EntityTemplate {
        let table = try MappingTable(
            node, kind.name, in: document,
            allowed: ["id", "name", "names"] + kind.attributes.map(\.name) + ["existing", "only", "skip"])
        let members = try members(
            (node.entries ?? []).filter { !["existing", "only", "skip"].contains($0.key) })
        guard let id = members["id"] else { throw table.missing("id", "a text, or a column") }
        guard members["name"] != nil else { throw table.missing("name", "a text, or a column") }
        try check(id, as: .entity([]), "id")
        for attribute in kind.attributes {
            if let term = members[attribute.name] {
                try check(term, as: attribute.type, attribute.name)
            } else if attribute.isRequired {
                throw table.missing(attribute.name, attribute.summary)
            }
        }
        return EntityTemplate(
            kind: kind, members: members, id: id,
            existing: try table.word("existing", as: EntityTemplate.Existing.self) ?? .keep,
            filter: try filter(in: table), place: table.place)
    }

    /// Reads `[[claim]]`.
    mutating func claims(_ root: MappingTable, areRuns: Bool) throws(ConfigurationError) -> [ClaimTemplate] {
        guard let node = root["claim"] else { return [] }
        var templates: [ClaimTemplate] = []
        for element in node.elements ?? [node] { templates.append(try claim(element, areRuns: areRuns)) }
        return templates
    }

    private mutating func claim(_ node: TOMLNode, areRuns: Bool) throws(ConfigurationError) -> ClaimTemplate {
        let table = try MappingTable(
            node, "claim", in: document, allowed: Assertion.memberNames + ["only", "skip"])
        let name = try table.text("kind", "the kind of the claim")
        let kind: KindIndex
        do { kind = try KindIndex(reading: name, field: "kind") } catch {
            throw table.fault(table["kind"] ?? node, key: "kind", error.sentence)
        }
        let rest = (node.entries ?? []).filter { !["kind", "valid", "only", "skip"].contains($0.key) }
        let members = try members(rest)
        try check(members, of: kind.kind, table)
        return ClaimTemplate(
            kind: kind, members: members, valid: try time(table["valid"], areRuns: areRuns, in: table),
            filter: try filter(in: table), place: table.place)
    }
}
