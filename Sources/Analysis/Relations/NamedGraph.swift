// SPDX-License-Identifier: Apache-2.0

import Model

/// A graph whose nodes have names, with the centralities of each.
struct NamedGraph {
    let nodes: [String]
    let edges: [Network.Edge]
    let centrality: Centrality

    /// Measures a graph.
    ///
    /// - Parameter field: where a refusal is placed; nil for `parameters.edges`, with the number of the edge.
    init(nodes: [String], edges: [Network.Edge], field: String?) throws(Rejection) {
        let numbers = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1, $0) })
        let ties = edges.compactMap { edge in
            numbers[edge.one].flatMap { one in
                numbers[edge.other].map { TieGraph.Tie(one, $0, weight: edge.weight) }
            }
        }
        (self.nodes, self.edges) = (nodes, edges)
        do throws(Rejection) {
            centrality = Centrality(try TieGraph(nodes: nodes.count, ties: ties))
        } catch {
            throw Self.placed(error, at: field)
        }
    }

    private static func placed(_ rejection: Rejection, at field: String?) -> Rejection {
        guard let field else {
            return rejection.field == "nodes"
                ? placed(rejection, at: "parameters.edges") : rejection.within("parameters")
        }
        var copy = rejection
        copy.field = field
        return copy
    }

    /// The nodes by name with their centralities, and the ties; `eigenvector` is null where there is none.
    var datum: [Datum.Member] {
        let measured = nodes.indices.map { node in
            Datum.Member(
                nodes[node],
                [
                    "degree": .number(centrality.degree[node]), "closeness": .number(centrality.closeness[node]),
                    "betweenness": .number(centrality.betweenness[node]),
                    "eigenvector": centrality.eigenvector.map { .number($0[node]) } ?? .null,
                    "pagerank": .number(centrality.pageRank[node]),
                ])
        }
        let ties = edges.map { Datum.array([.string($0.one), .string($0.other), .number($0.weight)]) }
        return measured + [.init("edges", .array(ties))]
    }

    /// Who is tied most, and who stands between the others.
    func sentence(named name: (String) -> String) -> String {
        guard !edges.isEmpty else { return "Nothing is known to tie any of them." }
        let central = most(centrality.pageRank).map(name)
        let between = most(centrality.betweenness).map(name)
        let first =
            "\(central.sentenceList) \(central.count == 1 ? "is" : "are") the most central of \(nodes.count) by PageRank"
        guard let share = centrality.betweenness.max(), share > 0 else {
            return first + "; nobody stands between others."
        }
        return first
            + "; \(between.sentenceList) \(between.count == 1 ? "stands" : "stand") most between the others, on "
            + "\(Bounds(share).percent) of their shortest ways."
    }

    /// The nodes with the most of a measure; those that differ by rounding alone have the same.
    private func most(_ measure: [Double]) -> [String] {
        let most = measure.max() ?? 0
        return nodes.indices.filter { measure[$0] >= most - 1e-9 }.map { nodes[$0] }
    }
}
