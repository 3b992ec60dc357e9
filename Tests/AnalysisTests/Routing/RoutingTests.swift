// SPDX-License-Identifier: Apache-2.0

import Analysis
import Model
import Testing

/// Ways through small networks, and what they say of rights, lengths and gaps.
@Suite struct RoutingTests {
    /// Two states beside each other between home and goal; `s` is in a state that nobody states.
    ///
    ///         a1 - a2
    ///        /       \
    ///     h1 - b1 ---- g1
    ///        \       /
    ///          - s -
    private static let states = """
        HOM: h1 h2
        AAA: a1 a2
        BBB: b1
        GOA: g1
        """
    private static let links = """
        h1 a1 rail 10
        a1 a2 rail 10
        a2 g1 rail 10
        h1 b1 rail 5
        b1 g1 road 5
        h1 s rail 20
        s g1 rail 20
        h1 h2 rail 7
        """

    private func routes(
        _ rights: [String: CrossingRight], links: String = RoutingTests.links, from start: String = "h1",
        to end: String = "g1", by modes: Set<TransportMode> = TransportMode.overland
    ) throws -> Routes {
        let network = try TransportTable(states: Self.states, links: links).network
        return Routing(network, by: modes) { state, _ in state.text == "HOM" ? .own : rights[state.text] ?? .unknown }
            .routes(from: try id(start), to: try id(end))
    }

    @Test(
        arguments: [
            (["AAA": CrossingRight.granted([]), "BBB": .granted([])], "h1 b1 g1", "h1 b1 g1"),
            (["AAA": .granted([]), "BBB": .refused([])], "h1 a1 a2 g1", "h1 a1 a2 g1"),
            (["AAA": .granted([]), "BBB": .unknown], "h1 a1 a2 g1", "h1 b1 g1"),
            (["AAA": .noLegalBasis([]), "BBB": .refused([])], nil, "h1 s g1"),
            (["AAA": .uncertain([]), "BBB": .refused([])], nil, "h1 a1 a2 g1"),
        ] as [([String: CrossingRight], String?, String?)])
    func `rights decide what is certain and what is possible`(
        rights: [String: CrossingRight], certain: String?, possible: String?
    ) throws {
        let routes = try routes(rights.merging(["GOA": .hosted([])]) { $1 })
        #expect(text(routes.certain) == certain)
        #expect(text(routes.possible) == possible)
        #expect(text(routes.direct) == "h1 b1 g1")
    }

    @Test func `without a right at the end nothing leads there, and that refusal alone costs the way`() throws {
        let routes = try routes(["AAA": .granted([]), "BBB": .granted([]), "GOA": .refused([])])
        #expect(routes.certain == nil && routes.possible == nil && routes.direct?.length == 10)
        #expect(routes.certainDetour == nil)
        #expect(routes.refusals.map(\.state.text) == ["GOA"])
        guard case .opened(let way) = routes.refusals[0].certain else { throw UnexpectedGain() }
        #expect(way.length == 10)
    }

    @Test func `closed states one behind the other cost nothing alone`() throws {
        let routes = try routes(["BBB": .refused([]), "GOA": .refused([])])
        #expect(routes.refusals.map(\.state.text) == ["GOA"])
        let narrow = try self.routes(["BBB": .refused([]), "GOA": .refused([])], links: "h1 b1 rail 5\nb1 g1 rail 5")
        #expect(narrow.refusals.isEmpty)
    }

    @Test func `refusals are told in the order of what they cost`() throws {
        let rights: [String: CrossingRight] = ["AAA": .refused([]), "BBB": .refused([]), "GOA": .granted([])]
        let routes = try routes(rights, links: Self.links + "\nh1 g1 road 100")
        #expect(routes.certain?.length == 100)
        #expect(routes.refusals.map(\.state.text) == ["BBB", "AAA"])
        #expect(routes.refusals.map(\.certain).map(gain) == [90, 70])
        #expect(routes.refusals.map(\.possible).map(gain) == [30, 10])
    }

    @Test func `one's own territory is open`() throws {
        let routes = try routes([:], to: "h2")
        #expect(text(routes.certain) == "h1 h2" && routes.certain?.crossings.map(\.right) == [.own])
    }

    @Test func `from a place to itself leads a way of no length`() throws {
        let way = try #require(try routes([:], to: "h1").certain)
        #expect(way.places.count == 1 && way.links.isEmpty && way.length == 0 && way.crossings.isEmpty)
    }

    @Test(arguments: ["nowhere", "h2"]) func `a place without links cannot be reached`(place: String) throws {
        let routes = try routes([:], links: "h1 b1 rail 5", to: place)
        #expect(routes.certain == nil && routes.possible == nil && routes.direct == nil && routes.refusals.isEmpty)
    }

