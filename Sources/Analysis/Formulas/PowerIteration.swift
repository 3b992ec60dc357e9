// SPDX-License-Identifier: Apache-2.0

/// The two centralities that are the fixed point of passing importance along ties.
extension TieGraph {
    /// So many rounds at most.
    static let mostRounds = 5_000
    /// So many nodes and ends of ties at most are passed in all rounds together; it takes about 3 ms.
    static let mostSteps = 1_000_000
    /// It has settled when no node changes by more in a round.
    static let settled = 1e-12
    /// A component that has no more than this anywhere when the whole has settled is outside the leading one.
    static let negligible = 1e-9
    /// How likely a walk goes on at each step.
    static let damping = 0.85

    /// The eigenvector of the largest eigenvalue, of Euclidean length 1; nil without ties and where it does not settle.
    ///
    /// Each node keeps part of what it has: without that shift of all eigenvalues by half the mean strength, importance
    /// would swing for ever between the two sides of a bipartite graph, such as a star.
    func leadingEigenvector() -> [Double]? {
        let shift = neighbours.reduce(0) { $1.reduce($0) { $0 + $1.weight } } / Double(2 * max(1, count))
        guard shift > 0 else { return nil }
        let start = neighbours.map { $0.isEmpty ? 0 : 1 / Double(count).squareRoot() }
        let settled = fixedPoint(from: start) { vector in
            let passed = neighbours.indices.map { node in
                neighbours[node].reduce(shift * vector[node]) { $0 + $1.weight * vector[$1.node] }
            }
            let length = passed.reduce(0) { $0 + $1 * $1 }.squareRoot()
            return passed.map { $0 / length }
        }
        return settled.map(leadingOnly)
    }

    /// Sets to 0 what is left in components that would have nothing after enough rounds. Small parts of a node within
    /// the leading component stay: at the end of a long way they are what it has.
    private func leadingOnly(_ vector: [Double]) -> [Double] {
        var leading = vector.map { $0 > Self.negligible }
        var reached = vector.indices.filter { leading[$0] }
        while let node = reached.popLast() {
            for neighbour in neighbours[node] where !leading[neighbour.node] {
                leading[neighbour.node] = true
                reached.append(neighbour.node)
            }
        }
        return zip(vector, leading).map { $1 ? $0 : 0 }
    }

    /// The shares of time of a walk that follows ties by weight; from a node without any it starts anew.
    func pageRank() -> [Double] {
        let equal = 1 / Double(max(1, count))
        let strengths = neighbours.map { $0.reduce(0) { $0 + $1.weight } }
        let start = Array(repeating: equal, count: count)
        // Every round shrinks what is still to change by the damping, so it settles long before the limit.
        return fixedPoint(from: start) { ranks in
            let stranded = zip(ranks, strengths).reduce(0) { $1.1 == 0 ? $0 + $1.0 : $0 }
            let anew = (1 - Self.damping + Self.damping * stranded) * equal
            return neighbours.map { neighbours in
                neighbours.reduce(anew) { $0 + Self.damping * ranks[$1.node] * $1.weight / strengths[$1.node] }
            }
        } ?? start
    }

    private func fixedPoint(from start: [Double], _ round: ([Double]) -> [Double]) -> [Double]? {
        var current = start
        let stepsOfRound = neighbours.reduce(1) { $0 + 1 + $1.count }
        for _ in 0..<min(Self.mostRounds, Self.mostSteps / stepsOfRound) {
            let next = round(current)
            let change = zip(current, next).reduce(0) { max($0, abs($1.0 - $1.1)) }
            current = next
            if change <= Self.settled { return current }
        }
        return nil
    }
}
