// SPDX-License-Identifier: Apache-2.0

import Configuration
import Datasets
import Model
import Testing

/// Which rows of a table count, what they register, and how reading them is watched.
@Suite struct MappingTests {
    @Test func `rows are chosen by what stands in several columns`() throws {
        let mapping = """
            name = "m"
            title = "M"
            [rows]
            only = [{ kind = ["a", "b"] }, { kind = "c", from = 2001 }]
            skip = { state = "AAA", kind = "b" }
            [[claim]]
            kind = "policy"
            subject = { column = "state" }
            value = { topic = "t", stance = { column = "stance", as = "integer", omit = "" } }
            valid = { at = { column = "from", pattern = "YYYY" } }
            citations = [{ source = "s" }]
            """
        let table = """
            state,kind,from,stance
            AAA,a,2001,1
            AAA,b,2002,1
            BBB,b,2003,
            CCC,c,2001,-2
            CCC,c,2002,-2
            """
        #expect(
            try MappingExample.read(Array(table.utf8), mapping)
                == ["policy AAA t 1 2001", "policy BBB t 2003", "policy CCC t -2 2001"])
    }

    @Test func `what a mapping registers for good is no fallback, and gives way in a join`() throws {
        let text = MappingExample.long() + "\n[[state]]\nid = { column = \"state\" }\nname = \"From a table\"\n"
        let table = Array("state,org,from\nAAA,ORG,2001\nAAA,ORG,2002\n".utf8)
        let fallback = try MappingExample.dataset(table, text)
        let good = try MappingExample.dataset(
            table, text.replacing("\"From a table\"", with: "\"For good\"\nexisting = \"replace\""))
        #expect(fallback.fallbacks.map(\.text) == ["AAA"])
        #expect(good.fallbacks.isEmpty)
        #expect(Dataset(joining: [fallback, good]).entities.map(\.name) == ["For good"])
        #expect(Dataset(joining: [fallback, fallback]).entities.map(\.name) == ["From a table"])
        #expect(Dataset(joining: [fallback, fallback]).claims.count == 4)
    }

    @Test func `progress is reported to the end`() throws {
        let rows = ReadingProgress.stride * 2 + 1
        let table = Array(("state,org,from\n" + String(repeating: "AAA,ORG,2001\n", count: rows)).utf8)
        let mapping = try Mapping(try TOMLDocument.parse(text: MappingExample.long(), file: "m.toml"))
        var seen: [ReadingProgress] = []
        _ = try Dataset(csv: .init(path: "t.csv", bytes: table), by: mapping) { seen.append($0) }
        #expect(seen.map(\.rows) == [ReadingProgress.stride, ReadingProgress.stride * 2, rows])
        #expect(seen.last?.bytes == table.count && seen.last?.totalBytes == table.count)
    }
}
