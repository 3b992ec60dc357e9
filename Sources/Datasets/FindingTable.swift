// SPDX-License-Identifier: Apache-2.0

public import Configuration
public import Model

/// A finding of a dataset as it was written, with its place. Whether its expression can be read is for the analyses to
/// say; what they refuse is told at the place of the value.
public struct FindingTable: Hashable, Sendable {
    /// What was written: `id`, `statement`, `expression` and so on, by name.
    public let datum: Datum
    /// The id.
    public let id: String
    /// Where it was written.
    public let place: ConfigurationError.Place
    private let file: String
    private let node: TOMLNode

    /// Takes a table out of a file.
    init(_ node: TOMLNode, _ document: TOMLDocument) throws(ConfigurationError) {
        datum = try node.datum(document)
        place = document.place(of: node)
        guard node.entries != nil, let id = datum["id"]?.text, !id.isEmpty else {
            throw ConfigurationError(
                at: document.place(of: node["id"] ?? node), key: "id", reason: "A finding has an id.")
        }
        self.id = id
        file = document.file
        self.node = node
    }

    /// Where the id was written.
    var idPlace: ConfigurationError.Place { place(of: node["id"] ?? node) }

    /// A refusal of the finding, with the place of what it concerns.
    public func located(_ rejection: Rejection) -> ConfigurationError {
        ConfigurationError(
            at: place(of: node.descendant(rejection.field)), key: rejection.field, reason: rejection.sentence)
    }

    private func place(of node: TOMLNode) -> ConfigurationError.Place {
        .position(file: file, line: node.line, column: node.column)
    }
}
