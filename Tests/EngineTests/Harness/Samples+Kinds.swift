// SPDX-License-Identifier: Apache-2.0

import Model

extension Samples {
    /// Two entities of each kind; values name those of the second letter, which so come first.
    static let everyKindOfEntity = Datum.array(
        EntityKind.allCases.map { entity($0, "b") } + EntityKind.allCases.map { entity($0, "a") })

    private static func entity(_ kind: EntityKind, _ letter: String) -> Datum {
        let required = kind.attributes.filter(\.isRequired).map { Datum.Member($0.name, value(of: $0.type)) }
        let id = Datum.string("\(kind.name)-\(letter)")
        return .object([.init("id", id), .init("kind", .string(kind.name)), .init("name", id)] + required)
    }

    /// A claim of a kind that states all that such a claim may state.
    static func claim(_ kind: ClaimKind) -> Datum {
        let object: [Datum.Member] =
            switch kind.object {
            case .absent: []
            case .optional(let kinds), .required(let kinds): [.init("object", id(kinds, "b"))]
            }
        return .object(
            [.init("kind", .string(kind.name)), .init("subject", id(kind.subjects, "a"))] + object + [
                .init("value", .object(kind.fields.map { .init($0.name, value(of: $0.type)) })),
                .init("valid", kind.isEvent ? "2016-05-01" : "2016-05-01/.."),
                .init("citations", [["source": "source-a", "locator": "p. 1"]]),
            ])
    }

    private static func id(_ kinds: [EntityKind], _ letter: String) -> Datum {
        .string("\((kinds.first ?? .state).name)-\(letter)")
    }

    private static func value(of type: FieldType) -> Datum {
        switch type {
        case .token(let tokens): .string(tokens.first { $0 != ClaimKind.noneToken } ?? "")
        case .name: "something"
        case .text: "some text"
        case .flag: true
        case .integer(let bounds): .integer(bounds.lowerBound)
        case .number(let bounds): .number(bounds.lowerBound)
        case .range: 10
        case .date: "2016-05"
        case .entity(let kinds): id(kinds, "b")
        case .list(let element): [value(of: element)]
        case .rows(let fields): [.object(fields.map { .init($0.name, value(of: $0.type)) })]
        case .dictionary: ["en": "some text"]
        }
    }
}
