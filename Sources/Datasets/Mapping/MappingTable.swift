// SPDX-License-Identifier: Apache-2.0

import Configuration
import Model

/// A table of a mapping file, whose keys are known; what is not allowed is refused at once.
struct MappingTable {
    let node: TOMLNode
    let document: TOMLDocument
    /// How messages call the table.
    let name: String

    /// Takes a table, and refuses keys that it does not have.
    ///
    /// - Parameter allowed: the keys; nil leaves them to the caller.
    init(
        _ node: TOMLNode, _ name: String, in document: TOMLDocument, allowed: [String]?
    ) throws(ConfigurationError) {
        (self.node, self.document, self.name) = (node, document, name)
        guard let entries = node.entries else { throw fault(node, "“\(name)” is \(node.sort); it must be a table.") }
        guard let allowed else { return }
        for entry in entries where !allowed.contains(entry.key) {
            throw ConfigurationError(
                at: document.place(of: entry), key: entry.key,
                reason: "“\(name)” has no key “\(entry.key)”. " + didYouMean(entry.key, among: allowed)
                    + "It has \(allowed.joined(separator: ", ")).")
        }
    }

    var place: ConfigurationError.Place { document.place(of: node) }

    subscript(key: String) -> TOMLNode? { node[key] }

    /// A fault at a node of this document.
    func fault(_ node: TOMLNode, key: String? = nil, _ reason: String) -> ConfigurationError {
        ConfigurationError(at: document.place(of: node), key: key ?? name, reason: reason)
    }

    /// A fault for a key that must be there.
    func missing(_ key: String, _ meaning: String) -> ConfigurationError {
        fault(node, key: key, "“\(name)” lacks “\(key)”, \(meaning).")
    }

    /// A text, if the key is there.
    func text(_ key: String) throws(ConfigurationError) -> String? {
        guard let node = node[key] else { return nil }
        guard let text = node.string, !text.isEmpty else {
            throw fault(node, key: key, "“\(key)” is \(node.sort); it must be text, and not empty.")
        }
        return text
    }

    /// A text that must be there.
    func text(_ key: String, _ meaning: String) throws(ConfigurationError) -> String {
        guard let text = try text(key) else { throw missing(key, meaning) }
        return text
    }

    /// One of some words, if the key is there.
    func word<Word: RawRepresentable & CaseIterable>(
        _ key: String, as type: Word.Type
    ) throws(ConfigurationError) -> Word? where Word.RawValue == String {
        guard let given = try text(key), let node = node[key] else { return nil }
        guard let word = Word(rawValue: given) else {
            let words = Word.allCases.map(\.rawValue)
            throw fault(
                node, key: key,
                "“\(key)” does not take “\(given)”. " + didYouMean(given, among: words)
                    + "Allowed is \(words.joined(separator: " or ")).")
        }
        return word
    }

    /// Codes, written as text or whole numbers, one or a list; none where the key is missing.
    func codes(_ key: String) throws(ConfigurationError) -> [String] {
        guard let node = node[key] else { return [] }
        return try codes(in: node, key)
    }

    /// The codes that a node lists.
    func codes(in node: TOMLNode, _ key: String) throws(ConfigurationError) -> [String] {
        var codes: [String] = []
        for element in node.elements ?? [node] {
            guard let code = element.code else {
                throw fault(element, key: key, "“\(key)” lists \(element.sort); it takes texts and whole numbers.")
            }
            codes.append(code)
        }
        return codes
    }
}

extension TOMLNode {
    /// A text or a whole number, as cells write it.
    var code: String? { string ?? integer.map { String($0) } }
}
