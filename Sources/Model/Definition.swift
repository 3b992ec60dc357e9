// SPDX-License-Identifier: Apache-2.0

/// Something that users define beside entities and claims: a finding, which is evaluated ever after, or a scenario, which
/// is a named list of what-ifs.
///
/// The register keeps definitions with their history and looks no further into them: what they mean is known to those
/// who evaluate them.
public struct Definition: Hashable, Sendable {
    /// What it is.
    public let sort: Sort
    /// Its name; it stands in topics, and so follows the rule for ids of entities.
    public let name: Name
    /// The definition, in the form in which it was given.
    public let content: Datum

    /// What may be defined.
    public enum Sort: String, Hashable, Sendable, CaseIterable {
        /// A standing conclusion.
        case finding
        /// Named what-ifs.
        case scenario
    }

    /// Puts a definition together.
    public init(_ sort: Sort, _ name: Name, _ content: Datum) {
        self.sort = sort
        self.name = name
        self.content = content
    }

    /// The name of a definition's member that names it.
    public static func nameField(_ sort: Sort) -> String { sort == .finding ? "id" : "name" }

    /// Reads the name out of a definition, whose other members are left as they are.
    public init(reading content: Datum, as sort: Sort) throws(Rejection) {
        let field = Self.nameField(sort)
        guard let text = content[field]?.text else {
            throw Rejection(
                .invalid, field: field, given: content[field]?.summary, reason: "“\(field)” is missing.",
                hint: "Give the \(sort.rawValue) a name, such as “ca-freedom”.")
        }
        self.init(sort, try Name(reading: text, field: field), content)
    }

    /// The most definitions of one sort that stand at a time.
    public static let most = 1_000
}

extension Definition {
    /// The name of a definition: a letter or digit, then up to 63 letters, digits, `_` or `-`.
    public struct Name: Hashable, Comparable, Sendable, CustomStringConvertible {
        /// The name as written.
        public let text: String

        /// Takes a name, or refuses one that is not well formed (nil).
        public init?(_ text: String) {
            guard EntityID(text) != nil else { return nil }
            self.text = text
        }

        /// Takes a name, or refuses one that is not well formed with the reason.
        public init(reading text: String, field: String) throws(Rejection) {
            guard let name = Name(text) else {
                throw Rejection(
                    .invalid, field: field, given: text, reason: "“\(text)” is no name.",
                    hint: "A name is a letter or digit, then at most 63 letters, digits, “_” or “-”.")
            }
            self = name
        }

        /// Order by bytes.
        public static func < (a: Name, b: Name) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }

        /// The name as written.
        public var description: String { text }
    }
}
