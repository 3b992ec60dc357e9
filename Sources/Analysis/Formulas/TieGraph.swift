// SPDX-License-Identifier: Apache-2.0

public import Model

/// Who is tied to whom, and how strongly: an undirected graph whose nodes are numbers from 0.
public struct TieGraph: Hashable, Sendable {
    /// So many nodes at most; with the most ties all centralities of them take under 5 ms.
    public static let mostNodes = 100
    /// So many ties at most.
    public static let mostTies = 1_000
    /// No tie weighs more, so that sums of weights stay exact enough.
    public static let heaviest = 1e9
    /// No tie weighs less.
    public static let lightest = 1e-9

    /// A tie between two nodes.
    public struct Tie: Hashable, Sendable {
        /// One end.
        public var one: Int
        /// The other end.
        public var other: Int
        /// How strong it is, above 0.
        public var weight: Double

        /// Ties two nodes.
        public init(_ one: Int, _ other: Int, weight: Double = 1) {
            (self.one, self.other, self.weight) = (one, other, weight)
        }
    }

    /// For each node those that it is tied to, in ascending order, each once.
    let neighbours: [[Neighbour]]

    struct Neighbour: Hashable, Sendable {
        var node: Int
        var weight: Double
    }

    /// Makes a graph; several ties between the same two add up.
    ///
    /// - Throws: a rejection whose field is `nodes`, `edges` or `edges[i]`.
    public init(nodes: Int, ties: [Tie]) throws(Rejection) {
        try Self.check(nodes: nodes, ties: ties)
        var weights = Array(repeating: [Int: Double](), count: nodes)
        for tie in ties {
            weights[tie.one][tie.other, default: 0] += tie.weight
            weights[tie.other][tie.one, default: 0] += tie.weight
        }
        neighbours = weights.map { weights in
            weights.sorted { $0.key < $1.key }.map { Neighbour(node: $0.key, weight: $0.value) }
        }
    }

    /// How many nodes there are.
    public var count: Int { neighbours.count }

    private static func check(nodes: Int, ties: [Tie]) throws(Rejection) {
        guard (0...mostNodes).contains(nodes) else {
            throw Rejection(
                .tooLarge, field: "nodes", given: "\(nodes)", reason: "There are too many nodes.",
                hint: "At most \(mostNodes).")
        }
        guard ties.count <= mostTies else {
            throw Rejection(
                .tooLarge, field: "edges", given: "\(ties.count)", reason: "There are too many ties.",
                hint: "At most \(mostTies).")
        }
        for (number, tie) in ties.enumerated() {
            guard let fault = fault(of: tie, nodes: nodes) else { continue }
            throw Rejection(.invalid, field: "edges[\(number)]", reason: fault)
        }
    }

    private static func fault(of tie: Tie, nodes: Int) -> String? {
        guard (0..<nodes).contains(tie.one), (0..<nodes).contains(tie.other) else { return "It has no such node." }
        guard tie.one != tie.other else { return "It ties a node to itself." }
        return (lightest...heaviest).contains(tie.weight)
            ? nil : "Its weight is not between \(lightest) and \(heaviest)."
    }
}
