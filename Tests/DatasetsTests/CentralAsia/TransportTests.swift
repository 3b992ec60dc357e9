// SPDX-License-Identifier: Apache-2.0

import Datasets
import Foundation
import Model
import Testing

/// The lines of transport: each ends at places on the map, has a length that the map allows, and says where it is from.
@Suite struct TransportTests {
    private let links: [Assertion]
    private let places: [EntityID: Entity]

    init() throws {
        let dataset = try Article().dataset
        links = dataset.claims.filter { $0.kind.kind.name == "link" }
        places = Dictionary(
            uniqueKeysWithValues: dataset.entities.filter { $0.kind == .place }.map { ($0.id, $0) })
    }

    /// The mean radius of the Earth in kilometres (IUGG).
    private static let radius = 6371.0088
    /// What positions to a hundredth of a degree may be off together, in kilometres.
    private static let tolerance = 2.0
    /// How many times as long as the air line a line may be.
    private static let longest = 3.0

    /// A place's latitude and longitude in radians.
    private func position(_ id: EntityID) throws -> (latitude: Double, longitude: Double) {
        guard case .number(let latitude) = places[id]?.attribute("lat"),
            case .number(let longitude) = places[id]?.attribute("lon")
        else { throw Missing(what: "position of \(id)") }
        return (latitude * .pi / 180, longitude * .pi / 180)
    }

    private func state(_ id: EntityID) throws -> String {
        guard case .entity(let state) = places[id]?.attribute("state") else { throw Missing(what: "state of \(id)") }
        return state.text
    }

    private func field(_ name: String, of link: Assertion) throws -> FieldValue? {
        link.value[try #require(link.kind.kind.fields.firstIndex { $0.name == name })]
    }

    private struct Missing: Error { let what: String }

    /// Kilometres through the air, by the haversine formula.
    private func distance(_ one: EntityID, _ other: EntityID) throws -> Double {
        let (from, to) = (try position(one), try position(other))
        let north = sin((to.latitude - from.latitude) / 2)
        let east = sin((to.longitude - from.longitude) / 2)
        let chord = north * north + cos(from.latitude) * cos(to.latitude) * east * east
        return 2 * Self.radius * asin(chord.squareRoot())
    }

    /// How many there are by mode. A line more or less changes this, on purpose.
    @Test func `there are lines by rail and by road`() throws {
        let found = Dictionary(grouping: links) { try? field("mode", of: $0) }.mapValues(\.count)
        #expect(found == [.token("rail"): 122, .token("road"): 25])
    }

    @Test func `a line is as long as the air line or longer, but not three times as long`() throws {
        for link in links {
            let object = try #require(link.object)
            let air = try distance(link.subject, object)
            guard case .range(let length) = try field("length-km", of: link) else {
                throw Missing(what: "length from \(link.subject) to \(object)")
            }
            #expect(length.low >= air - Self.tolerance, "\(link.subject) \(object): \(length.low) km, \(air) by air")
            #expect(length.high <= Self.longest * air + Self.tolerance, "\(link.subject) \(object): \(air) by air")
        }
    }

    @Test func `each line is cited, and a length that was read has a locator`() {
        for link in links {
            #expect(!link.citations.isEmpty, "\(link.subject)")
            guard link.credibility == .standard else { continue }
            #expect(link.citations.allSatisfy { $0.locator != nil }, "\(link.subject)")
        }
    }

    @Test func `from any place one gets to any other that has a line`() throws {
        var groups: [Set<EntityID>] = []
        for link in links {
            let ends: Set = [link.subject, try #require(link.object)]
            let touched = groups.filter { !$0.isDisjoint(with: ends) }
            groups.removeAll { !$0.isDisjoint(with: ends) }
            groups.append(touched.reduce(ends) { $0.union($1) })
        }
        #expect(groups.count == 1)
        #expect(groups.first == Set(places.keys))
    }

    @Test func `no two lines of one mode join the same places`() throws {
        var seen: Set<[String]> = []
        for link in links {
            let ends = [link.subject.text, try #require(link.object).text].sorted()
            #expect(seen.insert(ends + ["\(String(describing: try field("mode", of: link)))"]).inserted, "\(ends)")
        }
    }

    /// Which states a line joins.
    private static let borders: Set = [
        "AFG TJK", "AFG UZB", "CHN KAZ", "CHN KGZ", "CHN MNG", "CHN RUS", "IRN TKM", "KAZ KGZ", "KAZ RUS", "KAZ TKM",
        "KAZ UZB", "KGZ TJK", "KGZ UZB", "MNG RUS", "TJK UZB", "TKM UZB",
    ]

    @Test func `lines cross the borders that they cross in the world`() throws {
        let crossings = try links.map { Set([try state($0.subject), try state(try #require($0.object))]) }
        #expect(Set(crossings.filter { $0.count == 2 }.map { $0.sorted().joined(separator: " ") }) == Self.borders)
    }

    @Test(arguments: [
        ("alashankou", "dostyk"), ("khorgos", "altynkol"), ("manzhouli", "zabaykalsk"), ("erenhot", "zamyn-uud"),
        ("naushki", "sukhbaatar"), ("saryagash", "keles"), ("termez", "hairatan"), ("kurgan", "petropavl"),
        ("petropavl", "omsk"), ("batken", "isfara"), ("irkeshtam", "kashgar"), ("torugart", "kashgar"),
    ])
    func `border stations face each other across a border`(one: String, other: String) throws {
        let ends = [try #require(EntityID(one)), try #require(EntityID(other))]
        #expect(links.contains { Set([$0.subject, $0.object]) == Set(ends) })
        #expect(Set(try ends.map(state)).count == 2)
    }

    @Test func `a line runs through a third state only, never one of its ends`() throws {
        for link in links {
            guard case .list(let through) = try field("through", of: link) else { continue }
            let ends = [try state(link.subject), try state(try #require(link.object))]
            for crossed in through { #expect(!ends.contains { crossed == EntityID($0).map(FieldValue.entity) }) }
        }
    }
}
