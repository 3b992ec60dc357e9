// SPDX-License-Identifier: Apache-2.0

/// What an entity is. Which entities exist is data; what kinds there are is fixed, because other programs build on it.
public enum EntityKind: String, CaseIterable, Sendable {
    case state, organisation, body, group, person, issue, installation, exercise, unit, event, document, place, source

    /// The kind as it is written.
    public var name: String { rawValue }

    /// The kind behind "a" or "an".
    public var withArticle: String {
        ("aeiou".contains(rawValue.first ?? "x") && self != .unit ? "an " : "a ") + rawValue
    }

    /// The attributes that an entity of this kind has besides its names.
    public var attributes: [Field] {
        switch self {
        case .state: Self.stateAttributes
        case .place: Self.placeAttributes
        case .source: Self.sourceAttributes
        case .document: Self.documentAttributes
        case .installation, .exercise, .unit, .event: Self.locatedAttributes
        case .organisation, .body, .group, .person, .issue: []
        }
    }

    private static let latitude = Field("lat", .number(-90...90), "degrees north")
    private static let longitude = Field("lon", .number(-180...180), "degrees east")

    private static let stateAttributes = [
        latitude, longitude, Field("codes", .dictionary, "codes in other systems, such as cow"),
    ]
    private static let placeAttributes = [
        Field("lat", .number(-90...90), required: true, "degrees north"),
        Field("lon", .number(-180...180), required: true, "degrees east"),
        Field("state", .entity([.state]), required: true, "the state that it lies in"),
    ]
    private static let sourceAttributes = [
        Field(
            "reliability", .token(Reliability.allCases.map(\.rawValue)), required: true,
            "A (completely reliable) to E (unreliable), F (cannot be judged)"),
        Field("date", .date, required: true, "when it was published"),
        Field("covers", .date, "the stretch of time that it speaks of, if it says so"),
        Field("author", .text, "who wrote it"),
        Field("url", .text, "where it can be read"),
    ]
    private static let documentAttributes = [Field("date", .date, required: true, "when it was adopted")]
    private static let locatedAttributes = [Field("place", .entity([.place]), "where it is")]
}
