// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Model

@Suite struct `A value that is typed on a command line` {
    private static func datum(_ type: FieldType, _ text: String) throws(Rejection) -> Datum {
        try type.datum(fromText: text) { _ throws(Rejection) in ["json"] }
    }

    @Test(
        arguments: [
            (FieldType.token(["member"]), "member", "member"), (.name, "foreign-bases", "foreign-bases"),
            (.text, "12", "12"), (.date, "2012~", "2012~"), (.entity([.state]), "UZB", "UZB"),
            (.flag, "yes", true), (.flag, "false", false), (.flag, "maybe", "maybe"),
            (.integer(-2...2), "-2", -2), (.integer(-2...2), "2.5", "2.5"),
            (.number(0...1), "0.5", 0.5), (.number(0...1), "1", 1), (.number(0...1), "1e-3", 0.001),
            (.number(0...1), "inf", "inf"), (.number(0...1), "0x1p3", "0x1p3"), (.number(0...1), "", ""),
            (.range, "7000", 7000), (.range, "3000-5000", [3000, 5000]), (.range, "0.1-0.5", [0.1, 0.5]),
            (.range, "-5", -5), (.range, "3000-", "3000-"), (.range, "1-2-3", "1-2-3"),
            (.list(.token(["rail", "road"])), "rail,road", ["rail", "road"]),
            (.list(.entity([.state])), "UZB", ["UZB"]), (.list(.name), "", []),
            (.rows([]), "[...]", ["json"]), (.dictionary, "{...}", ["json"]),
        ] as [(FieldType, String, Datum)])
    func `becomes what the wire would carry`(type: FieldType, text: String, expected: Datum) throws {
        #expect(try Self.datum(type, text) == expected)
    }

    @Test(arguments: [
        (FieldType.range, "many"), (.flag, "maybe"), (.integer(0...4), "5"), (.integer(0...4), "x"),
        (.number(0...1), "nan"), (.range, "5000-3000"),
    ])
    func `that does not fit is refused with what is allowed`(type: FieldType, text: String) throws {
        let datum = try Self.datum(type, text)
        let rejection = #expect(throws: Rejection.self) { try type.read(datum, field: "level") }
        #expect(rejection?.hint == "Allowed is \(type.allowed).")
    }

    @Test func `passes on what is wrong with its JSON`() {
        let fault = Rejection(.invalid, field: "units", reason: "This is not JSON.")
        #expect(throws: fault) {
            try FieldType.rows([]).datum(fromText: "[") { _ throws(Rejection) in throw fault }
        }
    }
}
