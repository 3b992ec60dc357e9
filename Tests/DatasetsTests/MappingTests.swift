// SPDX-License-Identifier: Apache-2.0

import Configuration
import Datasets
import Model
import Testing

/// Tables of several shapes and what their mappings make of them.
@Suite struct MappingTests {
    private static let wide = """
        name = "alliances"
        title = "Alliances"

        [[source]]
        id = "codebook"
        name = "The codebook"
        reliability = "B"
        date = "2020"
        covers = "2000-01-01/2003-12-31"

        [table.states]
        file = "states.toml"
        by = "column"
        give = "id"

        [table.status]
        values = { 1 = "member", 3 = "observer" }

        [wide]
        columns = { from = "aland", to = "borduria" }
        header = "state"
        cell = "code"

        [rows]
        skip = { code = [0, -9, ""] }

        [runs]
        year = "year"
        by = ["org", "state"]
        same = "code"
        censored-at = 2003

        [[state]]
        id = { column = "state", table = "states" }
        name = { column = "state", table = "states", give = "name" }

        [[organisation]]
        id = { column = "org" }
        name = { fill = "{title} ({org})" }

        [[claim]]
        kind = "membership"
        subject = { column = "state", table = "states" }
        object = { column = "org" }
        value = { status = { column = "code", table = "status" } }
        citations = [{ source = "codebook", locator = { fill = "{org}, {{{state}}" } }]
        """

    private static let states = """
        [[row]]
        column = "aland"
        id = "ALA"
        name = "Aland"
        [[row]]
        column = "borduria"
        id = "x-borduria"
        name = "Borduria"
        """

    private static let table = """
        org,title,year,aland,borduria,rest
        ORG,The Organisation,2000.0,1.0,-9.0,x
        ORG,The Organisation,2001.0,1.0,3.0,x
        ORG,The Organisation,2003.0,1.0,1.0,x
        """

    @Test func `a wide table of years becomes spells, and the last year is no end`() throws {
        let dataset = try MappingExample.dataset(
            Array(Self.table.utf8), Self.wide, tables: ["states.toml": Self.states])
        let claims = dataset.claims.map { "\($0.subject) \($0.object?.text ?? "") \($0.valid)" }
        #expect(
            claims == [
                "ALA ORG 2000-01-01/2001-12-31", "ALA ORG 2003-01-01/..", "x-borduria ORG 2001-01-01/2001-12-31",
                "x-borduria ORG 2003-01-01/..",
            ])
        #expect(dataset.claims[0].citations.map(\.locator) == ["ORG, {aland}"])
        #expect(dataset.claimPlaces.map(\.description) == ["t.csv:2:29", "t.csv:4:29", "t.csv:3:33", "t.csv:4:33"])
        #expect(dataset.entities.map(\.id.text) == ["codebook", "ALA", "x-borduria", "ORG"])
        #expect(dataset.entities.last?.name == "The Organisation (ORG)")
        #expect(dataset.fallbacks == Set(dataset.entities.map(\.id)))
    }

    @Test func `holes can be joined, but a year that says something else cannot`() throws {
        let joined = Self.wide.replacing("censored-at = 2003", with: "holes = \"join\"")
        let claims = try MappingExample.read(
            Array(Self.table.utf8), joined, tables: ["states.toml": Self.states])
        #expect(
            claims == [
                "membership ALA ORG member 2000-01-01/2003-12-31",
                "membership x-borduria ORG observer 2001-01-01/2001-12-31",
                "membership x-borduria ORG member 2003-01-01/2003-12-31",
            ])
        let coded = Self.table.replacing("2003.0", with: "2002.0,0,0,x\nORG,The Organisation,2003.0")
        #expect(try MappingExample.read(Array(coded.utf8), joined, tables: ["states.toml": Self.states]).count == 4)
    }

    @Test func `a column for each year becomes spells too`() throws {
        let mapping = """
            name = "m"
            title = "M"
            [wide]
            columns = ["2001", "2002", "2005"]
            header = "year"
            cell = "code"
            [rows]
            skip = { code = "" }
            [runs]
            year = "year"
            by = "state"
            same = "code"
            holes = "join"
            [[claim]]
            kind = "policy"
            subject = { column = "state" }
            value = { topic = "neutrality", stance = { column = "code", as = "integer" } }
            citations = [{ source = "s" }]
            """
        #expect(
            try MappingExample.read(Array("state,2001,2002,2005\nAAA,1,1,1.0\nBBB,-1,,-1\n".utf8), mapping) == [
                "policy AAA neutrality 1 2001-01-01/2005-12-31", "policy BBB neutrality -1 2001-01-01/2001-12-31",
                "policy BBB neutrality -1 2005-01-01/2005-12-31",
            ])
    }

    @Test(arguments: [
        ("{ at = { column = \"a\", pattern = \"YYYY\" } }", "2001,,", "2001"),
        ("{ at = { column = \"a\", pattern = \"YYYYMM\" } }", "200106,,", "2001-06"),
        ("{ at = { column = \"a\", pattern = \"YYYYMM\" } }", "2001xx,,", "2001"),
        ("{ at = { column = \"a\", pattern = \"YYYYMMDD\", unknown = [\"99\"] } }", "20010699,,", "2001-06"),
        ("{ at = { column = \"a\", pattern = \"D.M.YYYY\" } }", "5.12.2001,,", "2001-12-05"),
        ("{ at = { column = \"a\", pattern = \"YYYY-MM-DD\" } }", "2001-06-??,,", "2001-06"),
        ("{ at = { column = \"a\", pattern = \"YYYY\" } }", "200x,,", "200X"),
        ("{ at = { year = \"a\", month = \"b\", day = \"c\" } }", "2001.0,6.0,5.0", "2001-06-05"),
        ("{ at = { year = \"a\", month = \"b\", day = \"c\", unknown = -9 } }", "2001,6,-9", "2001-06"),
        ("{ at = { year = \"a\", month = \"b\", day = \"c\" } }", "2001,xx,5", "2001"),
        ("{ throughout = { column = \"a\", pattern = \"YYYY\" } }", "2001,,", "2001-01-01/2001-12-31"),
        ("{ throughout = { year = \"a\", month = \"b\" } }", "2004,2,", "2004-02-01/2004-02-29"),
        (interval(), "2001,2003,", "2001/2003"),
        (interval(), "2001,,", "2001/"),
        (interval(", censored-at = \"\""), "2001,,", "2001/.."),
        (interval(", censored-at = [2003]"), "2001,2003,", "2001/.."),
        (interval(), "-,2003,", "/2003"),
        ("{ to = { column = \"b\", pattern = \"YYYY\" } }", ",2003,", "../2003"),
        ("\"2001/..\"", ",,", "2001/.."),
    ])
    func `dates of many writings`(valid: String, row: String, text: String) throws {
        #expect(try MappingExample.read(Array("a,b,c\n\(row)\n".utf8), Self.dated(valid)) == ["policy AAA t \(text)"])
    }

    private static func interval(_ more: String = "") -> String {
        "{ from = { column = \"a\", pattern = \"YYYY\" }, to = { column = \"b\", pattern = \"YYYY\" }\(more) }"
    }

    private static func dated(_ valid: String) -> String {
        """
        name = "m"
        title = "M"
        [[claim]]
        kind = "policy"
        subject = "AAA"
        value = { topic = "t" }
        valid = \(valid)
        citations = [{ source = "s" }]
        """
    }

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
