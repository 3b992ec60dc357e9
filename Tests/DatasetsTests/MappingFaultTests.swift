// SPDX-License-Identifier: Apache-2.0

import Configuration
import Datasets
import Testing

/// Every sort of slip in a mapping file, in its tables, and between it and the table.
@Suite struct MappingFaultTests {
    private static let good = """
        name = "m"
        title = "M"
        [table.states]
        file = "states.toml"
        by = "code"
        give = "id"
        [table.status]
        values = { 1 = "member", 2 = "associate" }
        [rows]
        skip = { code = [0] }
        [runs]
        year = "year"
        by = ["state"]
        holes = "break"
        [[organisation]]
        id = "ORG"
        name = "The Organisation"
        [[claim]]
        kind = "membership"
        subject = { column = "state", table = "states" }
        object = "ORG"
        value = { status = { column = "code", table = "status" } }
        citations = [{ source = "s", locator = { fill = "{state}" } }]
        """

    private static let states = "[[row]]\ncode = 2\nid = \"USA\"\n[[row]]\ncode = 365\nid = \"RUS\"\n"

    private func read(
        _ mapping: String, states: String = states, table: String = "state,year,code\n2,2001,1\n"
    ) throws -> [String] {
        try MappingExample.read(Array(table.utf8), mapping, tables: ["states.toml": states])
    }

    @Test func `the mapping of these tests is good`() throws {
        #expect(try read(Self.good) == ["membership USA ORG member 2001-01-01/2001-12-31"])
    }

    @Test(arguments: [
        ("name = \"m\"", "nam = \"m\"", "m.toml:1:1: ", "Did you mean “name”?"),
        ("title = \"M\"", "", "m.toml:", "lacks “title”"),
        ("[rows]", "[row]", "m.toml:9:2: ", "Did you mean “rows”?"),
        ("[rows]", "[csv]\nseparator = \";;\"\n[rows]", "m.toml:10:13: ", "one character"),
        ("skip = { code = [0] }", "skp = { code = [0] }", "m.toml:10:1: ", "Did you mean “skip”?"),
        ("skip = { code = [0] }", "skip = { code = [0.5] }", "m.toml:10:18: ", "texts and whole numbers"),
        ("skip = { code = [0] }", "skip = {}", "m.toml:10:8: ", "names no column"),
        ("values = {", "value = {", "m.toml:8:1: ", "Did you mean “values”?"),
        ("values = {", "file = \"a.toml\"\nvalues = {", "m.toml:", "either “file” or “values”"),
        ("\"states.toml\"", "\"other.toml\"", "m.toml:4:8: ", "was not given"),
        ("by = \"code\"", "by = \"cod\"", "m.toml:20:11: ", "Did you mean “code”?"),
        ("table = \"states\"", "table = \"state\"", "m.toml:20:39: ", "Did you mean “states”?"),
        ("year = \"year\"", "yaer = \"year\"", "m.toml:12:1: ", "Did you mean “year”?"),
        ("by = [\"state\"]", "", "m.toml:11:1: ", "lacks “by”"),
        ("holes = \"break\"", "holes = \"breaks\"", "m.toml:14:9: ", "Did you mean “break”?"),
        ("holes = \"break\"", "censored-at = \"end\"", "m.toml:14:15: ", "is a year"),
        ("[[organisation]]", "[[organization]]", "m.toml:15:3: ", "Did you mean “organisation”?"),
        ("id = \"ORG\"", "id = \"O RG\"", "m.toml:16:6: ", "not an id"),
        ("id = \"ORG\"", "id = \"ORG\"\nexisting = \"kep\"", "m.toml:17:12: ", "Did you mean “keep”?"),
        ("[[organisation]]", "[[source]]", "m.toml:15:1: ", "lacks “reliability”"),
        ("kind = \"membership\"", "kind = \"membershp\"", "m.toml:19:8: ", "Did you mean “membership”?"),
        ("object = \"ORG\"", "objekt = \"ORG\"", "m.toml:21:1: ", "Did you mean “object”?"),
        ("object = \"ORG\"", "", "m.toml:18:1: ", "“object” is missing"),
        ("{ column = \"state\",", "{ colum = \"state\",", "m.toml:20:11: ", "Did you mean “column”?"),
        ("{ status = {", "{ statu = {", "m.toml:22:", "Did you mean “status”?"),
        ("{ status = { column = \"code\", table = \"status\" } }", "{}", "m.toml:", "lacks “value.status”"),
        ("2 = \"associate\"", "2 = \"asociate\"", "m.toml:8:", "Did you mean “associate”?"),
        ("citations = [{ source = \"s\"", "citations = [{ sorce = \"s\"", "m.toml:23:14: ", "names a “source”"),
        ("locator = {", "locater = {", "m.toml:23:", "Did you mean “locator”?"),
        ("fill = \"{state}\"", "fill = \"{state\"", "m.toml:23:", "not closed"),
        ("fill = \"{state}\"", "fill = \"{stat}\"", "m.toml:23:", "Did you mean “state”?"),
        ("object = \"ORG\"", "object = \"ORG\"\nvalid = \"2001-02-30\"", "m.toml:22:9: ", "28 days"),
        ("object = \"ORG\"", "object = \"ORG\"\nvalid = { on = 1 }", "m.toml:22:11: ", "It has at, throughout"),
        (
            "object = \"ORG\"",
            "object = \"ORG\"\nvalid = { to = { year = \"year\" }, censored-at = [\"\", \"2001-13\"] }",
            "m.toml:22:", "no month 13"
        ),
        (
            "object = \"ORG\"", "object = \"ORG\"\nvalid = { at = { column = \"year\", pattern = \"YY\" } }",
            "m.toml:22:45: ", "not a pattern"
        ),
    ])
    func `a slip in a mapping is named by line, column and remedy`(
        right: String, wrong: String, place: String, remedy: String
    ) {
        expect(place, remedy) { try read(Self.good.replacing(right, with: wrong)) }
    }

