// SPDX-License-Identifier: Apache-2.0

/// How central each node of a graph is, by five measures that answer different questions.
///
/// Degree, closeness and betweenness count steps (Freeman 1979); eigenvector centrality and PageRank weigh ties. All are
/// normalised, so that graphs of different size compare. In an empty graph each is empty; a node alone has degree,
/// closeness and betweenness 0.
public struct Centrality: Hashable, Sendable {
    /// The share of all others that a node is tied to.
    public let degree: [Double]
    /// The inverse of the mean number of steps to those that can be reached, times the share of the others that can
    /// (Wasserman and Faust 1994), so that a small component does not pass for a close one.
    public let closeness: [Double]
    /// The share of pairs of others whose shortest ways pass a node; of several ways between two, the share that does.
    public let betweenness: [Double]
    /// Central is who is tied to the central (Bonacich 1972): the leading eigenvector of the weights, of length 1. It is
    /// 0 outside the component that is tied most; components that are tied alike all have their part. Nil without ties,
    /// and where the approximation still moves at its limit, as where two components are tied almost alike.
    public let eigenvector: [Double]?
    /// The share of time that a walk spends at a node which follows ties by weight and starts anew with probability
    /// 0.15 (Brin and Page 1998). The sum is 1.
    public let pageRank: [Double]

    /// Measures every node, in the order of the graph.
    public init(_ graph: TieGraph) {
        let others = Double(max(1, graph.count - 1))
        let paths = graph.neighbours.indices.map { ShortestPaths(from: $0, in: graph) }
        degree = graph.neighbours.map { Double($0.count) / others }
        closeness = paths.map { $0.closeness }
        betweenness = Self.betweenness(paths)
        eigenvector = graph.leadingEigenvector()
        pageRank = graph.pageRank()
    }

    /// Each pair is met from both of its ends.
    private static func betweenness(_ paths: [ShortestPaths]) -> [Double] {
        let count = Double(paths.count)
        let pairs = max(1, (count - 1) * (count - 2))
        return paths.reduce(into: Array(repeating: 0.0, count: paths.count)) { sums, paths in
            for (node, share) in paths.dependencies().enumerated() { sums[node] += share / pairs }
        }
    }
}
