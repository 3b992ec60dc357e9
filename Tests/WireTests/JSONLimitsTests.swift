// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Wire

@Suite struct `The limits of JSON` {
    private static func nested(_ depth: Int, _ open: String = "[", _ close: String = "]", core: String = "") -> String {
        String(repeating: open, count: depth) + core + String(repeating: close, count: depth)
    }

    private static func refusal(of json: String, limits: JSONLimits = .standard) -> JSONError? {
        var parser = JSONParser(limits: limits)
        return #expect(throws: JSONError.self) { try parser.parse(json) }
    }

    @Test func `depth 64 is accepted, whatever lies at the bottom`() throws {
        var parser = JSONParser()
        for core in ["", "0", "\"x\""] {
            #expect(throws: Never.self) { try parser.parse(Self.nested(64, core: core)) }
        }
        #expect(throws: Never.self) { try parser.parse(Self.nested(64, "{\"a\":", "}", core: "1")) }
    }

    @Test(arguments: [65, 66, 1_000, 100_000, 4_000_000])
    func `deeper is refused at the bracket that goes too deep, without recursion`(depth: Int) {
        for core in ["", "0"] {
            let error = Self.refusal(of: Self.nested(depth, core: core))
            #expect(error?.kind == .tooLarge)
            #expect(error?.offset == 64)
        }
    }

    @Test(arguments: [65, 100_000])
    func `deeper objects and unclosed brackets are refused alike`(depth: Int) {
        #expect(Self.refusal(of: Self.nested(depth, "{\"a\":", "}", core: "{}"))?.offset == 64 * 5)
        #expect(Self.refusal(of: String(repeating: "[", count: depth))?.offset == 64)
        #expect(Self.refusal(of: String(repeating: "[{\"a\":", count: depth))?.kind == .tooLarge)
    }

    @Test func `a million values are accepted and one more is refused`() throws {
        var parser = JSONParser()
        let full = "[" + String(repeating: "0,", count: 999_998) + "0]"
        #expect(try parser.parse(full).elements?.count == 999_999)
        let error = Self.refusal(of: "[0," + full.dropFirst())
        #expect(error?.kind == .tooLarge)
        #expect(error?.offset == 2_000_000 - 1)
    }

    @Test func `names are not counted as values`() throws {
        var parser = JSONParser(limits: JSONLimits(elements: 4))
        #expect(throws: Never.self) { try parser.parse(#"{"a":1,"b":[2]}"#) }
        #expect(Self.refusal(of: #"{"a":1,"b":[2,3]}"#, limits: JSONLimits(elements: 4))?.offset == 14)
    }

    @Test func `8 MiB are accepted and one byte more is refused`() throws {
        var parser = JSONParser()
        let full = "\"" + String(repeating: "x", count: (8 << 20) - 2) + "\""
        #expect(try parser.parse(full).text?.utf8.count == (8 << 20) - 2)
        let error = Self.refusal(of: full + " ")
        #expect(error?.kind == .tooLarge)
        #expect(error?.message == "The document has 8388609 bytes; at most 8388608 are accepted.")
    }

    @Test func `a large document's buffers are given back and small ones still read`() throws {
        var parser = JSONParser()
        for size in [10, JSONParser.keptCapacity, JSONParser.keptCapacity + 1, 10, 5_000, 10] {
            let text = String(repeating: "x", count: size)
            #expect(try parser.parse("\"\(text)\"").text == text)
        }
    }

    @Test(arguments: [15, 16, 17, 100_000])
    func `a duplicate is found among many names`(count: Int) throws {
        var parser = JSONParser()
        let names = (0..<count).map { "\"prefix-of-every-name-\($0)\":0" }
        #expect(try parser.parse("{" + names.joined(separator: ",") + "}").members?.count == count)
        let error = Self.refusal(of: "{" + (names + [names[7]]).joined(separator: ",") + "}")
        #expect(error?.kind == .duplicateName)
        #expect(error?.offset == names.reduce(1) { $0 + $1.utf8.count + 1 })
    }
}
