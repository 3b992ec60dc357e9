// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Testing

/// The article as claims: it loads whole, and the register answers as a reader of the article would.
@Suite struct CentralAsiaTests {
    private let register: Register

    init() throws { register = try Article().register }

    /// Who has which status, with marks for what is possible or contested.
    private func roster(_ organisation: String, _ on: String) throws -> [String: String] {
        let kind = try #require(KindIndex(named: "membership"))
        var found: [String: String] = [:]
        register.forEachEntry(
            kind, .towards(try #require(EntityID(organisation))), Viewpoint(on: try day(on))
        ) { slot, segment in
            guard segment.answer.state == .holds, case .value(.token(let status)) = segment.answer.aspects.first?.said,
                status != "withdrawn"
            else { return }
            let marks = (segment.answer.certainty == .certain ? "" : "~") + (segment.answer.isContested ? "!" : "")
            found[slot.subject.text] = status + marks
        }
        return found
    }

    private func members(_ organisation: String, _ on: String, _ status: String) throws -> [String] {
        try roster(organisation, on).filter { $0.value == status }.keys.sorted()
    }

    @Test func `the CSTO had seven members in June 2009, and not Uzbekistan in 2003`() throws {
        #expect(try members("CSTO", "2009-06-14", "member") == ["ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK", "UZB"])
        #expect(try members("CSTO", "2003-01-01", "member") == ["ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"])
        #expect(try roster("CSTO", "2003-01-01")["UZB"] == nil)
    }

    @Test func `Uzbekistan is suspended since 28 June 2012, and whether it withdrew is contested`() throws {
        let slot = SlotKey(
            kind: try #require(KindIndex(named: "membership")), subject: try #require(EntityID("UZB")),
            object: EntityID("CSTO"))
        let segment = register.timeline(slot, Viewpoint(on: try day("2016-12-31"))).segment(
            on: try day("2016-12-31"))
        let status = try #require(segment.answer.aspects.first)
        #expect(status.said == .value(.token("suspended")))
        #expect(segment.since == DayRange(try day("2012-06-28")))
        #expect(status.contested.map(\.said) == [.value(.token("withdrawn"))])
    }

    @Test func `the SCO had six members and six observers at the end of 2016`() throws {
        #expect(try members("SCO", "2016-12-31", "member") == ["CHN", "KAZ", "KGZ", "RUS", "TJK", "UZB"])
        #expect(try members("SCO", "2016-12-31", "observer") == ["AFG", "BLR", "IND", "IRN", "MNG", "PAK"])
    }

    @Test func `Turkmenistan is in neither`() throws {
        #expect(try roster("CSTO", "2016-12-31")["TKM"] == nil)
        #expect(try roster("SCO", "2016-12-31")["TKM"] == nil)
    }

    @Test(arguments: [("2015-06-30", 9_000.0, 9_000.0), ("2016-03-31", 3_000, 7_000)])
    func `the plan for the base in Tajikistan depends on when one asks`(known: String, low: Double, high: Double) throws
    {
        let kind = try #require(KindIndex(named: "basing"))
        let personnel = try #require(kind.kind.fields.firstIndex { $0.name == "personnel" })
        var phase = FieldValues.none
        phase[try #require(kind.kind.phasePosition)] = .token("planned")
        let slot = SlotKey(kind: kind, subject: try #require(EntityID("base-201")), object: nil, value: phase)
        let answer = register.answer(slot, Viewpoint(on: try day("2016-12-31"), known: try day(known)))
        #expect(answer.value[personnel] == .range(try #require(Quantity(low, high))))
    }
}
