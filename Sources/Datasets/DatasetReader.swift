// SPDX-License-Identifier: Apache-2.0

import Configuration
import Model
import Suggestion

/// Collects what the files of a dataset register, assert and find, each item with its place.
struct DatasetReader {
    private(set) var entities: [Placed<Entity>] = []
    private(set) var claims: [Placed<Assertion>] = []
    private(set) var findings: [FindingTable] = []
    private var places: [EntityID: ConfigurationError.Place] = [:]

    mutating func read(_ document: TOMLDocument) throws(ConfigurationError) {
        let defaults = try Defaults(document)
        for entry in document.root.entries ?? [] where entry.key != "defaults" {
            guard let items = entry.node.elements else { throw Self.unlisted(entry, document) }
            if entry.key == "claim" {
                for item in items { try readClaim(item, defaults, document) }
            } else if entry.key == "finding" {
                for item in items { try readFinding(item, document) }
            } else if let kind = EntityKind(rawValue: entry.key) {
                for item in items { try readEntity(item, kind, document) }
            } else {
                throw Self.unknown(entry, document)
            }
        }
    }

    private mutating func readClaim(
        _ node: TOMLNode, _ defaults: Defaults, _ document: TOMLDocument
    ) throws(ConfigurationError) {
        let datum = defaults.complete(try node.datum(document))
        do { claims.append(Placed(item: try Assertion(reading: datum), place: document.place(of: node))) } catch {
            throw document.fault(error, in: node)
        }
    }

    private mutating func readFinding(_ node: TOMLNode, _ document: TOMLDocument) throws(ConfigurationError) {
        let finding = try FindingTable(node, document)
        if let first = findings.first(where: { $0.id == finding.id }) {
            throw ConfigurationError(
                at: finding.idPlace, key: "id",
                reason: "The finding “\(finding.id)” stands in this dataset twice, first at \(first.idPlace). "
                    + "Give one of them another id.")
        }
        findings.append(finding)
    }

    private mutating func readEntity(
        _ node: TOMLNode, _ kind: EntityKind, _ document: TOMLDocument
    ) throws(ConfigurationError) {
        let members = try node.datum(document).members ?? []
        let datum = Datum.object([.init("kind", .string(kind.name))] + members)
        let entity: Entity
        do { entity = try Entity(reading: datum) } catch { throw document.fault(error, in: node) }
        let place = document.place(of: node["id"] ?? node)
        if let first = places.updateValue(place, forKey: entity.id) {
            throw ConfigurationError(
                at: place, key: "id",
                reason: "“\(entity.id)” stands in this dataset twice, first at \(first). Give one of them another id.")
        }
        entities.append(Placed(item: entity, place: document.place(of: node)))
    }

    /// A key that is no list of tables: of another name, or written with single brackets.
    private static func unlisted(_ entry: TOMLNode.Entry, _ document: TOMLDocument) -> ConfigurationError {
        guard ["claim", "finding"].contains(entry.key) || EntityKind(rawValue: entry.key) != nil else {
            return unknown(entry, document)
        }
        return ConfigurationError(
            at: document.place(of: entry), key: entry.key,
            reason: "“\(entry.key)” is a list of tables. Write [[\(entry.key)]] before each.")
    }

    private static func unknown(_ entry: TOMLNode.Entry, _ document: TOMLDocument) -> ConfigurationError {
        let names = ["claim", "defaults", "finding"] + EntityKind.allCases.map(\.rawValue)
        return ConfigurationError(
            at: document.place(of: entry), key: entry.key,
            reason: "There is no table “\(entry.key)” in a dataset. " + didYouMean(entry.key, among: names)
                + "Allowed are [[claim]], [[finding]], [defaults] and [[KIND]] for the kinds of entity.")
    }

    /// A text of the manifest that must be there.
    static func text(_ key: String, in document: TOMLDocument) throws(ConfigurationError) -> String {
        guard let text = document.root[key]?.string, !text.isEmpty else {
            throw ConfigurationError(at: .file(document.file), key: key, reason: "“\(key)” is missing, or not text.")
        }
        return text
    }
}
