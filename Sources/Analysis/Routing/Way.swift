// SPDX-License-Identifier: Apache-2.0

public import Model

/// A way along links from one place to another.
public struct Way: Hashable, Sendable {
    /// The places, from the start to the end; one only where they are the same.
    public let places: [EntityID]
    /// The links between them: one fewer than places.
    public let links: [TransportNetwork.Link]
    /// The states that it crosses, in the order in which they are entered, each with the right to.
    public let crossings: [Crossing]
    /// Its length in kilometres: the sum of the middles of what is stated of its links, between those of the least and
    /// of the most.
    public let length: Bounds

    /// A state on the way.
    public struct Crossing: Hashable, Sendable {
        /// The state; nil where nobody has stated in which state a place lies.
        public let state: EntityID?
        /// The right to cross it.
        public let right: CrossingRight
        /// By what it is crossed; two crossings of one state are apart only where their rights differ.
        public internal(set) var modes: Set<TransportMode>
    }

    init(from start: EntityID, _ links: [TransportNetwork.Link], crossings: [Crossing]) {
        places = links.reduce(into: [start]) { $0.append($1.end(from: $0[$0.count - 1])) }
        self.links = links
        self.crossings = crossings
        length = links.reduce(.zero) { $0 + Bounds($1) }
    }

    /// The claims behind its links and rights, each once.
    public var claims: [ClaimID] {
        Set(links.flatMap(\.claims) + crossings.flatMap(\.right.claims)).sorted()
    }

    /// How much longer it is than another, in kilometres; links that both use cancel out, whatever their length.
    public func excess(over other: Way) -> Bounds {
        let (own, others) = (Set(links), Set(other.links))
        let more = own.subtracting(others).sorted().reduce(Bounds.zero) { $0 + Bounds($1) }
        return others.subtracting(own).sorted().reduce(more) { $0 - Bounds($1) }
    }
}

extension Bounds {
    /// The length of a link; nought where nobody states one, which no way uses.
    fileprivate init(_ link: TransportNetwork.Link) {
        self = link.length.flatMap { Bounds(low: $0.low, high: $0.high) } ?? .zero
    }
}
