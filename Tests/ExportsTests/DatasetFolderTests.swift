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

    private func read(_ folder: DatasetFolder) throws -> Dataset {
        try Dataset(folder.files.map { Dataset.File(path: $0.path, bytes: Array($0.text.utf8)) })
    }
}
