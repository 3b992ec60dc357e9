// SPDX-License-Identifier: Apache-2.0

import Configuration
import Datasets
import Testing

/// The form of CSV files: what is read, and what is refused with line and column.
@Suite struct CSVFaultTests {
    private func read(_ text: String, csv: String = "") throws -> [String] {
        try MappingExample.read(Array(text.utf8), MappingExample.long(csv: csv))
    }

    @Test(arguments: [
        ("plain", "state,org,from\nAAA,ORG,2001\n"),
        ("no line end at the end", "state,org,from\nAAA,ORG,2001"),
        ("CRLF", "state,org,from\r\nAAA,ORG,2001\r\n"),
        ("a byte order mark", "\u{FEFF}state,org,from\nAAA,ORG,2001\n"),
        ("quotes", "\"state\",\"org\",from\n\"AAA\",ORG,\"2001\"\n"),
        ("quotes before CRLF", "state,org,from\r\nAAA,ORG,\"2001\"\r\n"),
        ("blank lines", "\nstate,org,from\n\nAAA,ORG,2001\n\n\n"),
        ("another order and further columns", "x,from,org,state\n,2001,ORG,AAA\n"),
        ("a line end and quotes within a field", "x,from,org,state\n\"a\n\"\"b\"\",\",2001,ORG,AAA\n"),
    ])
    func `RFC 4180 in all its forms`(name: String, text: String) throws {
        #expect(try read(text) == ["membership AAA ORG member 2001/.."], "\(name)")
    }

    @Test func `another separator`() throws {
        #expect(
            try read("state;org;from\nAAA;ORG;2001\n", csv: "[csv]\nseparator = \";\"")
                == ["membership AAA ORG member 2001/.."])
    }

    @Test func `doubled quotes in a field are single ones in its text`() throws {
        let text = try MappingExample.read(
            Array("state,note\nAAA,\"so \"\"called\"\"\"\n".utf8),
            """
            name = "m"
            title = "M"
            [[claim]]
            kind = "policy"
            subject = { column = "state" }
            value = { topic = "t" }
            valid = "2001"
            citations = [{ source = "s" }]
            note = { column = "note" }
            """)
        #expect(text == ["policy AAA t 2001 so \"called\""])
    }

    @Test(arguments: [
        ("state,org,from\nAAA,\"ORG,2001\n", "t.csv:2:5: ", "never closed"),
        ("state,org,from\nAAA,\"ORG\"x,2001\n", "t.csv:2:10: ", "closes this field"),
        ("state,org,from\nAAA,O\"R\"G,2001\n", "t.csv:2:6: ", "without quotes"),
        ("state,org,from\nAAA,ORG\n", "t.csv:2:1: ", "2 fields; the first row has 3"),
        ("state,org,from\nAAA,ORG,2001,x\n", "t.csv:2:1: ", "4 fields; the first row has 3"),
        ("state,org,org,from\nAAA,ORG,ORG,2001\n", "t.csv:1:11: ", "stands twice, in columns 2 and 3"),
        ("state,,org,from\nAAA,x,ORG,2001\n", "t.csv:1:7: ", "Column 2 has no name"),
        ("state,org,from\n", "t.csv: ", "no rows"),
        ("", "t.csv: ", "is empty"),
        ("\"state,org,from\n", "t.csv:1:1: ", "never closed"),
        ("state,or,from\nAAA,ORG,2001\n", "m.toml:", "Did you mean “or”?"),
        ("state,org,from\nAAA,ORG,20x1\n", "t.csv:2:9: ", "20X1"),
        ("state,org,from\nAAA,\"x\ny\nz\",2001\nAAA,O RG,2001\n", "t.csv:2:6: ", "not an id"),
    ])
    func `a slip is named by line, column and remedy`(text: String, place: String, remedy: String) {
        let faults = #expect(throws: DatasetFaults.self) { _ = try read(text) }
        let first = faults?.faults.first?.description ?? ""
        #expect(first.hasPrefix(place), "\(first)")
        #expect(first.contains(remedy), "\(first)")
    }

    @Test func `bytes that are not UTF-8 are refused where they stand`() {
        let bytes = Array("state,org,from\nAAA,".utf8) + [0xFF] + Array("RG,2001\n".utf8)
        let faults = #expect(throws: DatasetFaults.self) { _ = try MappingExample.read(bytes, MappingExample.long()) }
        #expect(faults?.faults.first?.description.hasPrefix("t.csv:2:5: This is not UTF-8") == true)
    }

    @Test func `all faults are told, by line, with their columns`() {
        let text = "state,org,from\nAAA,ORG,2001\nA A,ORG,2001\nAAA,ORG\nAAA,ORG,never\n"
        let faults = #expect(throws: DatasetFaults.self) { _ = try read(text) }
        #expect(faults?.total == 3)
        let lines = faults?.faults.map { "\($0.place) \($0.key ?? "")" }
        #expect(lines == ["t.csv:3:1 state", "t.csv:4:1 ", "t.csv:5:9 from"])
    }

    @Test func `of very many faults the first thousand are kept and all are counted`() {
        let text = "state,org,from\n" + String(repeating: "A A,ORG,2001\n", count: 1_500)
        let faults = #expect(throws: DatasetFaults.self) { _ = try read(text) }
        #expect(faults?.total == 1_500)
        #expect(faults?.faults.count == DatasetFaults.mostKept)
        #expect(faults?.description.hasSuffix("and 500 more faults") == true)
    }
}