    @Test(arguments: [
        ("[[row]]\ncode = 2\nid = \"USA\"\n[[row]]\ncode = 2\nid = \"RUS\"\n", "states.toml:5:8: ", "stands twice"),
        ("[[row]]\ncode = 2\nid = \"USA\"\n[[row]]\ncode = 3\n", "states.toml:5:8: ", "no “id”"),
        ("[[rows]]\ncode = 2\n", "states.toml:1:3: ", "Did you mean “row”?"),
        ("[[row]]\ncode = 2\nid = \"U S\"\n", "states.toml:3:6: ", "not an id"),
    ])
    func `a slip in a table of values is named there`(states: String, place: String, remedy: String) {
        expect(place, remedy) { try read(Self.good, states: states) }
    }

    @Test(arguments: [
        ("state,year,code\n3,2001,1\n", "t.csv:2:1: ", "Did you mean “2”? It lists 2, 365."),
        ("state,year,code\n,2001,1\n", "t.csv:2:1: ", "does not list “”"),
        ("state,year,code\n2,2001,7\n", "t.csv:2:8: ", "It lists 1, 2."),
        ("state,year,code\n2,MMI,1\n", "t.csv:2:3: ", "“MMI” is not a year"),
        ("state,year,code\n2,2001,1\n2,2002,1\n2,2001,2\n", "t.csv:4:3: ", "stands twice in its series; see t.csv:2:1"),
        ("state,yaer,code\n2,2001,1\n", "m.toml:12:8: ", "Did you mean “yaer”?"),
    ])
    func `a slip in the table is named there`(table: String, place: String, remedy: String) {
        expect(place, remedy) { try read(Self.good, table: table) }
    }

    @Test(arguments: [
        ("columns = [\"2\", \"365\"]", "year,2\n2001,1\n", "m.toml:", "no column “365”"),
        ("columns = { from = \"365\", to = \"2\" }", "year,2,365\n2001,1,1\n", "m.toml:", "stands before “365”"),
        ("columns = { from = \"2\" }", "year,2,365\n2001,1,1\n", "m.toml:", "“from” and “to”"),
        ("columns = { table = \"states\", by = \"code\" }", "year,2\n2001,1\n", "m.toml:", "no column “365”"),
        ("columns = { from = \"2\", to = \"4\" }", "year,2,4\n2001,1,0\n", "t.csv:1:8: ", "does not list “4”"),
        ("columns = \"2\"\nexcept = [\"3\"]", "year,2\n2001,1\n", "m.toml:", "no column “3”"),
        ("columns = [\"2\"]", "year,2,state\n2001,1,x\n", "m.toml:", "has a column “state” itself"),
    ])
    func `a slip in the columns of a wide table`(columns: String, table: String, place: String, remedy: String) {
        let wide = "[wide]\n\(columns)\nheader = \"state\"\ncell = \"code\"\n[rows]"
        expect(place, remedy) { try read(Self.good.replacing("[rows]", with: wide), table: table) }
    }

    @Test func `files of values lie beside the mapping`() throws {
        func needed(_ file: String) throws -> [String] {
            let text = "[table.a]\nfile = \"\(file)\"\n[table.b]\nfile = \"\(file)\"\n[table.c]\nvalues = {}\n"
            return try Mapping.tablesNeeded(in: try TOMLDocument.parse(text: text, file: "m.toml"))
        }
        #expect(try needed("tables/a.toml") == ["tables/a.toml"])
        for file in ["/etc/passwd", "../a.toml", "a/../../b.toml", ""] {
            #expect(throws: ConfigurationError.self, "\(file)") { _ = try needed(file) }
        }
    }

    /// Whether the first fault has this place and names this remedy.
    private func expect(_ place: String, _ remedy: String, _ body: () throws -> [String]) {
        do {
            Issue.record("read as \(try body())")
        } catch {
            let first = (error as? DatasetFaults)?.faults.first?.description ?? "\(error)"
            #expect(first.hasPrefix(place), "\(first)")
            #expect(first.contains(remedy), "\(first)")
        }
    }
}
