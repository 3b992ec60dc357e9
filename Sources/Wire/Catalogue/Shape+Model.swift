// SPDX-License-Identifier: Apache-2.0

public import Model

extension Shape {
    /// The shape of a field by its declaration.
    public init(_ type: FieldType) {
        self =
            switch type {
            case .token(let tokens): .word(tokens)
            case .name: .text("a name of letters, digits and hyphens")
            case .text: .text()
            case .flag: .flag
            case .integer(let bounds): .integer(bounds)
            case .number: .number
            case .range: .either([.number, .list(.number, atMost: 2)])
            case .date: .text("an EDTF date or interval")
            case .entity: .reference("EntityID")
            case .list(let element): .list(Shape(element), atMost: FieldType.longestList)
            case .rows(let fields): .list(Shape(fields), atMost: FieldType.longestList)
            case .dictionary: .dictionary(.text())
            }
    }

    /// The shape of an object with declared fields.
    public init(_ fields: [Field]) {
        self = .object(
            fields.map { Property($0.name, Shape($0.type), required: $0.isRequired, $0.summary) })
    }

    /// The shapes that others refer to, by name.
    public static let named: [(name: String, shape: Shape)] = [
        ("EntityID", .text("a letter or digit, then at most 63 letters, digits, “_” or “-”")),
        ("ClaimID", .text("“c” and a number")),
        ("Entity", .either(EntityKind.allCases.map(entity))),
        ("Citation", citation),
        ("Assertion", .either(ClaimKind.all.map { .object(assertion($0)) })),
        ("Claim", .either(ClaimKind.all.map { .object(assertion($0) + claimAdditions) })),
        ("Answer", answer),
        ("BriefAnswer", briefAnswer),
        ("Variant", variant),
        ("AspectAnswer", aspectAnswer),
        ("Change", change),
        ("Event", event),
        ("RosterEntry", rosterEntry),
        ("Segment", segment),
    ]

    private static func entity(_ kind: EntityKind) -> Shape {
        .object(
            [
                Property("id", .reference("EntityID"), required: true, "the id"),
                Property("kind", .word([kind.name]), required: true, "the kind"),
                Property("name", .text(), required: true, "the name that is shown"),
                Property("names", .dictionary(.text()), "names by language"),
            ] + kind.attributes.map { Property($0.name, Shape($0.type), required: $0.isRequired, $0.summary) })
    }

    private static let citation = Shape.object([
        Property("source", .reference("EntityID"), required: true, "the source"),
        Property("locator", .text(), "the page or note"),
        Property("via", .reference("EntityID"), "the source behind it"),
        Property("reported", .text("an EDTF date"), "when it was said; else the date of the source"),
    ])

    static func assertion(_ kind: ClaimKind) -> [Property] {
        let subject = Property("subject", .reference("EntityID"), required: true, "what it is about")
        let object: [Property] =
            switch kind.object {
            case .absent: []
            case .optional: [Property("object", .reference("EntityID"), "what it relates the subject to")]
            case .required:
                [Property("object", .reference("EntityID"), required: true, "what it relates the subject to")]
            }
        return [Property("kind", .word([kind.name]), required: true, kind.summary), subject] + object + [
            Property("value", Shape(kind.fields), "what is stated; what is left out is not stated"),
            Property("valid", .text("an EDTF date or interval"), required: true, "when it holds or happened"),
            Property(
                "citations", .list(.reference("Citation"), atMost: Assertion.mostCitations),
                "who says so; at least one, but for a what-if"),
            Property("credibility", .integer(1...6), "1 confirmed to 5 improbable, 6 cannot be judged; 2 if left out"),
            Property("rank", .word(Rank.allCases.map(\.rawValue)), "normal if left out"),
            Property("note", .text(), "free text"),
        ]
    }

    static let claimID = Property("id", .reference("ClaimID"), required: true, "given by the register")

    private static let claimAdditions = [
        claimID,
        Property("recorded", recorded, required: true, "when, where in the order, and by whom it was recorded"),
        Property("retracted", .count, "the sequence at which it was taken back"),
    ]

    private static let recorded = Shape.object([
        Property("sequence", .count, required: true, "the sequence"),
        Property("at", .text("an RFC 3339 time"), required: true, "the time"),
        Property("by", .text(), required: true, "the writer"),
    ])
}
