// SPDX-License-Identifier: Apache-2.0

import Configuration
import Datasets
import Model
import Testing

/// Tables with a column for each state or year, and what their mappings make of them.
@Suite struct WideTableTests {
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
}
