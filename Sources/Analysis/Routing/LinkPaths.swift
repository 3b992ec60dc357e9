// SPDX-License-Identifier: Apache-2.0

import Model

/// Shortest paths along links of known length, by the algorithm of Dijkstra (1959).
///
/// Of paths that are equally long, the one with fewer links is taken, and of those the one whose places come first by
/// their ids, place by place; of links between the same two places, the first of the network. So the same network gives
/// the same path. Lengths are the middles of what is stated; whole kilometres and their halves add up exactly.
struct LinkPaths {
    private let links: [TransportNetwork.Link]
    private let places: [EntityID]
    private let positions: [EntityID: Int]
    /// The links at each place, by the place at the other end.
    private let arcs: [[Arc]]

    private struct Arc {
        let place: Int
        let link: Int
        let length: Double
    }

    /// How far a place is from where the search began.
    private struct Distance: Comparable {
        var kilometres = 0.0
        var links = 0

        func adding(_ arc: Arc) -> Distance { Distance(kilometres: kilometres + arc.length, links: links + 1) }

        static func < (left: Distance, right: Distance) -> Bool {
            left.kilometres != right.kilometres ? left.kilometres < right.kilometres : left.links < right.links
        }
    }

    private struct Reached: Comparable {
        let distance: Distance
        let place: Int

        static func < (left: Reached, right: Reached) -> Bool {
            left.distance != right.distance ? left.distance < right.distance : left.place < right.place
        }
    }

    /// Prepares the search. Links without a length are left out. Cost: that of sorting the places.
    init(_ links: [TransportNetwork.Link]) {
        self.links = links
        let places = Set(links.flatMap { [$0.first, $0.second] }).sorted()
        let positions = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1, $0) })
        var arcs = [[Arc]](repeating: [], count: places.count)
        for (number, link) in links.enumerated() {
            guard let length = link.length?.middle, let first = positions[link.first],
                let second = positions[link.second]
            else { continue }
            arcs[first].append(Arc(place: second, link: number, length: length))
            arcs[second].append(Arc(place: first, link: number, length: length))
        }
        self.places = places
        self.positions = positions
        self.arcs = arcs.map { $0.sorted { ($0.place, $0.link) < ($1.place, $1.link) } }
    }

    /// The positions of the links on the shortest path between two places, in order; nil where there is no path.
    ///
    /// Cost: O((places + links) log links).
    ///
    /// - Parameter admits: whether a link, by its position, may be used.
    func path(from start: EntityID, to end: EntityID, where admits: (Int) -> Bool) -> [Int]? {
        if start == end { return [] }
        guard let first = positions[start], let last = positions[end] else { return nil }
        let distances = distances(to: last, where: admits)
        return distances[first] == nil ? nil : descent(distances, from: first, to: last, where: admits)
    }

    /// How far each place is from the end; nil where it cannot be reached. Links have no direction.
    private func distances(to end: Int, where admits: (Int) -> Bool) -> [Distance?] {
        var settled = [Distance?](repeating: nil, count: places.count)
        var open = BinaryHeap<Reached>()
        open.push(Reached(distance: Distance(), place: end))
        while let next = open.pop() {
            guard settled[next.place] == nil else { continue }
            settled[next.place] = next.distance
            for arc in arcs[next.place] where settled[arc.place] == nil && admits(arc.link) {
                open.push(Reached(distance: next.distance.adding(arc), place: arc.place))
            }
        }
        return settled
    }

    /// The path down the distances, at each place by the first link that lies on a shortest path.
    private func descent(
        _ distances: [Distance?], from start: Int, to end: Int, where admits: (Int) -> Bool
    ) -> [Int] {
        var path: [Int] = []
        var place = start
        while place != end {
            let here = distances[place]
            guard let arc = arcs[place].first(where: { admits($0.link) && distances[$0.place]?.adding($0) == here })
            else { preconditionFailure("each place that is reached has a link by which it was reached") }
            path.append(arc.link)
            place = arc.place
        }
        return path
    }
}

extension Quantity {
    /// The number halfway between its bounds.
    var middle: Double { low / 2 + high / 2 }
}
