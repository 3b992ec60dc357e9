// SPDX-License-Identifier: Apache-2.0

import Chronology
import Configuration
import Datasets
import Model
import Testing

/// Folders of TOML as people write them, and every sort of slip in them.
@Suite struct DatasetTests {
    private static let manifest = "name = \"d\"\ntitle = \"A dataset\"\n"

    private func read(_ text: String, manifest: String = manifest) throws(ConfigurationError) -> Dataset {
        try Dataset([
            .init(path: "d/dataset.toml", bytes: Array(manifest.utf8)),
            .init(path: "d/a.toml", bytes: Array(text.utf8)),
        ])
    }

    @Test func `defaults fill what claims leave out`() throws {
        let dataset = try read(
            """
            [defaults]
            kind = "membership"
            object = "CSTO"
            credibility = 3
            source = "s1"

            [[claim]]
            subject = "UZB"
            value = { status = "member" }
            valid = "2006-06-23/.."
            citations = [{ locator = "p. 9" }, { source = "s2" }]

            [[claim]]
            subject = "UZB"
            object = "SCO"
            value = { status = "member" }
            valid = 2001-06-15
            citations = [{}]
            credibility = 1
            """)
        #expect(dataset.claims.map { $0.object?.text } == ["CSTO", "SCO"])
        #expect(dataset.claims[0].citations.map(\.source.text) == ["s1", "s2"])
        #expect(dataset.claims.map(\.credibility.grade) == [3, 1])
        #expect(dataset.claims[1].valid.text == "2001-06-15")
    }

    @Test func `findings are kept as they are written, with their places`() throws {
        let dataset = try read(
            """
            [[finding]]
            id = "one-leader"
            statement = "The CSTO has one leader."
            expression = { left = { measure = "dominance.leaders", of = ["CSTO"] }, operator = "=", right = 1 }
            """)
        let finding = try #require(dataset.findings.first)
        #expect(finding.id == "one-leader")
        #expect(finding.place.description.hasPrefix("d/a.toml:1:"))
        #expect(finding.datum["expression"]?["left"] == ["measure": "dominance.leaders", "of": ["CSTO"]])
        let refusal = Rejection(.notFound, field: "expression.left.of[0]", reason: "There is no such entity.")
        #expect(finding.located(refusal).place == .position(file: "d/a.toml", line: 4, column: 62))
        #expect(Dataset(joining: [dataset, dataset]).findings.count == 2)
    }

    @Test func `sources, states and places stand before what names them`() throws {
        let dataset = try read(
            """
            [[installation]]
            id = "kant-air-base"
            name = "Kant"
            place = "kant"

            [[place]]
            id = "kant"
            name = "Kant"
            lat = 42.9
            lon = 74.8
            state = "KGZ"

            [[state]]
            id = "KGZ"
            name = "Kyrgyzstan"
            """)
        #expect(dataset.entities.map(\.id.text) == ["KGZ", "kant", "kant-air-base"])
    }

    @Test(arguments: [
        ("[[findin]]\nid = \"x\"\n", "d/a.toml:1:", "“finding”"),
        ("[finding]\nid = \"x\"\n", "d/a.toml:1:", "[[finding]]"),
        ("[[finding]]\nstatement = \"x\"\n", "d/a.toml:1:", "has an id"),
        ("[[finding]]\nid = \"x\"\n[[finding]]\nid = \"x\"\n", "d/a.toml:4:", "first at d/a.toml:2:"),
        ("[[clam]]\nkind = \"x\"\n", "d/a.toml:1:", "“claim”"),
        ("[default]\nkind = \"membership\"\n", "d/a.toml:1:", "“defaults”"),
        ("[defaults]\nsubjects = \"UZB\"\n", "d/a.toml:2:1: ", "“subject”"),
        ("[[state]]\nid = \"U B\"\nname = \"x\"\n", "d/a.toml:2:", "“U B” is not an id"),
        ("[[state]]\nid = \"UZB\"\nname = \"x\"\nlatt = 1.0\n", "d/a.toml:", "“lat”"),
        ("[[source]]\nid = \"s\"\nname = \"x\"\nreliability = \"G\"\ndate = \"2017\"\n", "d/a.toml:4:", "A, B, C"),
        ("[[claim]]\nkind = \"membershp\"\n", "d/a.toml:2:", "“membership”"),
        (claim(status: "mmber"), "d/a.toml:5:", "“member”"),
        (claim(valid: "2015-02-30"), "d/a.toml:6:", "28 days"),
        (claim(valid: "2012-06-28/2006"), "d/a.toml:6:", "2006/2012-06-28"),
        (claim(citation: "{ sorce = \"s\" }"), "d/a.toml:7:", "“source”"),
        (claim(citation: "\"s\""), "d/a.toml:7:14: citations[0]: ", "An object is expected"),
        ("[claim]\nkind = \"membership\"\n", "d/a.toml:1:", "Write [[claim]]"),
        ("[state]\nid = \"UZB\"\n", "d/a.toml:1:", "Write [[state]]"),
        (
            "[[state]]\nid = \"UZB\"\nname = \"x\"\n[[state]]\nname = \"y\"\nid = \"UZB\"\n", "d/a.toml:6:6: ",
            "first at d/a.toml:2:6"
        ),
        ("x = [1, 2\n", "d/a.toml:", ""),
    ])
    func `a slip is named by file, line and remedy`(text: String, place: String, remedy: String) {
        let error = #expect(throws: ConfigurationError.self) { _ = try read(text) }
        #expect(error?.description.hasPrefix(place) == true, "\(error?.description ?? "")")
        #expect(error?.description.contains(remedy) == true, "\(error?.description ?? "")")
    }

    private static func claim(
        status: String = "member", valid: String = "2006/..", citation: String = "{ source = \"s\" }"
    ) -> String {
        """
        [[claim]]
        kind = "membership"
        subject = "UZB"
        object = "CSTO"
        value = { status = "\(status)" }
        valid = "\(valid)"
        citations = [\(citation)]

        """
    }

    @Test func `a folder without a name is no dataset`() {
        #expect(throws: ConfigurationError.self) { _ = try read("", manifest: "title = \"x\"\n") }
        #expect(throws: ConfigurationError.self) { _ = try Dataset([.init(path: "a.toml", bytes: [])]) }
    }

    @Test func `of several datasets each item keeps its place`() throws {
        let other = try Dataset([
            .init(path: "e/dataset.toml", bytes: Array(Self.manifest.utf8)),
            .init(path: "e/b.toml", bytes: Array(("\n" + Self.claim()).utf8)),
        ])
        let joined = Dataset(joining: [try read(Self.claim()), other])
        let rejection = Rejection(.notFound, field: "claims[1].subject", reason: "There is no entity “UZB”.")
        #expect(joined.located(rejection).description == "e/b.toml:2:1: subject: There is no entity “UZB”.")
    }

    @Test func `what the register refuses is named by its place`() throws {
        let dataset = try read(Self.claim())
        let rejection = Rejection(.notFound, field: "claims[0].subject", reason: "There is no entity “UZB”.")
        #expect(dataset.located(rejection).description == "d/a.toml:1:1: subject: There is no entity “UZB”.")
    }
}
