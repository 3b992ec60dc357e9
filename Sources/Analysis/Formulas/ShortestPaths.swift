// SPDX-License-Identifier: Apache-2.0

/// The ways of fewest steps from one node to all that it can reach, and how many there are (Brandes 2001).
struct ShortestPaths {
    private let source: Int
    /// The nodes that can be reached, nearest first; the source itself is the first.
    private var reached: [Int]
    /// Steps from the source; -1 where there is no way.
    private var steps: [Int]
    /// How many shortest ways there are.
    private var ways: [Double]
    /// From where the shortest ways come.
    private var before: [[Int]]

    init(from source: Int, in graph: TieGraph) {
        self.source = source
        reached = [source]
        steps = Array(repeating: -1, count: graph.count)
        ways = Array(repeating: 0, count: graph.count)
        before = Array(repeating: [], count: graph.count)
        (steps[source], ways[source]) = (0, 1)
        var next = 0
        while next < reached.count {
            for neighbour in graph.neighbours[reached[next]] { step(from: reached[next], to: neighbour.node) }
            next += 1
        }
    }

    private mutating func step(from node: Int, to neighbour: Int) {
        if steps[neighbour] < 0 {
            steps[neighbour] = steps[node] + 1
            reached.append(neighbour)
        }
        guard steps[neighbour] == steps[node] + 1 else { return }
        ways[neighbour] += ways[node]
        before[neighbour].append(node)
    }

    /// How close the source is to all others; 0 where it reaches none.
    var closeness: Double {
        let sum = reached.reduce(0) { $0 + steps[$1] }
        let others = Double(reached.count - 1)
        return sum == 0 ? 0 : others / Double(sum) * (others / Double(steps.count - 1))
    }

    /// For each node, the sum over all targets of the share of shortest ways from the source that pass it, farthest
    /// first: what depends on a node depends on those before it, by their share of the ways.
    func dependencies() -> [Double] {
        var shares = Array(repeating: 0.0, count: steps.count)
        for node in reached.reversed() {
            for earlier in before[node] { shares[earlier] += ways[earlier] / ways[node] * (1 + shares[node]) }
        }
        shares[source] = 0
        return shares
    }
}
