// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Testing

/// What each type takes, what it refuses, and that it is written as it was read.
@Suite struct FieldTypeTests {
    static let rows = FieldType.rows([
        Field("type", .name, required: true, "what"), Field("count", .integer(1...10), "how many"),
    ])

    private static func range(_ low: Double, _ high: Double) -> FieldValue {
        Quantity(low, high).map { .range($0) } ?? .text("no range")
    }

    static let taken: [(FieldType, Datum, FieldValue)] = [
        (.token(["sole", "co"]), "co", .token("co")),
        (.name, "counter-terrorism", .token("counter-terrorism")),
        (.text, "", .text("")),
        (.flag, false, .flag(false)),
        (.integer(-2...2), -2, .integer(-2)),
        (.number(-90...90), 41.25, .number(41.25)),
        (.number(-90...90), 41, .number(41)),
        (.range, 500, range(500, 500)),
        (.range, [300, 1_000.5], range(300, 1_000.5)),
        (.entity([.state]), "UZB", EntityID("UZB").map { .entity($0) } ?? .text("no id")),
        (.list(.name), ["b", "a"], .list([.token("b"), .token("a")])),
        (.list(.name), [], .list([])),
    ]

    @Test(arguments: taken.indices)
    func `what a type takes is written as it was read`(index: Int) throws {
        let (type, datum, value) = Self.taken[index]
        #expect(try type.read(datum, field: "f") == value)
        #expect(try type.read(value.datum(type), field: "f") == value)
        #expect(value.datum(type) == datum)
    }

    @Test func `dates keep their text, rows their order, dictionaries their names sorted`() throws {
        let date = try FieldType.date.read("2006-06-23/2012~", field: "f")
        #expect(date.datum(.date) == "2006-06-23/2012~")
        let rows: Datum = [["type": "brigade", "count": 2], ["type": "battalion"]]
        #expect(try Self.rows.read(rows, field: "f").datum(Self.rows) == rows)
        let names = try FieldType.dictionary.read(["ru": "b", "cow": 704, "de": "a"], field: "f")
        #expect(names.datum(.dictionary) == ["cow": "704", "de": "a", "ru": "b"])
    }

    @Test func `one value may stand for a list of one`() throws {
        #expect(try FieldType.list(.name).read("rail", field: "f") == .list([.token("rail")]))
    }

    static let refused: [(FieldType, Datum, String, Rejection.Sort, String)] = [
        (.token(["member", "observer"]), "membr", "f", .invalid, "Did you mean “member”?"),
        (.token(["member", "observer"]), 3, "f", .invalid, "one of member, observer"),
        (.name, "two words", "f", .invalid, "letters, digits and hyphens"),
        (.name, "", "f", .invalid, "letters, digits and hyphens"),
        (.name, .string(String(repeating: "a", count: 65)), "f", .invalid, "letters, digits"),
        (.text, 3, "f", .invalid, "text of at most"),
        (.text, .string(String(repeating: "a", count: 8_001)), "f", .tooLarge, "8000 bytes"),
        (.flag, "yes", "f", .invalid, "true or false"),
        (.integer(-2...2), 3, "f", .invalid, "from -2 to 2"),
        (.integer(-2...2), 1.5, "f", .invalid, "from -2 to 2"),
        (.integer(-2...2), "1", "f", .invalid, "from -2 to 2"),
        (.number(-90...90), 90.5, "f", .invalid, "from -90"),
        (.number(-90...90), .number(.nan), "f", .invalid, "from -90"),
        (.range, -1, "f", .invalid, "[low, high]"),
        (.range, [2, 1], "f", .invalid, "[low, high]"),
        (.range, [1, 2, 3], "f", .invalid, "[low, high]"),
        (.range, .number(.infinity), "f", .invalid, "[low, high]"),
        (.date, "2015-02-30", "f", .invalid, ""),
        (.date, 2015, "f", .invalid, "EDTF"),
        (.entity([.state]), "not.an.id", "f", .invalid, "at most 63"),
        (.entity([.state]), 5, "f", .invalid, "the id of a state"),
        (.list(.name), ["a", "b", "a"], "f[2]", .invalid, "once"),
        (.list(.name), ["a", "b c"], "f[1]", .invalid, "letters"),
        (.list(.name), .array(Array(repeating: "a", count: 257)), "f", .tooLarge, "256"),
        (rows, [["type": "brigade"], ["count": 1]], "f[1].type", .invalid, "Give a name"),
        (rows, [["type": "brigade", "cuont": 1]], "f[0].cuont", .invalid, "Did you mean “count”?"),
        (rows, ["type": "brigade"], "f", .invalid, "a list of objects"),
        (rows, ["brigade"], "f[0]", .invalid, "type, count"),
        (.dictionary, ["a": true], "f.a", .invalid, "text"),
        (.dictionary, ["a": .string(String(repeating: "a", count: 8_001))], "f.a", .tooLarge, "8000 bytes"),
        (.dictionary, ["a"], "f", .invalid, "an object of texts"),
    ]

    @Test(arguments: refused.indices)
    func `what a type refuses it refuses with the place and what is allowed`(index: Int) throws {
        let (type, datum, field, sort, hint) = Self.refused[index]
        let rejection = try #require(#expect(throws: Rejection.self) { try type.read(datum, field: "f") })
        #expect(rejection.field == field)
        #expect(rejection.sort == sort)
        #expect(rejection.hint?.contains(hint) == true, "\(rejection)")
    }

    @Test func `agreement: ranges overlap, lists have no order, all else is equal`() throws {
        #expect(Self.range(1, 3).agrees(with: Self.range(3, 5)))
        #expect(!Self.range(1, 3).agrees(with: Self.range(4, 5)))
        #expect(FieldValue.list([.token("a"), .token("b")]).agrees(with: .list([.token("b"), .token("a")])))
        #expect(!FieldValue.list([.token("a")]).agrees(with: .list([])))
        #expect(!FieldValue.integer(1).agrees(with: .number(1)))
    }
}