    @Test func `only the modes asked for are used`() throws {
        let granted: [String: CrossingRight] = ["AAA": .granted([]), "BBB": .granted([]), "GOA": .granted([])]
        #expect(text(try routes(granted, by: [.rail]).certain) == "h1 a1 a2 g1")
        #expect(try routes(granted, by: [.road]).direct == nil)
    }

    @Test func `a right may be there by one mode and not by another`() throws {
        let network = try TransportTable(states: Self.states, links: Self.links).network
        let routes = Routing(network) { state, mode in
            state.text == "BBB" && mode == .road ? .refused([]) : .granted([])
        }.routes(from: try id("h1"), to: try id("g1"))
        #expect(text(routes.certain) == "h1 a1 a2 g1")
        let crossings = try #require(routes.direct).crossings
        #expect(crossings.map { $0.state?.text } == ["HOM", "BBB", "BBB", "GOA"])
        #expect(crossings.map(\.modes) == [[.rail], [.rail], [.road], [.road]])
        #expect(routes.refusals[0].rights == [.rail: .granted([]), .road: .refused([])])
    }

    @Test func `a state that a link runs through must let one pass too`() throws {
        let routes = try routes(["AAA": .refused([]), "GOA": .granted([])], links: "h1 g1 rail 5 AAA\nh1 g1 road 9")
        #expect(routes.certain?.length == 9 && routes.direct?.length == 5)
        #expect(routes.direct?.crossings.map { $0.state?.text } == ["HOM", "AAA", "GOA"])
    }

    @Test func `a link that only may stand is on no certain way`() throws {
        let (start, end) = (try id("h1"), try id("h2"))
        let state = try id("HOM")
        let links = [true, false].map { isCertain in
            TransportNetwork.Link(
                start, end, .rail, length: isCertain ? Quantity(9, 9) : Quantity(4, 4), isCertain: isCertain)
        }
        let network = TransportNetwork(states: [start: state, end: state], links: links)
        let routes = Routing(network) { _, _ in .own }.routes(from: start, to: end)
        #expect(routes.certain?.length == 9 && routes.possible?.length == 4 && routes.direct?.length == 4)
    }

    @Test func `a link of unknown length is not used, and told`() throws {
        let network = try TransportTable(
            states: Self.states, links: "h1 g1 rail -\nh1 b1 rail 5\nb1 g1 rail 5\nh1 g1 air -"
        ).network
        let routing = Routing(network) { _, _ in .granted([]) }
        #expect(routing.unmeasured.map(\.mode) == [.rail])
        #expect(text(routing.routes(from: try id("h1"), to: try id("g1")).certain) == "h1 b1 g1")
    }

    @Test func `places in a state that nobody states are told`() throws {
        let network = try TransportTable(states: Self.states, links: Self.links + "\nh1 t air 5").network
        #expect(Routing(network) { _, _ in .own }.stateless.map(\.text) == ["s"])
    }

    @Test func `of ranges the middle decides, and the ends are carried`() throws {
        let links = "h1 b1 rail 1-9\nb1 g1 rail 5\nh1 a1 rail 4-8\na1 g1 rail 5"
        let routes = try routes(["AAA": .granted([]), "BBB": .refused([]), "GOA": .granted([])], links: links)
        #expect(routes.direct?.length == Bounds(low: 6, value: 10, high: 14))
        #expect(routes.certain?.length == Bounds(low: 9, value: 11, high: 13))
        #expect(routes.certainDetour == Bounds(low: -5, value: 1, high: 7))
    }

    @Test func `links that two ways share leave no room in their difference`() throws {
        let links = "h2 h1 rail 0-100\nh1 b1 rail 5\nb1 g1 rail 5\nh1 a1 rail 6\na1 g1 rail 6"
        let routes = try routes(
            ["AAA": .granted([]), "BBB": .refused([]), "GOA": .granted([])], links: links, from: "h2")
        #expect(routes.certain?.length == Bounds(low: 12, high: 112))
        #expect(routes.certainDetour == 2)
    }

    @Test func `a way names the claims behind its links and rights, each once`() throws {
        let right = CrossingRight.granted([ClaimID(number: 40), ClaimID(number: 2)])
        let way = try #require(try routes(["BBB": right, "GOA": right]).certain)
        #expect(way.claims.map(\.number) == [2, 4, 5, 40])
    }

    private func gain(_ gain: Refusal.Gain) -> Double? {
        if case .shorter(let kilometres, _) = gain { kilometres.value } else { nil }
    }

    private struct UnexpectedGain: Error {}
}
