// SPDX-License-Identifier: Apache-2.0

import Analysis
import Model
import TestSupport
import Testing

/// Ways on random networks against two other ways of finding them: all simple paths, and relaxation (Bellman 1958).
@Suite struct NaiveRoutingTests {
    /// A network whose lengths are few and small, so that many paths are equally long, and rights to go with it.
    private struct Drawn {
        var network: TransportNetwork
        var rights: [EntityID: CrossingRight]
        let places: [EntityID]

        init(places count: Int, links: Int, seed: Int) throws {
            var generator = SplitMix64(seed: UInt64(seed))
            let places = try (0..<count).map { try id("p\($0)") }
            let states = try (0..<5).map { try id("S\($0)") }
            let choices: [CrossingRight] = [.own, .granted([]), .unknown, .refused([]), .noLegalBasis([]), .hosted([])]
            rights = Dictionary(
                uniqueKeysWithValues: states.map { ($0, choices[Int.random(in: 0..<6, using: &generator)]) })
            let ends = (0..<links).map { _ in
                (Int.random(in: 0..<count, using: &generator), Int.random(in: 0..<count, using: &generator))
            }
            network = TransportNetwork(
                states: Dictionary(
                    uniqueKeysWithValues: places.dropLast().map {
                        ($0, states[Int.random(in: 0..<5, using: &generator)])
                    }),
                links: ends.enumerated().map { number, pair in
                    let middle = Double(Int.random(in: 0...4, using: &generator))
                    return TransportNetwork.Link(
                        places[pair.0], places[pair.1], Bool.random(using: &generator) ? .rail : .road,
                        length: Int.random(in: 0..<9, using: &generator) == 0 ? nil : Quantity(middle, middle),
                        through: Int.random(in: 0..<6, using: &generator) == 0 ? [states[number % 5]] : [],
                        isCertain: Int.random(in: 0..<8, using: &generator) > 0, claims: [ClaimID(number: number + 1)])
                })
            self.places = places
        }

        func passage(_ link: TransportNetwork.Link) -> Passage {
            let states = [network.states[link.first], network.states[link.second]] + link.through.map { $0 }
            let narrowest = states.map { $0.flatMap { rights[$0] }?.passage ?? .possible }.min() ?? .open
            return link.isCertain ? narrowest : min(narrowest, .possible)
        }

        func usable(_ least: Passage) -> [TransportNetwork.Link] {
            network.links.filter { $0.length != nil && passage($0) >= least }
        }

        func routes(to end: EntityID) -> Routes {
            Routing(network) { state, _ in rights[state] ?? .unknown }.routes(from: places[0], to: end)
        }
    }

    /// A path, in the order in which ways are preferred: length, links, places.
    private struct Candidate: Comparable {
        var length: Double
        var places: [EntityID]

        static func < (left: Candidate, right: Candidate) -> Bool {
            if left.length != right.length { return left.length < right.length }
            if left.places.count != right.places.count { return left.places.count < right.places.count }
            return left.places.lexicographicallyPrecedes(right.places)
        }
    }

    /// The best of all simple paths that go on from one.
    private func best(from path: Candidate, to end: EntityID, _ links: [TransportNetwork.Link]) -> Candidate? {
        let here = path.places[path.places.count - 1]
        if here == end { return path }
        return links.filter { $0.first == here || $0.second == here }.compactMap { link -> Candidate? in
            let next = link.end(from: here)
            guard !path.places.contains(next), let length = link.length else { return nil }
            return best(
                from: Candidate(length: path.length + length.low, places: path.places + [next]), to: end, links)
        }.min()
    }

    @Test(arguments: 0..<120) func `the way is the best of all simple paths, ties included`(seed: Int) throws {
        let drawn = try Drawn(places: 7, links: 13, seed: seed)
        let start = Candidate(length: 0, places: [drawn.places[0]])
        for end in drawn.places {
            let routes = drawn.routes(to: end)
            for (least, way) in [
                (Passage.open, routes.certain), (.possible, routes.possible), (.closed, routes.direct),
            ] {
                let expected = best(from: start, to: end, drawn.usable(least))
                #expect(way?.places == expected?.places && way?.length.value == expected?.length, "\(least) to \(end)")
            }
        }
    }

    /// How far each place is, by going over all links until nothing changes.
    private func relaxed(from start: EntityID, _ links: [TransportNetwork.Link]) -> [EntityID: Double] {
        var distance = [start: 0.0]
        var changes = true
        while changes {
            changes = false
            for link in links {
                for (one, other) in [(link.first, link.second), (link.second, link.first)] {
                    guard let reached = distance[one], let length = link.length?.low else { continue }
                    guard reached + length < distance[other] ?? .infinity else { continue }
                    distance[other] = reached + length
                    changes = true
                }
            }
        }
        return distance
    }

    @Test(arguments: 0..<25) func `larger networks agree with relaxation`(seed: Int) throws {
        let drawn = try Drawn(places: 60, links: 150, seed: 1000 + seed)
        let certain = relaxed(from: drawn.places[0], drawn.usable(.open))
        let possible = relaxed(from: drawn.places[0], drawn.usable(.possible))
        let direct = relaxed(from: drawn.places[0], drawn.usable(.closed))
        for end in drawn.places.suffix(20) {
            let routes = drawn.routes(to: end)
            #expect(routes.certain?.length.value == certain[end])
            #expect(routes.possible?.length.value == possible[end])
            #expect(routes.direct?.length.value == direct[end])
        }
    }

    @Test(arguments: 0..<40) func `a refusal costs what the ways gain when it alone is lifted`(seed: Int) throws {
        let drawn = try Drawn(places: 12, links: 24, seed: 2000 + seed)
        let end = drawn.places[drawn.places.count - 2]
        let routes = drawn.routes(to: end)
        for (state, right) in drawn.rights where right.passage == .closed {
            var lifted = drawn
            lifted.rights[state] = .granted([])
            let after = lifted.routes(to: end)
            let refusal = routes.refusals.first { $0.state == state }
            #expect(gained(routes.certain, refusal?.certain) == after.certain?.length.value)
            #expect(gained(routes.possible, refusal?.possible) == after.possible?.length.value)
        }
    }

    /// How long a way would be after a gain.
    private func gained(_ way: Way?, _ gain: Refusal.Gain?) -> Double? {
        switch gain {
        case .shorter(_, let shorter): shorter.length.value
        case .opened(let opened): opened.length.value
        case .nothing, nil: way?.length.value
        }
    }

    @Test(arguments: 0..<20) func `the order of links has no influence`(seed: Int) throws {
        let drawn = try Drawn(places: 9, links: 30, seed: 3000 + seed)
        var shuffled = drawn
        var generator = SplitMix64(seed: UInt64(seed))
        shuffled.network = TransportNetwork(
            states: drawn.network.states, links: drawn.network.links.shuffled(using: &generator))
        for end in drawn.places { #expect(drawn.routes(to: end) == shuffled.routes(to: end)) }
    }
}
