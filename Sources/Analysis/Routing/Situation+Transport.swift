// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register

/// The lines of transport, as the model states them.
extension Situation {
    private static let mode = FieldKey(.link, "mode")
    private static let length = FieldKey(.link, "length-km")
    private static let through = FieldKey(.link, "through")

    /// The statements on lines that stand on the day, or may.
    var lines: [Statement] { statements(.all(.link)).filter(\.holds) }

    /// The statements on lines that stood on an earlier day, or may have.
    func lines(on day: Day) -> [Statement] {
        history(.all(.link)).filter { $0.days.contains(day) && $0.statement.holds }.map(\.statement)
    }

    /// The day on which an exercise began, where that is past.
    func beginning(of exercise: EntityID) -> Day? {
        happened(statements(.exercise, about: exercise)).map(\.since.first).min()
    }

    /// The network that lines make, with the states that its places lie in.
    func network(of lines: [Statement]) -> TransportNetwork {
        let links = lines.compactMap { line -> TransportNetwork.Link? in
            guard let other = line.target, let mode = line.word(Self.mode).flatMap({ TransportMode(rawValue: $0) })
            else { return nil }
            return TransportNetwork.Link(
                line.subject, other, mode, length: line.bounds(Self.length).flatMap { Quantity($0.low, $0.high) },
                through: line.entities(Self.through), isCertain: line.isAgreed, claims: line.claims)
        }
        let places = Set(links.flatMap { [$0.first, $0.second] }).sorted()
        let states = places.map { ($0, state(of: $0)) }.reduce(into: [EntityID: EntityID]()) { $0[$1.0] = $1.1 }
        return TransportNetwork(states: states, links: links)
    }

    /// The state that a place lies in; nil where nobody states it.
    private func state(of place: EntityID) -> EntityID? {
        guard case .entity(let state) = entity(place)?.attribute("state") else { return nil }
        return state
    }

    /// Notes the lines without a length and the places without a state that a search left out.
    func missGaps(of routing: Routing) {
        missEach(routing.unmeasured.map { "\($0.first) and \($0.second) by \($0.mode)" }, "length of the line", "lines")
        missEach(routing.stateless.map(\.text), "state of the place", "places")
    }

    /// Names a few gaps, or only counts them.
    private func missEach(_ gaps: [String], _ what: String, _ noun: String) {
        if gaps.count > Self.mostNamedGaps {
            miss("\(what): \(gaps.count) \(noun)")
        } else {
            for gap in gaps { miss("\(what) \(gap)") }
        }
    }

    /// More gaps of one sort than these are counted, as their names would hide the other gaps.
    private static let mostNamedGaps = 3
}
