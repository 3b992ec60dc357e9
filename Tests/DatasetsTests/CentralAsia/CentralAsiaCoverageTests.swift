// SPDX-License-Identifier: Apache-2.0

import Chronology
import Datasets
import Model
import Register
import Testing

/// The whole article is there, and each statement can be looked up in it.
@Suite struct CentralAsiaCoverageTests {
    private let article: Article

    init() throws { article = try Article() }

    /// How many claims of each kind cite the article. A claim more or less changes its line here, on purpose.
    private static let kinds = [
        "basing": 9, "composition": 12, "contribution": 6, "decision": 4, "dependence": 33, "dispute": 9, "document": 8,
        "existence": 13, "exercise": 11, "leadership": 7, "mandate": 9, "membership": 29, "observation": 60,
        "office": 13, "participation": 14, "policy": 22, "position": 64, "prospect": 18, "request": 4,
        "reservation": 2, "rules": 2, "threat": 30, "tie": 23, "transit": 3,
    ]

    /// How many claims cite each page of the article.
    private static let pages = [
        1: 27, 2: 29, 3: 38, 4: 35, 5: 42, 6: 27, 7: 35, 8: 35, 9: 31, 10: 29, 11: 35, 12: 28, 13: 32, 14: 45, 15: 37,
        16: 4,
    ]

    /// Kinds of which the article has no statement; docs/coding.md says why.
    private static let unused: Set = ["stationing", "capability", "link"]

    /// The citations of the article by each claim.
    private var citations: [(claim: Assertion, citation: Citation)] {
        article.dataset.claims.flatMap { claim in
            claim.citations.filter { $0.source == Article.source }.map { (claim, $0) }
        }
    }

    @Test func `each kind has its number of claims, and only three have none`() {
        let claims = article.dataset.claims.filter { $0.citations.contains { $0.source == Article.source } }
        let found = Dictionary(grouping: claims) { $0.kind.kind.name }.mapValues(\.count)
        #expect(found == Self.kinds)
        #expect(Set(ClaimKind.all.map(\.name)).subtracting(found.keys) == Self.unused)
    }

    @Test func `each page has its number of claims, and none has none`() {
        var found: [Int: Int] = [:]
        for claim in article.dataset.claims {
            let cited = claim.citations.filter { $0.source == Article.source }
            let pages = cited.compactMap { $0.locator.flatMap(Locator.init) }.reduce(into: Set()) {
                $0.formUnion($1.pages)
            }
            for page in pages { found[page, default: 0] += 1 }
        }
        #expect(found == Self.pages)
        #expect(Set(found.keys) == Set(1...16))
    }

    @Test func `each note is cited`() {
        let cited = citations.compactMap { $0.citation.locator.flatMap(Locator.init) }
        #expect(cited.reduce(into: Set()) { $0.formUnion($1.notes) } == Set(1...46))
    }

    @Test func `each citation of the article names its page, and no note that stands elsewhere`() {
        for (claim, citation) in citations {
            #expect(citation.locator.flatMap(Locator.init) != nil, "\(claim.subject) “\(citation.locator ?? "")”")
        }
    }

    @Test func `a work behind the article is cited at its note, and older than the article`() throws {
        let sources = self.article.sources
        let article = try #require(Article.source)
        let published = try #require(sources[article]?.date)
        for (claim, citation) in citations {
            guard let via = citation.via else { continue }
            let locator = citation.locator.flatMap(Locator.init)
            #expect(locator?.notes.isEmpty == false, "\(claim.subject) via \(via)")
            let date = try #require(sources[via]?.date)
            #expect(date.last < published.first, "\(via)")
        }
    }

    @Test func `each work is cited`() {
        let cited = article.dataset.claims.flatMap(\.citations).flatMap { [$0.source, $0.via].compactMap { $0 } }
        #expect(Set(article.sources.keys).subtracting(cited).isEmpty)
    }

    @Test func `each source is graded`() {
        for source in article.sources.values {
            #expect(source.attribute("reliability") != nil && source.reliability != .f, "\(source.id)")
        }
    }

    @Test(arguments: ["2004-01-01", Article.lastDay])
    func `nothing looks wrong to the register`(on: String) throws {
        #expect(article.register.lint(on: try day(on)).isEmpty)
    }

    @Test func `each claim takes part in the answer to its question`() {
        for view in article.register.claims(ClaimFilter(), from: 1, limit: 10_000, at: nil).claims {
            let claim = view.claim
            let timeline = article.register.timeline(
                SlotKey(claim.assertion, id: claim.id), Viewpoint(on: claim.assertion.valid.startRange.last))
            let heard = timeline.segments.contains { segment in
                segment.answer.aspects.contains { aspect in
                    let others = aspect.contested + aspect.alternatives + aspect.superseded
                    return (aspect.claims + others.flatMap(\.claims)).contains(claim.id)
                }
            }
            #expect(heard, "\(claim.id): \(claim.assertion.kind.kind.name) \(claim.assertion.subject)")
        }
    }

    /// What happened in several countries, or somewhere in one that the article does not name.
    private static let placeless: Set = [
        "sco-drills-2003", "ksor-armenia-2012", "joint-air-defence-2014", "nato-withdrawal-2014",
        "iran-nuclear-deal-2015",
    ]

    @Test func `installations, exercises and events have a place on the map`() {
        let placed: [EntityKind] = [.installation, .exercise, .event]
        let without = article.dataset.entities.filter { placed.contains($0.kind) && $0.attribute("place") == nil }
        #expect(Set(without.map(\.id.text)) == Self.placeless)
    }
}
