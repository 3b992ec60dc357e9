// SPDX-License-Identifier: Apache-2.0

import Chronology
import Datasets
import Model
import Register
import Testing

/// The article and the memberships of the Correlates of War in one register: two sources that never met.
@Suite(.enabled(if: PublicData.has(PublicDataTests.igo), "the IGO data set is not there"))
struct PublicRegisterTests {
    private let register: Register

    init() throws { register = try SampleDatasets.register(SampleDatasets.centralAsia, Self.memberships) }

    /// Read once for all tests, as the table is large. Three of its organisations are enough here.
    private static let memberships = Result<Dataset, any Error> {
        let three = "[rows]\nonly = { ioname = [\"CSTO\", \"CIS\", \"SCO\"] }"
        return try PublicData.dataset(PublicDataTests.igo, by: "cow-igo-v3", change: ("[rows]", three))
    }

    private func slot(_ state: String, _ organisation: String) throws -> SlotKey {
        SlotKey(
            kind: try #require(KindIndex(named: "membership")), subject: try #require(EntityID(state)),
            object: EntityID(organisation))
    }

    private func viewpoint(_ day: String) throws -> Viewpoint { Viewpoint(on: try #require(Day(day))) }

    /// What the register answers, without what contradicts it.
    private func status(_ state: String, _ organisation: String, _ day: String) throws -> String? {
        let answer = register.answer(try slot(state, organisation), try viewpoint(day))
        guard case .value(.token(let status)) = answer.aspects.first?.said else { return nil }
        return status
    }

    @Test func `whether Uzbekistan was in the CSTO in July 2004 is contested, and both sources are named`() throws {
        let viewpoint = try viewpoint("2004-07-01")
        let explanation = register.explain(try slot("UZB", "CSTO"), viewpoint)
        let answer = explanation.segment.answer
        #expect(answer.isContested)
        let sources = explanation.sources.compactMap { $0.source?.text }
        #expect(sources.contains("cow-igo-v3") && sources.contains("dehaas2017"))
        let said = try #require(answer.aspects.first)
        let variants = [said.said] + said.contested.map(\.said)
        #expect(variants.contains(.value(.token("member"))))
        #expect(Set(said.contested.flatMap(\.sources)).isSubset(of: Set(explanation.sources.compactMap(\.source))))
    }

    @Test(arguments: [("UKR", "1992-12-31", "1993-01-01"), ("TKM", "2004-12-31", "2005-01-01")])
    func `in the CIS a member becomes an associate without leaving`(state: String, last: String, first: String) throws {
        #expect(try status(state, "CIS", last) == "member")
        #expect(try status(state, "CIS", first) == "associate")
        let segments = register.timeline(try slot(state, "CIS"), try viewpoint(first)).segments
        let statuses = segments.compactMap { $0.answer.aspects.first?.said }
        #expect(Set(statuses) == [.value(.token("member")), .value(.token("associate"))])
    }

    @Test func `the Correlates of War have the SCO from 1996`() throws {
        #expect(try status("RUS", "SCO", "1996-01-01") == "member")
        #expect(try status("RUS", "SCO", "1995-12-31") == nil)
    }

    @Test func `what the article registers is not overwritten`() throws {
        let page = register.entity(try #require(EntityID("CSTO")), at: nil)
        #expect(page?.name == "Collective Security Treaty Organization")
        #expect(page?.names.isEmpty == false)
    }
}
