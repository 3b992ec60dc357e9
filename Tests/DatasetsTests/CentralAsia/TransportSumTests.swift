// SPDX-License-Identifier: Apache-2.0

import Chronology
import Datasets
import Model
import Testing

/// What the lines add up to on the ways of which the article tells (pp. 10-11, nn. 40 and 42), by relaxation over all lines.
@Suite struct TransportSumTests {
    private let links: [Assertion]
    private let states: [EntityID: String]
    private let sources: [EntityID: Entity]

    init() throws {
        let article = try Article()
        links = article.dataset.claims.filter { $0.kind.kind.name == "link" }
        states = article.dataset.entities.filter { $0.kind == .place }.reduce(into: [:]) { states, place in
            if case .entity(let state) = place.attribute("state") { states[place.id] = state.text }
        }
        sources = article.sources
    }

    private func field(_ name: String, of link: Assertion) throws -> FieldValue? {
        link.value[try #require(link.kind.kind.fields.firstIndex { $0.name == name })]
    }

    private func kilometres(_ link: Assertion) throws -> Double {
        guard case .range(let length) = try field("length-km", of: link) else { return .infinity }
        return length.low / 2 + length.high / 2
    }

    private func crossed(by link: Assertion) throws -> Set<String> {
        let through = try field("through", of: link)?.entities.map(\.text) ?? []
        return Set([link.subject, try #require(link.object)].compactMap { states[$0] } + through)
    }

    /// How long the shortest way on a day is that keeps out of some states; infinite where there is none.
    private func shortest(_ from: String, _ to: String, on text: String, avoiding closed: Set<String>) throws -> Double
    {
        let day = try day(text)
        let open = try links.filter {
            try $0.valid.coverage(of: day) != .no && crossed(by: $0).isDisjoint(with: closed)
        }
        var distance: [EntityID: Double] = [try #require(EntityID(from)): 0]
        for _ in states {
            for link in open {
                let (one, other, length) = (link.subject, try #require(link.object), try kilometres(link))
                let (near, far) = (distance[one] ?? .infinity, distance[other] ?? .infinity)
                distance[one] = min(near, far + length)
                distance[other] = min(far, near + length)
            }
        }
        return distance[try #require(EntityID(to))] ?? .infinity
    }

    @Test(
        arguments: [
            ([], 2894), (["KAZ"], 8883), (["KAZ", "MNG"], 10_315),
        ] as [(Set<String>, Double)])
    func `from Urumqi to Chelyabinsk in August 2007`(closed: Set<String>, expected: Double) throws {
        #expect(try shortest("urumqi", "chelyabinsk", on: "2007-08-08", avoiding: closed) == expected)
    }

    @Test(
        arguments: [
            ([], 987), (["UZB"], 1266.5), (["UZB", "KGZ"], .infinity),
        ] as [(Set<String>, Double)])
    func `from Almaty to Khujand in June 2012`(closed: Set<String>, expected: Double) throws {
        #expect(try shortest("almaty", "khujand", on: "2012-06-08", avoiding: closed) == expected)
    }

    @Test func `the road across western Mongolia shortens the way from when lorries may pass through`() throws {
        #expect(try shortest("urumqi", "chelyabinsk", on: "2024-06-01", avoiding: ["KAZ"]) == 3880)
    }

    @Test func `a line that stood on 2017-01-23 could be read of then`() throws {
        let end = try day("2017-01-23")
        for link in links where link.valid.coverage(of: end) == .certain {
            let read = link.citations.contains {
                (sources[$0.source]?.date?.last ?? .distantFuture) <= end
            }
            #expect(read, "\(link.subject) \(link.object?.text ?? "")")
        }
    }
}
