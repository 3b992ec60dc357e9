// SPDX-License-Identifier: Apache-2.0

import Chronology
import Datasets
import Exports
import Model
import Register
import Testing

@Suite struct `A dataset that was exported` {
    let holdings: Holdings

    init() throws { holdings = try SmallRegister().holdings }

    @Test func `is read back with the same entities and claims`() throws {
        let dataset = try read(DatasetFolder(holdings))
        #expect(dataset.entities.sorted { $0.id < $1.id } == holdings.entities)
        #expect(Set(dataset.claims) == Set(holdings.claims.map(\.assertion)))
        #expect(dataset.claims.count == holdings.claims.count)
    }

    @Test func `loads into an empty register and is exported from it unchanged`() throws {
        let folder = DatasetFolder(holdings)
        let dataset = try read(folder)
        var register = Register()
        _ = try register.transact(
            .load(dataset.entities, dataset.claims), at: try Instant("2026-11-24T00:00:00Z"), by: "tests")
        let page = register.claims(ClaimFilter(), from: 0, limit: .max, at: nil)
        let again = Holdings(
            register: "another", entities: dataset.entities, claims: page.claims.map(\.claim))
        #expect(DatasetFolder(again).files == folder.files)
    }

    @Test func `of claims about one entity holds what they name, and loads`() throws {
        let claims = holdings.claims.filter { $0.assertion.subject == EntityID("drill-2010") }
        let narrowed = Holdings(register: "r", entities: holdings.entities, claims: claims).withNamedEntities()
        #expect(narrowed.entities.map(\.id.text) == ["CSTO", "TJK", "drill-2010", "dushanbe", "src"])
        let dataset = try read(DatasetFolder(narrowed))
        var register = Register()
        _ = try register.transact(
            .load(dataset.entities, dataset.claims), at: try Instant("2026-11-24T00:00:00Z"), by: "tests")
    }

    @Test func `has more than one file where a reader would refuse one`() throws {
        let claim = try #require(holdings.claims.first { $0.assertion.kind.kind.name == "policy" })
        let claims = (1...600).map { number in
            var copy = claim
            copy.id = ClaimID(number: number)
            copy.assertion.note = String(repeating: "\(number % 10)", count: Assertion.longestNote)
            return copy
        }
        let folder = DatasetFolder(
            Holdings(register: "r", entities: holdings.entities, claims: claims))
        let paths = folder.files.map(\.path).filter { $0.hasPrefix("claims/") }
        #expect(paths == ["claims/policy-0001.toml", "claims/policy-0002.toml", "claims/policy-0003.toml"])
        #expect(folder.files.allSatisfy { $0.text.utf8.count <= DatasetFolder.mostBytesOfFile })
        #expect(try read(folder).claims == claims.map(\.assertion))
    }

    @Test func `has its findings in a file of their own, a part a line`() throws {
        let folder = DatasetFolder(Holdings(register: "r", entities: [], claims: [], findings: try Self.findings()))
        #expect(folder.files.map(\.path) == ["dataset.toml", "findings/findings.toml"])
        #expect(folder.files.last?.text == Self.written)
        let found = try read(folder).findings
        #expect(found.map(\.id) == ["both", "one-leader"])
        #expect(
            found.map { $0.datum["expression"] } == (try Self.findings()).reversed().map { $0.content["expression"] })
    }

    @Test func `with findings loads and is exported unchanged`() throws {
        let whole = Holdings(
            register: "r", entities: holdings.entities, claims: holdings.claims, findings: try Self.findings())
        let folder = DatasetFolder(whole)
        let dataset = try read(folder)
        let definitions = try dataset.findings.map { try Definition(reading: $0.datum, as: .finding) }
        var register = Register()
        _ = try register.transact(
            .load(dataset.entities, dataset.claims, definitions), at: try Instant("2026-11-24T00:00:00Z"), by: "tests")
        let page = register.claims(ClaimFilter(), from: 0, limit: .max, at: nil)
        let again = Holdings(
            register: "another", entities: dataset.entities, claims: page.claims.map(\.claim),
            findings: register.definitions(.finding))
        #expect(DatasetFolder(again).files == folder.files)
        #expect(whole.withNamedEntities().findings.isEmpty)
    }

    private static let written = """
        [[finding]]
        id = "both"
        statement = "Both hold; \\"both\\"."

        [finding.expression]
        and = [
            { left = { measure = "freedom", of = ["UZB", "CSTO"] }, operator = "<", right = 0.5 },
            { not = { left = 1, operator = "=", right = 2 } },
        ]

        [[finding]]
        id = "one-leader"
        question = "influence"
        statement = "The CSTO has one leader."
        note = "Coded."

        [finding.expression]
        left = { measure = "dominance.leaders", of = ["CSTO"] }
        operator = "="
        right = 1

        """

    /// Two findings, out of order, as a client may have defined them.
    private static func findings() throws -> [Definition] {
        let leader: Datum = ["left": ["measure": "dominance.leaders", "of": ["CSTO"]], "operator": "=", "right": 1]
        let freedom: Datum = ["left": ["measure": "freedom", "of": ["UZB", "CSTO"]], "operator": "<", "right": 0.5]
        return try [
            [
                "id": "one-leader", "statement": "The CSTO has one leader.", "question": "influence", "note": "Coded.",
                "expression": leader,
            ],
            [
                "id": "both", "statement": "Both hold; \"both\".", "note": .null,
                "expression": ["and": [freedom, ["not": ["left": 1, "operator": "=", "right": 2]]]],
            ],
        ].map { try Definition(reading: $0, as: .finding) }
    }

    private func read(_ folder: DatasetFolder) throws -> Dataset {
        try Dataset(folder.files.map { Dataset.File(path: $0.path, bytes: Array($0.text.utf8)) })
    }
}
