// SPDX-License-Identifier: Apache-2.0

public import Configuration
public import Model

/// What one import registers and asserts: a folder of human-written TOML files, in the order of its files, or a CSV
/// file by its mapping, in the order of its rows.
///
/// In a folder `dataset.toml` names it; every other file may hold tables of entities, `[[state]]`, `[[source]]` and so on
/// by kind, `[[claim]]`, with `[defaults]` for what its claims leave out, and `[[finding]]`, by custom in `findings/`.
public struct Dataset: Hashable, Sendable {
    /// The name, an id.
    public let name: String
    /// The title for people.
    public let title: String
    /// What it registers, sources first, so that each entity stands before what names it wherever kinds allow it.
    public let entities: [Entity]
    /// What it asserts.
    public let claims: [Assertion]
    /// Where each entity was written, to say so when the register refuses it.
    public let entityPlaces: [ConfigurationError.Place]
    /// Where each claim was written.
    public let claimPlaces: [ConfigurationError.Place]
    /// What it finds, in the order of its files; ids are unique, expressions are not read here.
    public let findings: [FindingTable]
    /// Entities to register only where the register has none of that id: a mapping knows little of what it names.
    public let fallbacks: Set<EntityID>

    /// One file of a dataset.
    public struct File: Hashable, Sendable {
        /// The path, as messages name it.
        public let path: String
        /// The content.
        public let bytes: [UInt8]

        /// Names a file's content.
        public init(path: String, bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes
        }
    }

    /// The name of the file that every dataset has.
    public static let manifest = "dataset.toml"

    /// Reads all files of a dataset, in the order of their paths. Nothing is checked against a register.
    ///
    /// - Throws: the first fault, with file, line, column, what was given and what is allowed.
    public init(_ files: [File]) throws(ConfigurationError) {
        var reader = DatasetReader()
        var manifest: TOMLDocument?
        for file in files.sorted(by: { $0.path < $1.path }) {
            let document = try TOMLDocument.parse(bytes: file.bytes, file: file.path)
            if file.path == Self.manifest || file.path.hasSuffix("/" + Self.manifest) {
                manifest = document
            } else {
                try reader.read(document)
            }
        }
        guard let manifest else {
            throw ConfigurationError(
                at: .file(Self.manifest), reason: "A dataset has a file “\(Self.manifest)” with its name and title.")
        }
        name = try DatasetReader.text("name", in: manifest)
        title = try DatasetReader.text("title", in: manifest)
        let ordered = reader.entities.inOrderOfNaming
        entities = ordered.map(\.item)
        entityPlaces = ordered.map(\.place)
        claims = reader.claims.map(\.item)
        claimPlaces = reader.claims.map(\.place)
        findings = reader.findings
        fallbacks = []
    }

    /// What a mapping made of a file.
    init(
        name: String, title: String, entities: [Placed<Entity>], claims: [Placed<Assertion>],
        findings: [FindingTable] = [], fallbacks: Set<EntityID>
    ) {
        self.name = name
        self.title = title
        self.entities = entities.map(\.item)
        self.claims = claims.map(\.item)
        entityPlaces = entities.map(\.place)
        claimPlaces = claims.map(\.place)
        self.findings = findings
        self.fallbacks = fallbacks
    }

    /// A refusal by the register, with the place of what it refused instead of its number.
    public func located(_ rejection: Rejection) -> ConfigurationError {
        if case ("findings", let number)? = Rejection.item(inField: rejection.field), findings.indices.contains(number)
        {
            return findings[number].located(rejection.without("findings[\(number)]"))
        }
        let place: ConfigurationError.Place =
            switch Rejection.item(inField: rejection.field) {
            case ("entities", let number)? where entityPlaces.indices.contains(number): entityPlaces[number]
            case ("claims", let number)? where claimPlaces.indices.contains(number): claimPlaces[number]
            default: .file(name)
            }
        return ConfigurationError(at: place, key: rejection.field, reason: rejection.sentence)
    }
}

extension Rejection {
    /// The refusal as it is seen from within the object that holds the field: `claims[3].subject` becomes `subject`.
    fileprivate func without(_ outer: String) -> Rejection {
        var copy = self
        if field.hasPrefix(outer) { copy.field = String(field.dropFirst(outer.count).drop { $0 == "." }) }
        return copy
    }

    /// The refusal without the path, but with the name of the last field.
    var sentence: String {
        let last = field.split(separator: "]").last.map { $0.drop { $0 == "." } } ?? ""
        // An element of a list has no name of its own.
        let name = field.hasSuffix("]") ? field[...] : last
        let path = name.isEmpty ? "" : "\(name): "
        return path + [reason, hint].compactMap { $0 }.joined(separator: " ")
    }
}
