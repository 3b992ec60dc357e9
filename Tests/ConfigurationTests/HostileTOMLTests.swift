// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Configuration

@Suite struct `A hostile TOML document` {
    static func nested(_ depth: Int, _ open: String, _ close: String) -> String {
        "a = " + String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
    }

    @Test func `may nest to the limit`() throws {
        let limit = TOMLDocument.maximumNestedValues - 1
        #expect(throws: Never.self) { try TOMLDocument.parse(text: Self.nested(limit, "[", "]"), file: "f") }
        let long = Array(repeating: "k", count: TOMLDocument.maximumKeyParts).joined(separator: ".")
        #expect(throws: Never.self) { try TOMLDocument.parse(text: "[\(long)]\n\(long) = 1", file: "f") }
    }

    @Test(arguments: [33, 1_000, 100_000, 500_000])
    func `is refused when values nest deeper`(depth: Int) {
        for (open, close) in [("[", "]"), ("{b=", "}"), ("[{b=", "}]")] {
            #expect(throws: ConfigurationError.self) {
                try TOMLDocument.parse(text: Self.nested(depth, open, close), file: "f")
            }
        }
    }

    static let longKey = Array(repeating: "a", count: 100_000).joined(separator: ".")

    @Test(arguments: [
        "KEY = 1", "[KEY]", "[[KEY]]", "x = {KEY = 1}", "x = [{KEY = 1}]",
        "x = [\"\"\"a\"\"\"\", {KEY = 1}]", "x = ['''a''''', {KEY = 1}]", "x = [\"\\\"\", {KEY = 1}]",
        "x = ['\\', {KEY = 1}]", "x = ['#', {KEY = 1}]", "x = [\"\", '', {KEY = 1}]", "x = 1 # ' \" \nKEY = 1",
        "'a'.\"b\" . KEY = 1",
    ])
    func `is refused for keys of too many parts wherever they hide`(text: String) {
        let text = text.split(separator: "KEY", omittingEmptySubsequences: false).joined(separator: Self.longKey)
        let error = #expect(throws: ConfigurationError.self) { try TOMLDocument.parse(text: text, file: "f") }
        #expect(error?.reason.contains("dotted parts") == true, "\(error.map { "\($0)" } ?? "")")
    }

    @Test(arguments: ["\"KEY\"", "'KEY'", "\"\"\"\nKEY\"\"\"", "'''KEY'''", "1 # KEY"])
    func `is not suspected for dots in text and comments`(value: String) {
        let value = value.split(separator: "KEY", omittingEmptySubsequences: false).joined(separator: Self.longKey)
        #expect(throws: Never.self) { try TOMLDocument.parse(text: "a = \(value)\nb = [1.5, 2.5]", file: "f") }
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `gives an error or a document, whatever is damaged`(seed: UInt64) {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func random(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var bytes = Array("a.b = [1, 2.5]\n[t.u]\nx = \"\"\"y\"\"\"\n[[r]]\nd = 1992-05-15\n'q' = {z = 'w'}\n".utf8)
        let alphabet = Array("[]{}\"'=.,#\n\\ \tax01-:T\u{0}é".utf8)
        for _ in 0...random(below: 6) { bytes[random(below: bytes.count)] = alphabet[random(below: alphabet.count)] }
        do {
            let document = try TOMLDocument.parse(bytes: bytes, file: "f")
            #expect(document.root.entries != nil)
        } catch {
            #expect(!error.reason.isEmpty, "seed \(seed)")
        }
    }
}
