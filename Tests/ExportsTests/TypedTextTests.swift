// SPDX-License-Identifier: Apache-2.0

import Model
import Testing
import Wire

@testable import Exports

@Suite struct `A value as it is typed` {
    @Test func `is read back as the same value`() throws {
        for claim in try SmallRegister().holdings.claims {
            let fields = claim.assertion.kind.kind.fields
            for element in claim.assertion.value.elements {
                let field = fields[Int(element.position)]
                let text = element.value.typedText(field.type, json: json)
                let datum = try field.type.datum(fromText: text, readingJSON: Self.read)
                #expect(try field.type.read(datum, field: field.name) == element.value, "\(field.name) \(text)")
            }
        }
    }

    @Test(arguments: [
        (0, "0"), (20_000, "20000"), (1.25, "1.25"), (0.00001, "0.00001"), (1.5e-7, "0.00000015"),
        (-2.5e-9, "-0.0000000025"), (1e20, "100000000000000000000"), (-1.25e22, "-12500000000000000000000"),
    ])
    func `has no exponent`(number: Double, text: String) {
        #expect(plain(number) == text)
        #expect(Double(text) == number)
    }

    private static func read(_ text: String) throws(Rejection) -> Datum {
        var parser = JSONParser()
        do { return try parser.parse(text) } catch {
            throw Rejection(.invalid, field: "", given: text, reason: error.message)
        }
    }
}

@Suite struct `A cell` {
    @Test(arguments: [
        ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"no\"", "\"say \"\"no\"\"\""), ("two\nlines", "\"two\nlines\""),
        (" edge", "\" edge\""), ("", ""), ("a\rb", "\"a\rb\""),
    ])
    func `is quoted where RFC 4180 asks for it`(text: String, written: String) {
        #expect(SheetCell.text(text).written == written)
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+49", "'+49"), ("-2", "'-2"), ("@SUM", "'@SUM"), ("\tx", "'\tx"), ("'=1", "''=1"),
        ("'quoted'", "'quoted'"), ("a=b", "a=b"), ("", ""),
    ])
    func `of text is no formula, and can be read back`(text: String, written: String) {
        #expect(SheetCell.guarded(text) == written)
        let isGuarded = written.first == "'" && "=+-@\t\r".contains(written.first { $0 != "'" } ?? " ")
        #expect((isGuarded ? String(written.dropFirst()) : written) == text)
    }

    @Test func `of a number stays a number`() {
        #expect(SheetCell.plain("-2").written == "-2")
    }
}
