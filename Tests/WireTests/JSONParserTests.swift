// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Wire

@Suite struct `The JSON parser` {
    @Test func `reads every sort of value and keeps the order of members`() throws {
        var parser = JSONParser()
        let datum = try parser.parse(#" {"b": [null, true, false, -12, 1.5, 1e2, 1.0, "x\n\u00e9😀"], "a": {}} "#)
        #expect(
            datum == [
                "b": [.null, true, false, -12, 1.5, .number(100), .number(1), "x\n\u{e9}😀"],
                "a": [:],
            ])
    }

    @Test(arguments: ["0", "\"\"", "null", "[]", "{}", " true\n"])
    func `accepts any value as a document`(text: String) throws {
        var parser = JSONParser()
        #expect(throws: Never.self) { try parser.parse(text) }
    }

    @Test func `keeps whole numbers exactly to both ends of 64 bits`() throws {
        var parser = JSONParser()
        let datum = try parser.parse("[9223372036854775807, -9223372036854775808]")
        #expect(datum == [.integer(.max), .integer(.min)])
    }

    struct Refusal: CustomTestStringConvertible {
        let json: String
        let kind: JSONError.Kind
        let offset: Int?
        init(_ json: String, _ kind: JSONError.Kind, at offset: Int?) {
            (self.json, self.kind, self.offset) = (json, kind, offset)
        }
        var testDescription: String { json }
    }

    static let refusals = [
        Refusal("", .malformed, at: 0),
        Refusal("  \n", .malformed, at: 3),
        Refusal("\u{FEFF}{}", .malformed, at: 0),
        Refusal("[1,]", .malformed, at: 3),
        Refusal(#"{"a":1,}"#, .malformed, at: 7),
        Refusal("[,1]", .malformed, at: 1),
        Refusal("[1 2]", .malformed, at: 3),
        Refusal("[1}", .malformed, at: 2),
        Refusal("{1:2}", .malformed, at: 1),
        Refusal(#"{"a" 1}"#, .malformed, at: 5),
        Refusal(#"{"a":}"#, .malformed, at: 5),
        Refusal("[", .malformed, at: 1),
        Refusal("{} {}", .malformed, at: 3),
        Refusal("nul", .malformed, at: 0),
        Refusal("NaN", .malformed, at: 0),
        Refusal("-Infinity", .malformed, at: 0),
        Refusal("[+1]", .malformed, at: 1),
        Refusal("[01]", .malformed, at: 1),
        Refusal("[1.]", .malformed, at: 1),
        Refusal("[.5]", .malformed, at: 1),
        Refusal("[1e]", .malformed, at: 1),
        Refusal("[-]", .malformed, at: 1),
        Refusal("/* no */ 1", .malformed, at: 0),
        Refusal(#"["abc]"#, .malformed, at: 1),
        Refusal(#"["\x41"]"#, .malformed, at: 2),
        Refusal(#"["\u12G4"]"#, .malformed, at: 2),
        Refusal("[\"a\u{0}b\"]", .malformed, at: 3),
        Refusal("[\"a\tb\"]", .malformed, at: 3),
        Refusal("[1]\u{0}", .malformed, at: 3),
        Refusal(#"["\ud800"]"#, .notUnicode, at: 2),
        Refusal(#"["\udc00"]"#, .notUnicode, at: 2),
        Refusal(#"["\ud800\u0041"]"#, .notUnicode, at: 2),
        Refusal(#"["\ud800\ud800"]"#, .notUnicode, at: 2),
        Refusal(#"["\uD83D\\uDE00"]"#, .notUnicode, at: 2),
        Refusal("[1e400]", .numberOutOfRange, at: 1),
        Refusal("[-1e400]", .numberOutOfRange, at: 1),
        Refusal("[9223372036854775808]", .numberOutOfRange, at: 1),
        Refusal("[18446744073709551616]", .numberOutOfRange, at: 1),
        Refusal("[-9223372036854775809]", .numberOutOfRange, at: 1),
        Refusal(#"{"a":1,"a":2}"#, .duplicateName, at: 7),
        Refusal(#"{"a":1,"\u0061":2}"#, .duplicateName, at: 7),
        Refusal(#"[{"x":["\"",{"b":"a","c":0,"b":1}]}]"#, .duplicateName, at: 27),
        Refusal(#"{"":1,"":2}"#, .duplicateName, at: 6),
        Refusal("{\"\u{e9}\":1,\"e\u{301}\":2}", .duplicateName, at: 8),
        Refusal("{\"K\":1,\"\u{212A}\":2}", .duplicateName, at: 7),
    ]

    @Test(arguments: refusals)
    func `refuses what is not strict JSON and says where`(refusal: Refusal) {
        var parser = JSONParser()
        let error = #expect(throws: JSONError.self) { try parser.parse(refusal.json) }
        #expect(error?.kind == refusal.kind, "\(error?.message ?? "")")
        #expect(error?.offset == refusal.offset, "\(error?.message ?? "")")
    }

    @Test(
        arguments: [
            ([0x22, 0xFF, 0x22], 1), ([0x22, 0xC0, 0x80, 0x22], 1), ([0x22, 0xED, 0xA0, 0x80, 0x22], 1),
            ([0x5B, 0x22, 0xE2, 0x82], 2), ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], 1),
        ] as [([UInt8], Int)])
    func `refuses bytes that are not UTF-8`(bytes: [UInt8], offset: Int) {
        var parser = JSONParser()
        let error = #expect(throws: JSONError.self) { try parser.parse(bytes) }
        #expect(error?.kind == .notUnicode)
        #expect(error?.offset == offset)
    }

    @Test func `names the duplicate and quotes no more of it than fits a line`() {
        var parser = JSONParser()
        let short = #expect(throws: JSONError.self) { try parser.parse(#"{"state":1,"state":2}"#) }
        #expect(
            short?.message == #"At byte 11: The name "state" stands twice in one object; names must be unique."#)
        let name = String(repeating: "n", count: 10_000)
        let long = #expect(throws: JSONError.self) { try parser.parse("{\"\(name)\":1,\"\(name)\":2}") }
        #expect((long?.message.count ?? .max) < 200)
    }

    @Test func `lets the same name stand in different objects and NUL stand escaped`() throws {
        var parser = JSONParser()
        let datum = try parser.parse(#"[{"a":{"a":0}},{"a":1},"\u0000","-0"]"#)
        #expect(datum == [["a": ["a": 0]], ["a": 1], "\0", "-0"])
    }

    @Test func `reads paired surrogates after an escaped backslash`() throws {
        var parser = JSONParser()
        #expect(try parser.parse(#""\\ud800 \ud83d\ude00""#) == "\\ud800 😀")
    }

    @Test func `takes minus zero for zero`() throws {
        var parser = JSONParser()
        let datum = try parser.parse("[-0, -0.0, -1e-400]")
        #expect(datum == [0, .number(0), .number(0)])
        #expect(canonical(datum) == canonical([0, .number(0), .number(0)]))
    }

    @Test func `goes on after a refusal`() throws {
        var parser = JSONParser()
        #expect(throws: JSONError.self) { try parser.parse("[") }
        #expect(try parser.parse("[1]") == [1])
    }
}
