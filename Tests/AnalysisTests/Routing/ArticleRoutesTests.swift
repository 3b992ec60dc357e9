// SPDX-License-Identifier: Apache-2.0

import Analysis
import Model
import Testing

/// The two ways round of which the article tells (de Haas 2017, p. 11, nn. 40 and 42).
@Suite struct ArticleRoutesTests {
    private let network: TransportNetwork
    private let claim = ClaimID(number: 1000)

    init() throws { network = try ArticleLines.network() }

    /// Peace Mission 2007 in Russia: no law in Kazakhstan lets Chinese troops pass, and of Mongolia nothing is known.
    private func peaceMission2007(kazakhstan: TransitDecision = .noLegalBasis) throws -> Routes {
        let (china, kazakhstanID, russia) = (try id("CHN"), try id("KAZ"), try id("RUS"))
        let occasion = TransitOccasion(try id("pm-2007"), hosts: [russia: []], participants: [china: [], russia: []])
        let statement = TransitStatement(kazakhstan, occasion: occasion.id, claims: [claim])
        return Routing(network, for: china, [kazakhstanID: [statement]], on: occasion)
            .routes(from: try id("urumqi"), to: try id("chelyabinsk"))
    }

    /// Peace Mission 2012 in Tajikistan: Uzbekistan refuses Kazakhstan, Kyrgyzstan lets it pass.
    private func peaceMission2012(uzbekistan: TransitDecision = .refused) throws -> Routes {
        let (kazakhstan, tajikistan) = (try id("KAZ"), try id("TJK"))
        let occasion = TransitOccasion(
            try id("pm-2012"), hosts: [tajikistan: []], participants: [kazakhstan: [], tajikistan: []])
        let statements = [
            try id("UZB"): [TransitStatement(uzbekistan, occasion: occasion.id, claims: [claim])],
            try id("KGZ"): [TransitStatement(.granted, occasion: occasion.id)],
        ]
        return Routing(network, for: kazakhstan, statements, on: occasion)
            .routes(from: try id("almaty"), to: try id("khujand"))
    }

    @Test func `in 2007 the certain way goes by Manzhouli and the Trans-Siberian, over 10,000 km`() throws {
        let routes = try peaceMission2007()
        let certain = try #require(routes.certain)
        #expect(certain.length == 10_315)
        #expect(certain.places.map(\.text).contains("manzhouli") && certain.places.map(\.text).contains("irkutsk"))
        #expect(certain.crossings.map { $0.state?.text } == ["CHN", "RUS"])
        #expect(certain.crossings.map(\.right) == [.own, .hosted([])])
        #expect(certain.links.allSatisfy { $0.mode == .rail })
    }

    @Test func `in 2007 the possible way crosses Mongolia, and the direct one Kazakhstan`() throws {
        let routes = try peaceMission2007()
        #expect(routes.possible?.length == 8883)
        #expect(routes.possible?.crossings.map { $0.state?.text } == ["CHN", "MNG", "RUS"])
        #expect(routes.possible?.crossings.map(\.right.passage) == [.open, .possible, .open])
        #expect(routes.direct?.length == 2894)
        #expect(routes.direct?.crossings.map { $0.state?.text } == ["CHN", "KAZ", "RUS"])
        #expect(routes.certainDetour == 7421 && routes.possibleDetour == 5989)
    }

    @Test func `in 2007 the missing law of Kazakhstan is the only refusal that costs anything`() throws {
        let refusal = try #require(try peaceMission2007().refusals.first)
        #expect(try peaceMission2007().refusals.count == 1)
        #expect(refusal.state.text == "KAZ" && refusal.rights[.rail] == .noLegalBasis([claim]))
        guard case .shorter(let certain, let way) = refusal.certain, case .shorter(let possible, _) = refusal.possible
        else { throw UnexpectedGain() }
        #expect(certain == 7421 && possible == 5989 && way.length == 2894)
    }

    @Test func `in 2012 the certain way goes through Kyrgyzstan`() throws {
        let routes = try peaceMission2012()
        #expect(text(routes.certain) == "almaty bishkek osh batken isfara khujand")
        #expect(routes.certain?.length == Bounds(low: 1254, high: 1279))
        #expect(routes.certain?.crossings.map { $0.state?.text } == ["KAZ", "KGZ", "TJK"])
        #expect(routes.possible == routes.certain)
        #expect(text(routes.direct) == "almaty bishkek lugovaya taraz shymkent tashkent khujand")
        #expect(routes.direct?.length == 987)
        #expect(routes.refusals.map(\.state.text) == ["UZB"])
    }

    @Test func `with the right granted the direct way comes back`() throws {
        for routes in [try peaceMission2007(kazakhstan: .granted), try peaceMission2012(uzbekistan: .granted)] {
            #expect(routes.certain == routes.direct && routes.possible == routes.direct)
            #expect(routes.certainDetour == 0 && routes.refusals.isEmpty)
        }
    }

    private struct UnexpectedGain: Error {}
}
