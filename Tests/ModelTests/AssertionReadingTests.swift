// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Testing

/// Reading whole claims and entities: what is left out, and what is refused.
@Suite struct AssertionReadingTests {
    /// A sound claim, with some members replaced or, where they are null, left out.
    private func claim(_ changes: [(String, Datum)] = []) -> Datum {
        var members: [(String, Datum)] = [
            ("kind", "membership"), ("subject", "UZB"), ("object", "CSTO"), ("value", ["status": "member"]),
            ("valid", "2006-08-17/2012-06-28"), ("citations", [["source": "dehaas2017"]]),
        ]
        for (name, datum) in changes {
            members.removeAll { $0.0 == name }
            members.append((name, datum))
        }
        return .object(members.map { .init($0.0, $0.1) })
    }

    @Test func `what is left out is standard`() throws {
        let assertion = try Assertion(reading: claim())
        #expect(assertion.credibility == .standard && assertion.credibility.grade == 2)
        #expect(assertion.rank == .normal)
        #expect(assertion.note == nil)
        #expect(assertion.citations == [Citation(source: try #require(EntityID("dehaas2017")))])
    }

    @Test func `null is as if it were left out`() throws {
        let nulls = ["credibility", "rank", "note"].map { ($0, Datum.null) }
        let citation: Datum = ["source": "dehaas2017", "locator": .null, "via": .null, "reported": .null]
        let assertion = try Assertion(
            reading: claim(nulls + [("citations", [citation]), ("value", ["status": "member"])]))
        #expect(assertion == (try Assertion(reading: claim())))
        #expect(throws: Rejection.self) { try Assertion(reading: claim([("subject", .null)])) }
    }

    static let refused: [(String, Datum, String, String)] = [
        ("kind", "membrship", "kind", "Did you mean “membership”?"),
        ("kind", .null, "kind", "Give it as text"),
        ("subjekt", "UZB", "subjekt", "Did you mean “subject”?"),
        ("subject", "U.Z.B", "subject", "at most 63"),
        ("subject", 5, "subject", ""),
        ("object", .null, "object", "Give it as text"),
        ("value", ["statsu": "member"], "value.statsu", "Did you mean “status”?"),
        ("value", ["status": "membr"], "value.status", "Did you mean “member”?"),
        ("value", [:], "value.status", "Give one of"),
        ("value", .null, "value.status", "Give one of"),
        ("value", "member", "value", "status"),
        ("valid", "2012-06-28/2006", "valid", ""),
        ("valid", .null, "valid", "Give it as text"),
        ("citations", [], "citations", "source"),
        ("citations", .null, "citations", "source"),
        ("citations", "dehaas2017", "citations", "dehaas2017"),
        ("citations", ["dehaas2017"], "citations[0]", "source"),
        ("citations", [["source": "a"], ["sauce": "b"]], "citations[1].sauce", "Did you mean “source”?"),
        ("citations", [["source": "a", "reported": "2015-13"]], "citations[0].reported", ""),
        ("citations", [["source": "a", "reported": "2015/2016"]], "citations[0].reported", ""),
        ("citations", .array(Array(repeating: ["source": "a"], count: 65)), "citations", "64"),
        (
            "citations", [["source": "a", "locator": .string(String(repeating: "p", count: 501))]],
            "citations[0].locator", "500"
        ),
        ("credibility", 0, "credibility", "1 (confirmed)"),
        ("credibility", 7, "credibility", "1 (confirmed)"),
        ("credibility", "2", "credibility", "1 (confirmed)"),
        ("rank", "prefered", "rank", "Did you mean “preferred”?"),
        ("note", .string(String(repeating: "n", count: 8_001)), "note", "8000"),
    ]

    @Test(arguments: refused.indices)
    func `a claim is refused with the place, the nearest name and what is allowed`(index: Int) throws {
        let (member, datum, field, hint) = Self.refused[index]
        let rejection = try #require(
            #expect(throws: Rejection.self) { try Assertion(reading: claim([(member, datum)])) })
        #expect(rejection.field == field, "\(rejection)")
        #expect(hint.isEmpty || rejection.hint?.contains(hint) == true, "\(rejection)")
    }

    @Test func `an object where there is none is refused`() throws {
        let policy = claim([("kind", "policy"), ("value", ["topic": "neutrality", "stance": 2])])
        let rejection = try #require(#expect(throws: Rejection.self) { try Assertion(reading: policy) })
        #expect(rejection.field == "object" && rejection.given == "CSTO")
    }

