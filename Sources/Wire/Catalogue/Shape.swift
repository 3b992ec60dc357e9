// SPDX-License-Identifier: Apache-2.0

public import Model

/// What a value on the wire looks like. Schemas, the check of parameters and the pages for readers follow from it.
public indirect enum Shape: Hashable, Sendable {
    /// Any value at all.
    case any
    /// Text; the note says of what form, such as "EDTF date".
    case text(String? = nil)
    /// A whole number within bounds.
    case integer(ClosedRange<Int64>)
    /// A number.
    case number
    /// True or false.
    case flag
    /// Nothing, where that says something.
    case null
    /// One of some words.
    case word([String])
    /// Several values of one shape, at most so many.
    case list(Shape, atMost: Int)
    /// Named values; others are refused where the shape is checked.
    case object([Property])
    /// Values of one shape under any names.
    case dictionary(Shape)
    /// A value of one of several shapes.
    case either([Shape])
    /// A shape of the catalogue, by its name in `Shape.named`.
    case reference(String)

    /// One named value of an object.
    public struct Property: Hashable, Sendable {
        /// The name.
        public let name: String
        /// What stands there.
        public let shape: Shape
        /// Whether it may be left out.
        public let isRequired: Bool
        /// What it means, as one line.
        public let summary: String

        /// Declares a named value.
        public init(_ name: String, _ shape: Shape, required: Bool = false, _ summary: String) {
            self.name = name
            self.shape = shape
            self.isRequired = required
            self.summary = summary
        }
    }

    /// A count or a sequence: not negative, and exact in every language's numbers.
    public static let count = Shape.integer(0...9_007_199_254_740_991)
}

extension Shape {
    /// The JSON Schema, in the subset common to draft-07 and 2020-12, with references into `#/components/schemas`.
    public var schema: Datum {
        switch self {
        case .any: .object([])
        case .text(let note): typed("string", note.map { [.init("description", .string($0))] } ?? [])
        case .integer(let bounds):
            typed(
                "integer",
                [.init("minimum", .integer(bounds.lowerBound)), .init("maximum", .integer(bounds.upperBound))])
        case .number: typed("number")
        case .flag: typed("boolean")
        case .null: typed("null")
        case .word(let words): typed("string", [.init("enum", .array(words.map { .string($0) }))])
        case .list(let element, let most):
            typed("array", [.init("items", element.schema), .init("maxItems", .integer(Int64(most)))])
        case .object(let properties): Self.schema(of: properties)
        case .dictionary(let value): typed("object", [.init("additionalProperties", value.schema)])
        case .either(let shapes): .object([.init("oneOf", .array(shapes.map(\.schema)))])
        case .reference(let name): .object([.init("$ref", .string("#/components/schemas/\(name)"))])
        }
    }

    private func typed(_ type: String, _ more: [Datum.Member] = []) -> Datum {
        .object([.init("type", .string(type))] + more)
    }

    private static func schema(of properties: [Property]) -> Datum {
        let required = properties.filter(\.isRequired).map { Datum.string($0.name) }
        var members: [Datum.Member] = [
            .init("type", "object"), .init("properties", .object(properties.map { .init($0.name, $0.described) })),
        ]
        if !required.isEmpty { members.append(.init("required", .array(required))) }
        return .object(members)
    }
}

extension Shape.Property {
    /// The schema with what the value means; beside a reference nothing else may stand in draft-07.
    private var needsWrapping: Bool {
        if case .reference = shape { true } else { false }
    }

    fileprivate var described: Datum {
        if needsWrapping {
            return .object([.init("allOf", .array([shape.schema])), .init("description", .string(summary))])
        }
        let members = (shape.schema.members ?? []).filter { $0.name != "description" }
        return .object(members + [.init("description", .string(summary))])
    }
}
