// SPDX-License-Identifier: Apache-2.0

import Model
import Testing
import Wire

/// Shapes: what they let pass, what they say where they do not, and the schema that says the same.
@Suite struct ShapeTests {
    private static let object = Shape.object([
        .init("name", .text(), required: true, "the name"), .init("count", .integer(0...3), "how many"),
    ])

    static let good: [(shape: Shape, datum: Datum)] = [
        (.any, .null), (.any, [[:]]), (.text(), ""), (.text("a date"), "x"), (.integer(0...3), 0), (.integer(0...3), 3),
        (.count, 9_007_199_254_740_991), (.number, 1), (.number, 1.5), (.flag, false), (.word(["a", "b"]), "b"),
        (.list(.flag, atMost: 2), []), (.list(.flag, atMost: 2), [true, false]), (object, ["name": "x"]),
        (object, ["count": 1, "name": "x"]), (object, ["name": "x", "count": .null]), (.dictionary(.text()), [:]),
        (.dictionary(.text()), ["en": "x"]), (.either([.flag, .text()]), "x"),
        (.either([.number, .list(.number, atMost: 2)]), [1, 2.5]), (.reference("EntityID"), "checked elsewhere"),
    ]

    @Test(arguments: good.indices)
    func `a value of the shape passes`(_ index: Int) throws {
        try Self.good[index].shape.check(Self.good[index].datum, field: "here")
    }

    static let bad: [(shape: Shape, datum: Datum, field: String, says: String)] = [
        (.text(), 1, "here", "text"), (.text("a day"), .null, "here", "a day"), (.integer(1...3), 0, "here", "1 to 3"),
        (.integer(1...3), 4, "here", "1 to 3"), (.integer(1...3), 2.0, "here", "whole number"),
        (.count, -1, "here", "not negative"), (.number, "1", "here", "a number"), (.flag, 1, "here", "true or false"),
        (.word(["member", "observer"]), "membr", "here", "“member”"), (.word(["a"]), 1, "here", "one of a"),
        (.list(.flag, atMost: 2), [true, 1], "here[1]", "true or false"),
        (.list(.flag, atMost: 2), true, "here", "list"),
        (.list(.flag, atMost: 2), [true, true, true], "here", "At most 2"), (object, [:], "here.name", "the name"),
        (object, ["name": .null], "here.name", "the name"), (object, ["nmae": "x"], "here.nmae", "“name”"),
        (object, ["name": "x", "count": 4], "here.count", "0 to 3"), (object, [1], "here", "name, count"),
        (.dictionary(.text()), ["en": 1], "here.en", "text"), (.dictionary(.text()), [], "here", "object"),
        (.either([.flag, .text()]), 1, "here", "true or false, or text"),
    ]

    @Test(arguments: bad.indices)
    func `a value of another shape is refused with its place and what is allowed`(_ index: Int) {
        let example = Self.bad[index]
        #expect {
            try example.shape.check(example.datum, field: "here")
        } throws: { error in
            guard let rejection = error as? Rejection else { return false }
            return rejection.field == example.field && rejection.description.contains(example.says)
        }
    }

    @Test func `too many entries are too large, and everything else is invalid`() {
        for (shape, datum, sort) in [
            (Shape.list(.flag, atMost: 0), .array([true]), Rejection.Sort.tooLarge), (.flag, 1, .invalid),
        ] as [(Shape, Datum, Rejection.Sort)] {
            #expect {
                try shape.check(datum, field: "")
            } throws: {
                ($0 as? Rejection)?.sort == sort
            }
        }
    }

    @Test func `schemas keep to what draft-07 and 2020-12 have in common`() {
        #expect(Shape.any.schema == [:])
        #expect(Shape.text("a date").schema == ["type": "string", "description": "a date"])
        #expect(Shape.integer(1...3).schema == ["type": "integer", "minimum": 1, "maximum": 3])
        #expect(Shape.word(["a"]).schema == ["type": "string", "enum": ["a"]])
        #expect(Shape.list(.flag, atMost: 2).schema == ["type": "array", "items": ["type": "boolean"], "maxItems": 2])
        #expect(Shape.dictionary(.number).schema == ["type": "object", "additionalProperties": ["type": "number"]])
        #expect(Shape.either([.flag, .number]).schema == ["oneOf": [["type": "boolean"], ["type": "number"]]])
        #expect(Shape.reference("Claim").schema == ["$ref": "#/components/schemas/Claim"])
    }

    @Test func `nothing stands beside a reference, for draft-07 would not read it`() {
        let shape = Shape.object([.init("claim", .reference("Claim"), required: true, "the claim")])
        #expect(
            shape.schema == [
                "type": "object",
                "properties": [
                    "claim": ["allOf": [["$ref": "#/components/schemas/Claim"]], "description": "the claim"]
                ],
                "required": ["claim"],
            ])
    }
}
