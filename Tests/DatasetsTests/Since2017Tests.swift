// SPDX-License-Identifier: Apache-2.0

import Chronology
import Datasets
import Model
import Register
import Testing

/// What came after the article: it loads with it, answers for today, and leaves the article's world as it was.
@Suite struct Since2017Tests {
    /// The article and what came after it.
    private let register: Register
    /// The day of the article.
    private let published: Day

    init() throws {
        register = try SampleDatasets.register(SampleDatasets.centralAsia, SampleDatasets.since2017)
        published = try #require(Day("2017-01-23"))
    }

    private func day(_ text: String) throws -> Day { try #require(Day(text)) }

    private func membership(_ state: String, _ organisation: String) throws -> SlotKey {
        SlotKey(
            kind: try #require(KindIndex(named: "membership")), subject: try #require(EntityID(state)),
            object: EntityID(organisation))
    }

    /// The states that have a status in an organisation, as known by a day or by now.
    private func states(
        with status: String, in organisation: String, on: String, known: String? = nil
    ) throws -> String {
        let viewpoint = Viewpoint(on: try day(on), known: try known.map(day))
        var found: [String] = []
        register.forEachEntry(
            try #require(KindIndex(named: "membership")), .towards(try #require(EntityID(organisation))), viewpoint
        ) { slot, segment in
            let said = segment.answer.aspects.first?.said
            if segment.answer.state == .holds, said == .value(.token(status)) { found.append(slot.subject.text) }
        }
        return found.sorted().joined(separator: " ")
    }

    @Test(
        arguments: [
            ("SCO", "member", "2026-11-24", nil, "BLR CHN IND IRN KAZ KGZ PAK RUS TJK UZB"),
            ("SCO", "member", "2026-11-24", "2017-01-23", "CHN KAZ KGZ RUS TJK UZB"),
            ("SCO", "member", "2017-06-08", nil, "CHN KAZ KGZ RUS TJK UZB"),
            ("SCO", "member", "2017-06-09", nil, "CHN IND KAZ KGZ PAK RUS TJK UZB"),
            ("SCO", "member", "2023-07-04", nil, "CHN IND IRN KAZ KGZ PAK RUS TJK UZB"),
            ("SCO", "acceding", "2022-12-31", nil, "IRN"),
            ("SCO", "acceding", "2024-07-03", nil, "BLR"),
            ("SCO", "observer", "2018-01-01", nil, "AFG BLR IRN MNG"),
            ("SCO", "dialogue-partner", "2018-01-01", nil, "ARM AZE KHM LKA NPL TUR"),
            ("SCO", "dialogue-partner", "2018-01-01", "2017-01-23", ""),
            (
                "SCO", "dialogue-partner", "2025-09-01", nil,
                "ARE ARM AZE BHR EGY KHM KWT LAO LKA MDV MMR NPL QAT SAU TUR"
            ),
            ("CSTO", "member", "2026-11-24", nil, "BLR KAZ KGZ RUS TJK"),
            ("CSTO", "member", "2026-11-24", "2017-01-23", "ARM BLR KAZ KGZ RUS TJK"),
            ("CSTO", "suspended", "2026-11-24", nil, "ARM UZB"),
            ("EAEU", "member", "2020-12-31", nil, "ARM BLR KAZ KGZ RUS"),
            ("EAEU", "observer", "2020-12-31", nil, "CUB MDA UZB"),
        ] as [(String, String, String, String?, String)])
    func `rosters follow the day and what was known`(
        organisation: String, status: String, on: String, known: String?, expected: String
    ) throws {
        #expect(try states(with: status, in: organisation, on: on, known: known) == expected)
    }

    @Test(arguments: ["IND", "PAK"])
    func `India and Pakistan are members in 2020, and the article's presumption is set aside`(state: String) throws {
        let answer = register.answer(try membership(state, "SCO"), Viewpoint(on: try day("2020-07-01")))
        let status = try #require(answer.aspects.first)
        #expect(status.said == .value(.token("member")))
        #expect(status.contested.isEmpty)
        #expect(status.superseded.map(\.said) == [.value(.token("observer"))])
        #expect(status.superseded.first?.sources.map(\.text).contains("dehaas2017") == true)
    }

    @Test(arguments: ["2024-02-22", "2024-06-30", "2025-06-30", "2026-11-24"])
    func `Armenia is suspended in the CSTO from its freeze on, and the CSTO contests it`(on: String) throws {
        let answer = register.answer(try membership("ARM", "CSTO"), Viewpoint(on: try day(on)))
        let status = try #require(answer.aspects.first)
        #expect(status.said == .value(.token("suspended")))
        #expect(status.contested.map(\.said) == [.value(.token("member"))])
    }

    @Test(arguments: [("2022-10-01", true), ("2025-03-12", true), ("2025-03-13", false), ("2026-11-24", false)])
    func `the border of Kyrgyzstan and Tajikistan is in dispute until their treaty`(on: String, isOpen: Bool) throws {
        let kind = try #require(KindIndex(named: "dispute"))
        var type = FieldValues.none
        type[try #require(kind.kind.fields.firstIndex { $0.name == "type" })] = .token("border")
        let slot = SlotKey(
            kind: kind, subject: try #require(EntityID("KGZ")), object: EntityID("TJK"), value: type)
        let answer = register.answer(slot, Viewpoint(on: try day(on)))
        #expect(answer.state == (isOpen ? .holds : .none))
        #expect(!answer.isContested)
    }

    @Test func `what was known on the article's day is what the article alone says, in every slot, on every day`()
        throws
    {
        let article = try SampleDatasets.register(SampleDatasets.centralAsia)
        let viewpoint = Viewpoint(on: published, known: published)
        for slot in slots(of: register, viewpoint) {
            #expect(register.timeline(slot, viewpoint) == article.timeline(slot, viewpoint), "\(slot)")
        }
    }

    @Test(arguments: ["2003-01-01", "2009-06-14", "2012-06-28", "2016-12-31", "2017-01-23"])
    func `what came later changes no answer of the article for its own days`(on: String) throws {
        let article = try SampleDatasets.register(SampleDatasets.centralAsia)
        let viewpoint = Viewpoint(on: try day(on))
        for slot in slots(of: article, viewpoint) {
            let (before, after) = (article.answer(slot, viewpoint), register.answer(slot, viewpoint))
            guard before.state != .unknown else { continue }
            #expect(after.state == before.state && after.value == before.value, "\(slot)")
            #expect(after.isContested == before.isContested, "\(slot)")
        }
    }

    @Test func `every report is later than the article, located, and from a graded source`() throws {
        let count = try SampleDatasets.since2017.get().claims.count
        let first = register.assertedCount - count + 1
        let claims = register.claims(ClaimFilter(), from: first, limit: 10_000, at: nil).claims
        #expect(claims.count == count && count > 0)
        for citation in claims.flatMap(\.claim.assertion.citations) {
            let source = try #require(register.entity(citation.source))
            let reported = try #require(citation.reported?.range ?? source.date)
            #expect(reported.first > published, "\(source.id)")
            #expect([.b, .c].contains(source.reliability), "\(source.id)")
            #expect(citation.locator != nil && citation.via == nil, "\(source.id)")
        }
    }

    @Test func `nothing looks wrong that did not before`() throws {
        let (article, today) = (try SampleDatasets.register(SampleDatasets.centralAsia), try day("2026-11-24"))
        #expect(register.lint(on: today) == article.lint(on: today))
    }

    private func slots(of register: Register, _ viewpoint: Viewpoint) -> [SlotKey] {
        (0..<register.slotCount(viewpoint)).compactMap { register.slotKey(at: $0, viewpoint) }
    }
}
