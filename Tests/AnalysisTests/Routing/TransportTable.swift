// SPDX-License-Identifier: Apache-2.0

import Analysis
import Model
import Testing

/// A network written as a table: places by state, then a link a line with ends, mode and kilometres (`-` where nobody
/// states them, `650-675` for a range), and what it runs through.
struct TransportTable {
    let network: TransportNetwork

    init(states: String, links: String) throws {
        var stateOf: [EntityID: EntityID] = [:]
        for line in states.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            let state = try id(String(words[0].dropLast()))
            for place in words.dropFirst() { stateOf[try id(place)] = state }
        }
        network = TransportNetwork(
            states: stateOf, links: try links.split(separator: "\n").enumerated().map { try Self.link($1, number: $0) })
    }

    private static func link(_ line: Substring, number: Int) throws -> TransportNetwork.Link {
        let words = line.split(separator: " ").map(String.init)
        return TransportNetwork.Link(
            try id(words[0]), try id(words[1]), try #require(TransportMode(rawValue: words[2])),
            length: try length(words[3]), through: try words.dropFirst(4).map { try id($0) },
            claims: [ClaimID(number: number + 1)])
    }

    private static func length(_ text: String) throws -> Quantity? {
        if text == "-" { return nil }
        let ends = try text.split(separator: "-").map { try #require(Double(String($0))) }
        return Quantity(ends[0], ends[ends.count - 1])
    }
}

/// An id written in a table of tests.
func id(_ text: String) throws -> EntityID { try #require(EntityID(text)) }

/// The places of a way as one text.
func text(_ way: Way?) -> String? { way.map { $0.places.map(\.text).joined(separator: " ") } }
