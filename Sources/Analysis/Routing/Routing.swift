// SPDX-License-Identifier: Apache-2.0

public import Model

/// The search for ways that a mover may take through a network, by some modes and under the rights that it has.
///
/// A way is *certain* where each state on it is the mover's own or lets it pass, and each link certainly stands. It is
/// *possible* where no state on it is closed. The *direct* way heeds no right. States are entered with their places and
/// with what a link crosses besides.
public struct Routing {
    private let network: TransportNetwork
    private let links: [TransportNetwork.Link]
    private let paths: LinkPaths
    private let rights: [Entry: CrossingRight]
    /// Links by the modes in question of which nobody states the length, so that no way uses them.
    public let unmeasured: [TransportNetwork.Link]
    /// Places on links that may be used of which nobody states the state, so that no way by them is certain; sorted.
    public let stateless: [EntityID]

    /// The territory of a state, entered by a mode.
    private struct Entry: Hashable {
        let state: EntityID
        let mode: TransportMode
    }

    /// Prepares the search.
    ///
    /// - Parameters:
    ///   - modes: the modes that may be used, also one after another.
    ///   - right: the mover's right to cross a state by a mode; asked once for each.
    public init(
        _ network: TransportNetwork, by modes: Set<TransportMode> = TransportMode.overland,
        right: (EntityID, TransportMode) -> CrossingRight
    ) {
        self.network = network
        let asked = network.links.filter { modes.contains($0.mode) }
        links = asked.filter { $0.length != nil }
        unmeasured = asked.filter { $0.length == nil }
        paths = LinkPaths(links)
        stateless = Set(links.flatMap { [$0.first, $0.second] }).filter { network.states[$0] == nil }.sorted()
        var rights: [Entry: CrossingRight] = [:]
        for link in links {
            for case let state? in network.states(along: link, from: link.first) {
                let entry = Entry(state: state, mode: link.mode)
                if rights[entry] == nil { rights[entry] = right(state, link.mode) }
            }
        }
        self.rights = rights
    }

    /// Prepares the search for a mover, under what states have stated.
    ///
    /// - Parameters:
    ///   - modes: the modes that may be used, also one after another.
    ///   - mover: the state whose troops move.
    ///   - statements: by grantor, all on the mover that are, or may be, in force on the day.
    ///   - occasion: what the mover moves for.
    public init(
        _ network: TransportNetwork, by modes: Set<TransportMode> = TransportMode.overland, for mover: EntityID,
        _ statements: [EntityID: [TransitStatement]], on occasion: TransitOccasion? = nil
    ) {
        self.init(network, by: modes) { state, mode in
            CrossingRight(of: state, for: mover, by: mode, statements[state] ?? [], on: occasion)
        }
    }

    /// The ways between two places, and what refusals cost. Cost: two searches for each closed state, and three.
    public func routes(from start: EntityID, to end: EntityID) -> Routes {
        let passages = passages(opening: nil)
        let certain = way(from: start, to: end, passages, atLeast: .open)
        let possible = way(from: start, to: end, passages, atLeast: .possible)
        return Routes(
            certain: certain, possible: possible, direct: way(from: start, to: end, passages, atLeast: .closed),
            refusals: refusals(from: start, to: end, certain: certain, possible: possible))
    }

    /// What each closed state costs, the dearest first; those without which nothing would be shorter are left out.
    private func refusals(from start: EntityID, to end: EntityID, certain: Way?, possible: Way?) -> [Refusal] {
        closed.compactMap { state in
            let passages = passages(opening: state)
            let refusal = Refusal(
                state: state, rights: rights(of: state),
                certain: .init(certain, way(from: start, to: end, passages, atLeast: .open)),
                possible: .init(possible, way(from: start, to: end, passages, atLeast: .possible)))
            return refusal.matters ? refusal : nil
        }.sorted { $0.isDearer(than: $1) }
    }

    /// The states that are closed by some mode.
    private var closed: Set<EntityID> { Set(rights.filter { $1.passage == .closed }.map(\.key.state)) }

    private func rights(of state: EntityID) -> [TransportMode: CrossingRight] {
        Dictionary(uniqueKeysWithValues: rights.filter { $0.key.state == state }.map { ($0.key.mode, $0.value) })
    }

    /// Whether one may pass each link, if a closed state let the mover in.
    private func passages(opening opened: EntityID?) -> [Passage] {
        links.map { link in
            network.states(along: link, from: link.first).map { state in
                if state == opened, opened != nil { return Passage.open }
                return right(state, link.mode).passage
            }.reduce(link.isCertain ? .open : .possible, min)
        }
    }

    private func right(_ state: EntityID?, _ mode: TransportMode) -> CrossingRight {
        state.flatMap { rights[Entry(state: $0, mode: mode)] } ?? .unknown
    }

    private func way(from start: EntityID, to end: EntityID, _ passages: [Passage], atLeast least: Passage) -> Way? {
        paths.path(from: start, to: end) { passages[$0] >= least }.map { path in
            let used = path.map { links[$0] }
            return Way(from: start, used, crossings: crossings(from: start, used))
        }
    }

    /// The states along links, each with the right to cross it by the modes that are used there.
    private func crossings(from start: EntityID, _ used: [TransportNetwork.Link]) -> [Way.Crossing] {
        var place = start
        var found: [Way.Crossing] = []
        for link in used {
            for state in network.states(along: link, from: place) {
                let right = right(state, link.mode)
                if let known = found.firstIndex(where: { $0.state == state && $0.right == right }) {
                    found[known].modes.insert(link.mode)
                } else {
                    found.append(Way.Crossing(state: state, right: right, modes: [link.mode]))
                }
            }
            place = link.end(from: place)
        }
        return found
    }
}
