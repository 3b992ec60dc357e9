// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Configuration

@Suite struct `A TOML document` {
    private static let sample = """
        title = "Register"  # a comment

        [zebra]
        on = true
        since = 1992-05-15
        at = 2017-01-23T10:00:00Z
        share = 0.25

        [apple]
        ports = [1, 2,
          3]
        nested.key = 'raw \\n'

        [[row]]
        name = "first"
        [[row]]
        name = "é"
        [zebra.stripes]
        count = 7
        """

    @Test func `keeps the order of the file`() throws {
        let root = try TOMLDocument.parse(text: Self.sample, file: "a.toml").root
        #expect(root.entries?.map(\.key) == ["title", "zebra", "apple", "row"])
        #expect(root["zebra"]?.entries?.map(\.key) == ["on", "since", "at", "share", "stripes"])
        #expect(root["row"]?.elements?.map { $0["name"]?.string } == ["first", "é"])
    }

    @Test func `reads every sort of value`() throws {
        let root = try TOMLDocument.parse(text: Self.sample, file: "a.toml").root
        #expect(root["title"]?.string == "Register")
        #expect(root["zebra"]?["on"]?.boolean == true)
        #expect(root["zebra"]?["since"]?.date == "1992-05-15")
        #expect(root["zebra"]?["at"]?.date == "2017-01-23T10:00:00Z")
        #expect(root["zebra"]?["share"]?.number == 0.25)
        #expect(root["apple"]?["ports"]?.elements?.map(\.integer) == [1, 2, 3])
        #expect(root["apple"]?["nested"]?["key"]?.string == "raw \\n")
        #expect(root["zebra"]?["stripes"]?["count"]?.integer == 7)
    }

    @Test func `knows the place of names and values`() throws {
        let document = try TOMLDocument.parse(text: Self.sample, file: "a.toml")
        let share = try #require(document.root["zebra"]?.entries?.first { $0.key == "share" })
        #expect("\(document.place(of: share))" == "a.toml:7:1")
        #expect("\(document.place(of: share.node))" == "a.toml:7:9")
        let third = try #require(document.root["apple"]?["ports"]?.elements?.last)
        #expect((third.line, third.column) == (11, 3))
    }

    @Test func `an empty text is an empty table`() throws {
        #expect(try TOMLDocument.parse(text: "", file: "a").root.entries == [])
        #expect(try TOMLDocument.parse(text: "# nothing", file: "a").root.entries == [])
    }

    @Test(arguments: [
        ("a = 1\na = 2", 2), ("a = ", 1), ("\n\na = [1, 2", 3), ("a = \"x\ny\"", 1), ("[t]\n[t]", 2),
        ("a = 99999999999999999999", 1), ("a = 1979-02-30", 1), ("a = \"\\ud800\"", 1), ("a = \"\u{0}\"", 1),
        ("a\u{0} = 1", 1), ("a = 01", 1), ("x = 1\na = {b = 1,}", 2),
        ("[=]", 1), ("\n\u{e8} = 1", 2), ("a = 1 \u{e8}", 1),
    ])
    func `refuses faults with their line`(text: String, line: Int) throws {
        let error = try #require(throws: ConfigurationError.self) { try TOMLDocument.parse(text: text, file: "f.toml") }
        #expect(!error.reason.isEmpty && "\(error)".hasPrefix("f.toml:\(line):"), "\(error)")
    }

    @Test func `may have letters beyond ASCII after a line's continuation`() throws {
        let root = try TOMLDocument.parse(text: "a = \"\"\"x \\\n  \u{e8}\"\"\" # \u{e8}", file: "f").root
        #expect(root["a"]?.string == "x \u{e8}")
    }

    @Test(arguments: [[0xFF], [0x61, 0x3D, 0x22, 0xC3, 0x22], [0x23, 0xED, 0xA0, 0x80]] as [[UInt8]])
    func `refuses bytes that are not UTF-8`(bytes: [UInt8]) {
        #expect(throws: ConfigurationError.self) { try TOMLDocument.parse(bytes: bytes, file: "f") }
    }

    @Test func `refuses a file beyond the limit before reading it`() {
        let bytes = [UInt8](repeating: 0x20, count: TOMLDocument.maximumBytes + 1)
        let error = #expect(throws: ConfigurationError.self) { try TOMLDocument.parse(bytes: bytes, file: "f") }
        #expect(error?.place == .file("f"))
    }
}
