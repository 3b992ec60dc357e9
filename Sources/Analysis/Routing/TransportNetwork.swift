// SPDX-License-Identifier: Apache-2.0

public import Model

/// The links that stand on one day, and the states that their places lie in.
///
/// The order in which links are given has no influence on what is found in it.
public struct TransportNetwork: Sendable {
    /// The state of each place; one that is left out is in a state that nobody has stated.
    public let states: [EntityID: EntityID]
    /// The links, by their ends, mode and claims.
    public let links: [Link]

    /// A network of links. Cost: that of sorting them.
    public init(states: [EntityID: EntityID], links: some Sequence<Link>) {
        self.states = states
        self.links = links.sorted()
    }

    /// A line of transport between two places, in both directions.
    public struct Link: Hashable, Sendable {
        /// The end whose id comes first.
        public let first: EntityID
        /// The other end.
        public let second: EntityID
        /// By what one travels along it.
        public let mode: TransportMode
        /// Its length in kilometres; nil where nobody states one.
        public let length: Quantity?
        /// The states that it crosses besides those of its ends.
        public let through: [EntityID]
        /// Whether it certainly stands on the day; else it may, and no way along it is certain.
        public let isCertain: Bool
        /// The claims behind it.
        public let claims: [ClaimID]

        /// A link between two places, given in either order.
        public init(
            _ one: EntityID, _ other: EntityID, _ mode: TransportMode, length: Quantity?, through: [EntityID] = [],
            isCertain: Bool = true, claims: [ClaimID] = []
        ) {
            (first, second) = one <= other ? (one, other) : (other, one)
            self.mode = mode
            self.length = length
            self.through = through
            self.isCertain = isCertain
            self.claims = claims
        }

        /// The end that is not this one.
        public func end(from place: EntityID) -> EntityID { place == first ? second : first }
    }

    /// The states that one is in while one travels along a link from one of its ends, in order and each once; nil stands
    /// for a state that nobody has stated.
    func states(along link: Link, from place: EntityID) -> [EntityID?] {
        let all = [states[place]] + link.through.map(Optional.some) + [states[link.end(from: place)]]
        return all.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

extension TransportNetwork.Link: Comparable {
    /// Order by ends, then mode, length, states and claims; a length that is not stated comes last.
    public static func < (left: Self, right: Self) -> Bool {
        if left.first != right.first { return left.first < right.first }
        if left.second != right.second { return left.second < right.second }
        if left.mode != right.mode { return left.mode < right.mode }
        if left.length != right.length { return left.extremes.lexicographicallyPrecedes(right.extremes) }
        if left.through != right.through { return left.through.lexicographicallyPrecedes(right.through) }
        if left.isCertain != right.isCertain { return left.isCertain }
        return left.claims.lexicographicallyPrecedes(right.claims)
    }

    private var extremes: [Double] { length.map { [$0.low, $0.high] } ?? [.infinity] }
}
