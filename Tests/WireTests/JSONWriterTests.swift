// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Wire

@Suite struct `The JSON writer` {
    private static func written(_ body: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        body(&writer)
        return String(decoding: writer.finish(), as: UTF8.self)
    }

    @Test func `puts commas where they belong`() {
        let text = Self.written { writer in
            writer.beginObject()
            writer.key("a")
            writer.beginArray()
            writer.integer(1)
            writer.beginObject()
            writer.endObject()
            writer.beginArray()
            writer.endArray()
            writer.null()
            writer.endArray()
            writer.key(escaping: "b\"")
            writer.bool(true)
            writer.key("c")
            writer.raw(Array("[1]".utf8))
            writer.key("d")
            writer.string("x")
            writer.endObject()
        }
        #expect(text == #"{"a":[1,{},[],null],"b\"":true,"c":[1],"d":"x"}"#)
    }

    @Test func `escapes what must be escaped and nothing else`() {
        let text = Self.written { $0.string("\"\\/\u{8}\u{9}\u{A}\u{C}\u{D}\u{0}\u{1F}\u{7F} é\u{2028}😀") }
        #expect(text == "\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u001f\u{7F} é\u{2028}😀\"")
    }

    @Test func `finds an escape at every place of a long text`() throws {
        var parser = JSONParser()
        for escaped in ["\"", "\\", "\n", "\u{1F}"] {
            for place in 0..<40 {
                let text =
                    String(repeating: "\u{80}", count: place) + escaped + String(repeating: "!", count: 40 - place)
                #expect(try parser.parse(Self.written { $0.string(text) }).text == text)
            }
        }
    }

    @Test(
        arguments: [
            (0, "0"), (7, "7"), (10, "10"), (-1, "-1"), (1_234_567_890, "1234567890"),
            (.max, "9223372036854775807"), (.min, "-9223372036854775808"),
        ] as [(Int64, String)])
    func `writes whole numbers`(integer: Int64, text: String) {
        #expect(Self.written { $0.integer(integer) } == text)
    }

    @Test(
        arguments: [
            (0, "0.0"), (-0.0, "0.0"), (1, "1.0"), (0.1, "0.1"), (-2.5e-7, "-2.5e-07"), (1e300, "1e+300"),
            (.leastNonzeroMagnitude, "5e-324"), (.nan, "null"), (.infinity, "null"),
        ] as [(Double, String)])
    func `writes other numbers shortest, and null for what JSON cannot say`(number: Double, text: String) {
        #expect(Self.written { $0.number(number) } == text)
    }

    @Test func `grows, lends its bytes and begins again`() {
        var writer = JSONWriter(capacity: 1)
        for round in 0..<2 {
            writer.reset()
            writer.beginArray()
            for integer in 0..<1_000 { writer.integer(Int64(integer)) }
            writer.endArray()
            let expected = "[" + (0..<1_000).map(String.init).joined(separator: ",") + "]"
            #expect(writer.withBytes { Array($0) } == Array(expected.utf8), "round \(round)")
            #expect(writer.count == expected.utf8.count)
        }
    }

    @Test func `the canonical form sorts members by the bytes of their names`() {
        let datum: Datum = ["b": 1, "a": ["z": .null, "y": [1.0, "\u{e9}"]], "B": true, "": 0, "aa": 0]
        let text = #"{"":0,"B":true,"a":{"y":[1.0,"é"],"z":null},"aa":0,"b":1}"#
        #expect(canonical(datum) == Array(text.utf8))
    }
}
