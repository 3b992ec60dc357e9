// SPDX-License-Identifier: Apache-2.0

/// What a field of a claim or an entity may hold.
///
/// This is the one declaration from which validation, the JSON schema, the command line's parsing and the help text
/// follow; each of them is a function over these cases.
public indirect enum FieldType: Hashable, Sendable {
    /// One of the given tokens.
    case token([String])
    /// A kebab-case name out of an open list, such as a topic; it may be part of a slot. At most 64 bytes.
    case name
    /// Free text for people, at most `FieldType.longestText` bytes.
    case text
    /// True or false.
    case flag
    /// A whole number within bounds.
    case integer(ClosedRange<Int64>)
    /// A finite number within bounds.
    case number(ClosedRange<Double>)
    /// A quantity that may be known only roughly: one number, or `[low, high]`, never negative.
    case range
    /// An EDTF date or interval.
    case date
    /// The id of a registered entity of one of these kinds (any kind, where the list is empty).
    case entity([EntityKind])
    /// Several values of one sort, without repetition, at most `FieldType.longestList`.
    case list(FieldType)
    /// Several rows with named columns, at most `FieldType.longestList`.
    case rows([Field])
    /// Text by name, such as a name by language or a code by system.
    case dictionary

    /// The most bytes of free text in one field.
    public static let longestText = 8_000
    /// The most values in one list.
    public static let longestList = 256
}

/// One named field of a kind of claim or of entity.
public struct Field: Hashable, Sendable {
    /// The name, in kebab-case.
    public let name: String
    /// What it may hold.
    public let type: FieldType
    /// Whether a claim or entity without it is refused.
    public let isRequired: Bool
    /// What it means, as one line of help.
    public let summary: String

    /// Declares a field.
    public init(_ name: String, _ type: FieldType, required: Bool = false, _ summary: String) {
        self.name = name
        self.type = type
        self.isRequired = required
        self.summary = summary
    }
}

extension FieldType {
    /// What is allowed, as messages to people say it.
    public var allowed: String {
        switch self {
        case .token(let tokens): "one of " + tokens.joined(separator: ", ")
        case .name: "a name of letters, digits and hyphens"
        case .text: "text of at most \(Self.longestText) bytes"
        case .flag: "true or false"
        case .integer(let bounds): "a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
        case .number(let bounds): "a number from \(bounds.lowerBound) to \(bounds.upperBound)"
        case .range: "a number or [low, high]"
        case .date: "an EDTF date or interval, such as 2012-06-28 or 2006/2012"
        case .entity([]): "the id of an entity"
        case .entity(let kinds): "the id of " + kinds.map(\.withArticle).joined(separator: " or ")
        case .list(let element): "a list, each \(element.allowed)"
        case .rows(let fields): "a list of objects with " + fields.map(\.name).joined(separator: ", ")
        case .dictionary: "an object of texts by name"
        }
    }
}
