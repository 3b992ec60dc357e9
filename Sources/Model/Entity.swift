// SPDX-License-Identifier: Apache-2.0

public import Chronology

/// Something that claims are about, or that says them: a short stable id, a kind, names, and the kind's attributes.
public struct Entity: Hashable, Sendable {
    /// The id.
    public var id: EntityID
    /// What it is.
    public var kind: EntityKind
    /// The name that is shown.
    public var name: String
    /// Names by language, sorted by language.
    public var names: [FieldValue.NamedText]
    /// The attributes of its kind.
    public var attributes: FieldValues

    /// Puts an entity together; nothing is checked here.
    public init(
        id: EntityID, kind: EntityKind, name: String, names: [FieldValue.NamedText] = [],
        attributes: FieldValues = .none
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.names = names
        self.attributes = attributes
    }

    /// The most bytes of a name.
    public static let longestName = 500
}

extension Entity {
    /// What is stated of an attribute.
    public func attribute(_ name: String) -> FieldValue? {
        kind.attributes.firstIndex { $0.name == name }.flatMap { attributes[$0] }
    }

    /// How reliable a source is. F where the entity is not a source, or its reliability cannot be judged.
    public var reliability: Reliability {
        guard case .token(let token) = attribute("reliability") else { return .f }
        return Reliability(rawValue: token) ?? .f
    }

    /// The days on which a source or document may have appeared.
    public var date: DayRange? {
        guard case .date(let extent) = attribute("date") else { return nil }
        return DayRange(joining: extent.startRange.first, extent.endRange.last)
    }

    /// The last day of the stretch of time that a source says it covers.
    public var coversUntil: Day? {
        guard case .date(let extent) = attribute("covers") else { return nil }
        return extent.endRange.last
    }
}
