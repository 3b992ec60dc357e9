// SPDX-License-Identifier: Apache-2.0

import Analysis
import Model
import TestSupport
import Testing

extension TieGraph {
    /// A graph of ties of the same weight.
    init(_ nodes: Int, _ pairs: [(Int, Int)], weight: Double = 1) throws(Rejection) {
        try self.init(nodes: nodes, ties: pairs.map { Tie($0.0, $0.1, weight: weight) })
    }

    /// The kite of Krackhardt 1990: Andre, Beverley, Carol, Diane, Ed, Fernando, Garth, Heather, Ike, Jane.
    static func kite(weight: Double = 1) throws(Rejection) -> TieGraph {
        let pairs = [
            (0, 1), (0, 2), (0, 3), (0, 5), (1, 3), (1, 4), (1, 6), (2, 3), (2, 5), (3, 4), (3, 5), (3, 6), (4, 6),
            (5, 6), (5, 7), (6, 7), (7, 8), (8, 9),
        ]
        return try TieGraph(10, pairs, weight: weight)
    }

    /// Marriages between families of Florence (Padgett and Ansell 1993); 8 are the Medici.
    ///
    /// 0 Acciaiuoli, Albizzi, Barbadori, Bischeri, Castellani, 5 Ginori, Guadagni, Lamberteschi, Medici, Pazzi,
    /// 10 Peruzzi, Ridolfi, Salviati, Strozzi, Tornabuoni.
    static func florence() throws(Rejection) -> TieGraph {
        let pairs = [
            (0, 8), (1, 5), (1, 6), (1, 8), (2, 4), (2, 8), (3, 6), (3, 10), (3, 13), (4, 10), (4, 13), (6, 7), (6, 14),
            (8, 11), (8, 12), (8, 14), (9, 12), (10, 13), (11, 13), (11, 14),
        ]
        return try TieGraph(15, pairs)
    }
}

@Suite struct CentralityTests {
    private static func rounded(_ numbers: [Double]) -> [Double] { numbers.map { ($0 * 1e6).rounded() / 1e6 } }

    @Test func `in the kite each measure has another centre`() throws {
        let kite = Centrality(try .kite())
        let (diane, fernando, heather) = (3, 5, 7)
        #expect(Self.rounded(kite.degree)[diane] == 0.666667 && kite.degree.max() == kite.degree[diane])
        #expect(Self.rounded(kite.closeness)[fernando] == 0.642857 && kite.closeness.max() == kite.closeness[fernando])
        #expect(Self.rounded(kite.betweenness)[heather] == 0.388889)
        #expect(kite.betweenness.max() == kite.betweenness[heather])
        let eigenvector = try #require(kite.eigenvector)
        #expect(Self.rounded(eigenvector)[diane] == 0.481021 && eigenvector.max() == eigenvector[diane])
        #expect(Self.rounded(kite.pageRank)[diane] == 0.147148)
    }

    @Test func `the Medici are in the centre of Florence`() throws {
        let florence = Centrality(try .florence())
        let (medici, guadagni) = (8, 6)
        #expect(Self.rounded(florence.betweenness)[medici] == 0.521978)
        #expect(Self.rounded(florence.betweenness)[guadagni] == 0.254579)
        #expect(Self.rounded(florence.closeness)[medici] == 0.56)
        #expect(Self.rounded(florence.degree)[medici] == 0.428571)
        #expect(Self.rounded(try #require(florence.eigenvector))[medici] == 0.430308)
        #expect(Self.rounded(florence.pageRank)[medici] == 0.145817)
    }

    @Test func `in a star the middle has all there is, though importance swings between middle and rays`() throws {
        let star = Centrality(try TieGraph(5, [(0, 1), (0, 2), (0, 3), (0, 4)]))
        #expect(star.degree == [1, 0.25, 0.25, 0.25, 0.25])
        #expect(star.betweenness == [1, 0, 0, 0, 0] && star.closeness[0] == 1)
        // Half of the squared length is in the middle, an eighth in each ray.
        let eigenvector = try #require(star.eigenvector)
        #expect(Self.rounded(eigenvector) == [0.707107, 0.353553, 0.353553, 0.353553, 0.353553])
    }

