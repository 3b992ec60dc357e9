// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Testing

@testable import Exports

@Suite struct `The UUID of an object` {
    @Test func `lies in a namespace that never changes`() {
        #expect("\(STIXIdentifiers.namespace)" == "bae234a5-14c7-534c-8c51-721f8036e01b")
    }

    @Test func `differs by register, entity and claim`() throws {
        let id = try #require(EntityID("c1"))
        let ids = ["a", "b"].flatMap { register in
            let identifiers = STIXIdentifiers(register: register)
            return [
                identifiers.creator, identifiers.bundle("x"), identifiers.entity(id, type: "identity"),
                identifiers.claim(ClaimID(number: 1), type: "identity"),
            ]
        }
        #expect(Set(ids).count == 8)
    }
}

@Suite struct `A claim in STIX` {
    @Test func `is called by what it states`() throws {
        var names: [String?] = []
        for claim in try SmallRegister().holdings.claims { names.append(claim.assertion.relationshipType) }
        #expect(
            names == [
                "member-of", "suspended-from", "withdrawn-from", nil, "based-in", "planned-in", "policy", "tied-to",
                "mandate", "rules", "part-of", "organised-by", "absent-from", "stationed-at", "named-threat-to",
                "holds-office-in", "related-to", "issued-by",
            ])
    }

    @Test func `has a name that STIX allows, whatever its kind`() throws {
        let claim = try #require(try SmallRegister().holdings.claims.first)
        for kind in KindIndex.all {
            var assertion = claim.assertion
            assertion.kind = kind
            assertion.value = .none
            let name = try #require(assertion.relationshipType)
            #expect(
                name.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == 0x2D }, "\(name)")
        }
    }

    @Test(arguments: [(1, 90), (2, 70), (3, 50), (4, 30), (5, 10), (6, nil)])
    func `has the confidence that the Admiralty code stands for`(grade: Int, confidence: Int64?) throws {
        #expect(try #require(Credibility(grade)).stixConfidence == confidence)
    }

    @Test(arguments: [
        ("2012-06-28", "2012-06-28T00:00:00.000Z", "2012-06-28T23:59:59.999Z"),
        ("2012", "2012-01-01T00:00:00.000Z", "2012-12-31T23:59:59.999Z"),
        ("2006-06/2012", "2006-06-01T00:00:00.000Z", "2012-12-31T23:59:59.999Z"),
        ("2012-06-28/..", "2012-06-28T00:00:00.000Z", nil), ("../2005", nil, "2005-12-31T23:59:59.999Z"),
        ("2014/", "2014-01-01T00:00:00.000Z", nil), ("../..", nil, nil),
        ("-0043/2000", nil, "2000-12-31T23:59:59.999Z"),
    ])
    func `begins on the first possible day and ends on the last`(valid: String, start: String?, stop: String?) throws {
        let extent = try Extent(valid)
        #expect(STIXTime.beginning(of: extent.firstDay) == start)
        #expect(STIXTime.end(of: extent.lastDay) == stop)
    }
}

@Suite struct `A version of a STIX object` {
    private func modified(_ claim: Int, _ history: History) throws -> String {
        let claims = try SmallRegister().holdings.claims
        return history.span(of: claims[claim - 1]).modified.description
    }

    @Test func `is made by ranks, retractions and new versions of sources`() throws {
        var history = try SmallRegister().history
        #expect(try modified(1, history) == "2026-11-24T10:00:01.000Z")
        #expect(try modified(3, history) == "2026-11-24T11:00:00.000Z")
        let later = try Instant("2026-11-25T00:00:00Z")
        history.take("entity.registered", ["entity": ["id": "src-2"]], at: later)
        #expect(try modified(1, history) == later.description)
        #expect(try modified(2, history) == "2026-11-24T10:00:02.000Z")
        let latest = try Instant("2026-11-26T00:00:00Z")
        history.take("source.retracted", ["source": "src-3"], at: latest)
        #expect(try modified(2, history) == latest.description)
    }

    @Test func `of an entity begins with its first registration`() throws {
        let history = try SmallRegister().history
        let span = history.span(of: try #require(EntityID("dushanbe")), showing: [], at: nil)
        #expect(span.created.description == "2026-11-24T09:00:11.000Z")
        #expect(span.modified.description == "2026-11-24T13:00:00.000Z")
    }
}