    @Test func `an object may be left out where it is optional`() throws {
        let body = claim([("kind", "composition"), ("object", .null), ("value", ["type": "force"])])
        #expect(try Assertion(reading: body).object == nil)
    }

    @Test func `a what-if needs no citation`() throws {
        #expect(try Assertion(reading: claim([("citations", .null)]), isHypothetical: true).citations == [])
    }

    @Test func `what is no object is refused`() {
        for datum in [.null, "text", 3, []] as [Datum] {
            #expect(throws: Rejection.self) { try Assertion(reading: datum) }
            #expect(throws: Rejection.self) { try Entity(reading: datum) }
        }
    }
}

/// Reading entities.
@Suite struct EntityReadingTests {
    static let refused: [(Datum, String, String)] = [
        (["id": "UZB", "kind": "sate", "name": "Uzbekistan"], "kind", "Did you mean “state”?"),
        (["id": "U Z", "kind": "state", "name": "Uzbekistan"], "id", "at most 63"),
        (["id": "UZB", "kind": "state"], "name", "Give it as text"),
        (["id": "UZB", "kind": "state", "name": ""], "name", "Give it as text"),
        (["id": "UZB", "kind": "state", "name": .string(String(repeating: "u", count: 501))], "name", "500"),
        (["id": "UZB", "kind": "state", "name": "Uzbekistan", "lta": 41], "lta", "Did you mean “lat”?"),
        (["id": "UZB", "kind": "state", "name": "Uzbekistan", "lat": 91], "lat", "from -90"),
        (["id": "UZB", "kind": "state", "name": "Uzbekistan", "names": "x"], "names", "an object of texts"),
        (["id": "CSTO", "kind": "organisation", "name": "CSTO", "lat": 41], "lat", "No fields are allowed."),
        (["id": "q", "kind": "source", "name": "Q", "date": "2017"], "reliability", "A, B, C, D, E, F"),
        (["id": "q", "kind": "source", "name": "Q", "reliability": "G", "date": "2017"], "reliability", "A, B"),
        (["id": "q", "kind": "source", "name": "Q", "reliability": "A"], "date", "EDTF"),
    ]

    @Test(arguments: refused.indices)
    func `an entity is refused with the place, the nearest name and what is allowed`(index: Int) throws {
        let (datum, field, hint) = Self.refused[index]
        let rejection = try #require(#expect(throws: Rejection.self) { try Entity(reading: datum) })
        #expect(rejection.field == field, "\(rejection)")
        #expect(rejection.hint?.contains(hint) == true, "\(rejection)")
    }

    @Test func `a source has its grade, date and what it covers`() throws {
        let source = try Entity(reading: [
            "id": "cow", "kind": "source", "name": "COW", "reliability": "B", "date": "2015-06", "covers": "../2014",
        ])
        #expect(source.reliability == .b)
        #expect(source.date == DayRange(joining: try #require(Day("2015-06-01")), try #require(Day("2015-06-30"))))
        #expect(source.coversUntil == Day("2014-12-31"))
        #expect(try Entity(reading: ["id": "UZB", "kind": "state", "name": "Uzbekistan"]).reliability == .f)
    }

    @Test(
        arguments: [
            ("UZB", true), ("x-baden", true), ("peace-mission-2007", true), ("a_b", true), ("7", true), ("", false),
            ("-a", false), ("_a", false), ("a.b", false), ("a b", false), ("ü", false),
        ])
    func `ids are letters, digits, hyphens and underscores`(text: String, isTaken: Bool) {
        #expect((EntityID(text) != nil) == isTaken)
        #expect(EntityID(String(repeating: "a", count: 64)) != nil)
        #expect(EntityID(String(repeating: "a", count: 65)) == nil)
    }

    @Test(arguments: [("c1", 1), ("c017", nil), ("c0", nil), ("c-1", nil), ("17", nil), ("C1", nil), ("c", nil)])
    func `claim ids are a c and a number`(text: String, number: Int?) {
        #expect(ClaimID(text)?.number == number)
    }

    @Test func `grades that cannot be judged stand in the middle`() throws {
        #expect(Reliability.f.standing == Reliability.c.standing)
        #expect(Reliability.e < .d && Reliability.d < .f && Reliability.b < .a)
        #expect(try #require(Credibility(6)).standing == 3)
        #expect(Credibility(0) == nil && Credibility(7) == nil)
        #expect(Rank.deprecated < .normal && Rank.normal < .preferred)
    }
}
