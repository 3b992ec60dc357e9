// SPDX-License-Identifier: Apache-2.0

import Analysis
import TestSupport
import Testing

/// A graph as a table of ties, whose shortest ways are counted by powers of the table.
private struct NaiveGraph {
    let ties: [[Int]]

    init(_ nodes: Int, using generator: inout SplitMix64) {
        var ties = Array(repeating: Array(repeating: 0, count: nodes), count: nodes)
        for one in 0..<nodes {
            for other in 0..<one where generator.chance(30) { (ties[one][other], ties[other][one]) = (1, 1) }
        }
        self.ties = ties
    }

    var pairs: [(Int, Int)] {
        ties.indices.flatMap { one in (0..<one).filter { ties[one][$0] == 1 }.map { (one, $0) } }
    }

    /// For each two nodes the fewest steps and the ways of so many steps; nil where there is no way.
    func ways() -> [[(steps: Int, count: Double)?]] {
        var found = ties.indices.map { one in
            ties.indices.map { $0 == one ? (steps: 0, count: 1.0) : nil as (steps: Int, count: Double)? }
        }
        var walks = ties.map { $0.map(Double.init) }
        for steps in 1..<max(2, ties.count) {
            for one in ties.indices {
                for other in ties.indices where found[one][other] == nil && walks[one][other] > 0 {
                    found[one][other] = (steps, walks[one][other])
                }
            }
            walks = walks.map { row in
                ties.indices.map { node in zip(row, ties).reduce(0) { $0 + $1.0 * Double($1.1[node]) } }
            }
        }
        return found
    }
}

@Suite struct NaiveCentralityTests {
    @Test func `closeness and betweenness agree with counting all walks`() throws {
        var generator = SplitMix64(seed: 2_001)
        for nodes in 2...9 {
            let graph = NaiveGraph(nodes, using: &generator)
            let ways = graph.ways()
            let found = Centrality(try TieGraph(nodes, graph.pairs))
            for node in 0..<nodes {
                #expect(abs(found.betweenness[node] - Self.betweenness(node, ways)) < 1e-12)
                #expect(abs(found.closeness[node] - Self.closeness(ways[node])) < 1e-12)
            }
        }
    }

    private static func betweenness(_ node: Int, _ ways: [[(steps: Int, count: Double)?]]) -> Double {
        let others = ways.indices.filter { $0 != node }
        let shares = others.flatMap { one in
            others.filter { $0 < one }.map { other -> Double in
                guard let whole = ways[one][other], let first = ways[one][node], let second = ways[node][other],
                    first.steps + second.steps == whole.steps
                else { return 0 }
                return first.count * second.count / whole.count
            }
        }
        return shares.isEmpty ? 0 : shares.reduce(0, +) / Double(shares.count)
    }

    private static func closeness(_ ways: [(steps: Int, count: Double)?]) -> Double {
        let reached = ways.compactMap { $0?.steps }.filter { $0 > 0 }
        let mean = Double(reached.reduce(0, +)) / Double(reached.count)
        return reached.isEmpty ? 0 : Double(reached.count) / Double(ways.count - 1) / mean
    }

    @Test func `eigenvector and PageRank are fixed points`() throws {
        var generator = SplitMix64(seed: 1_972)
        for nodes in 4...9 {
            let graph = NaiveGraph(nodes, using: &generator)
            let found = Centrality(try TieGraph(nodes, graph.pairs))
            let ranks = found.pageRank
            #expect(abs(ranks.reduce(0, +) - 1) < 1e-9)
            if let vector = found.eigenvector {
                let passed = graph.ties.map { zip($0, vector).reduce(0) { $0 + Double($1.0) * $1.1 } }
                let value = zip(passed, vector).reduce(0) { $0 + $1.0 * $1.1 }
                for (passed, own) in zip(passed, vector) { #expect(abs(passed - value * own) < 1e-6) }
            }
            // Where all are tied, what a node has is what it is given.
            guard graph.ties.allSatisfy({ $0.contains(1) }) else { continue }
            for node in 0..<nodes {
                let given = (0..<nodes).reduce(0.0) { sum, other in
                    sum + ranks[other] * Double(graph.ties[other][node]) / Double(graph.ties[other].reduce(0, +))
                }
                #expect(abs(ranks[node] - (0.15 / Double(nodes) + 0.85 * given)) < 1e-9)
            }
        }
    }
}