    /// The worked example of docs/analyses.md: an exercise of three and one of two.
    @Test func `ties weigh for eigenvector and PageRank only`() throws {
        let three = [(0, 1), (0, 2), (1, 2)].map { TieGraph.Tie($0.0, $0.1, weight: 0.5) }
        let network = Centrality(try TieGraph(nodes: 4, ties: three + [TieGraph.Tie(2, 3)]))
        #expect(Self.rounded(network.degree) == Self.rounded([2.0 / 3, 2.0 / 3, 1, 1.0 / 3]))
        #expect(Self.rounded(network.closeness) == Self.rounded([0.75, 0.75, 1, 0.6]))
        #expect(Self.rounded(network.betweenness) == Self.rounded([0, 0, 2.0 / 3, 0]))
        #expect(Self.rounded(try #require(network.eigenvector)) == [0.395296, 0.395296, 0.664623, 0.495741])
        #expect(Self.rounded(network.pageRank) == [0.207308, 0.207308, 0.38448, 0.200904])
    }

    @Test func `what does not settle within its limit is not passed for an eigenvector`() throws {
        let nearlyAlike = try TieGraph(nodes: 4, ties: [.init(0, 1), .init(2, 3, weight: 1.000_1)])
        #expect(Centrality(nearlyAlike).eigenvector == nil)
        let chain = try #require(Centrality(try TieGraph(20, (0..<19).map { ($0, $0 + 1) })).eigenvector)
        #expect(abs(chain.reduce(0) { $0 + $1 * $1 } - 1) < 1e-9)
    }

    @Test func `several ties between two add up`() throws {
        let twice = try TieGraph(2, [(0, 1), (1, 0)])
        #expect(twice == (try TieGraph(2, [(0, 1)], weight: 2)))
    }

    @Test func `a small component is not close for being small`() throws {
        // A pair and a chain of three: who reaches one of four others is half as near as who reaches two of them.
        let graph = Centrality(try TieGraph(5, [(0, 1), (2, 3), (3, 4)]))
        #expect(graph.closeness == [0.25, 0.25, 1.0 / 3, 0.5, 1.0 / 3])
        #expect(graph.betweenness[3] == 1.0 / 6)
        #expect(Self.rounded(try #require(graph.eigenvector)) == [0, 0, 0.5, 0.707107, 0.5])
    }

    @Test func `outside the leading component an eigenvector is nought, at the end of a long way it is not`() throws {
        // A ring of four, with a tail of twelve that hangs on it, and beside it three in a row.
        let ring = [(0, 1), (1, 2), (2, 3), (3, 0)] + (3..<15).map { ($0, $0 + 1) }
        let graph = try TieGraph(nodes: 19, ties: (ring + [(16, 17), (17, 18)]).map { TieGraph.Tie($0.0, $0.1) })
        let eigenvector = try #require(Centrality(graph).eigenvector)
        #expect(eigenvector[16...] == [0, 0, 0])
        #expect(eigenvector[..<16].allSatisfy { $0 > 0 })
    }

    @Test func `nodes without ties are central to nobody`() throws {
        let alone = Centrality(try TieGraph(3, []))
        #expect(alone.degree == [0, 0, 0] && alone.closeness == [0, 0, 0] && alone.betweenness == [0, 0, 0])
        #expect(alone.eigenvector == nil && Self.rounded(alone.pageRank) == [0.333333, 0.333333, 0.333333])
        let empty = Centrality(try TieGraph(0, []))
        #expect(empty.degree.isEmpty && empty.pageRank.isEmpty && empty.eigenvector == nil)
    }

    @Test func `the unit of the weights does not matter`() throws {
        let (one, thousand) = (Centrality(try .kite()), Centrality(try .kite(weight: 1_000)))
        #expect(Self.rounded(try #require(one.eigenvector)) == Self.rounded(try #require(thousand.eigenvector)))
        #expect(Self.rounded(one.pageRank) == Self.rounded(thousand.pageRank))
    }

    @Test func `what makes no graph is refused where the fault is`() {
        func field(_ nodes: Int, _ ties: [TieGraph.Tie]) -> String? {
            #expect(throws: Rejection.self) { try TieGraph(nodes: nodes, ties: ties) }?.field
        }
        #expect(field(101, []) == "nodes")
        #expect(field(2, Array(repeating: .init(0, 1), count: 1_001)) == "edges")
        #expect(field(2, [.init(0, 1), .init(1, 1)]) == "edges[1]")
        #expect(field(2, [.init(0, 2)]) == "edges[0]")
        #expect(field(2, [.init(0, 1, weight: 0)]) == "edges[0]")
        #expect(field(2, [.init(0, 1, weight: .nan)]) == "edges[0]")
    }
}
