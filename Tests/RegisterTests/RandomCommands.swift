// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import TestSupport

/// Random commands over few entities, of which about one in three is to be refused.
struct RandomCommands {
    var generator: SplitMix64
    private let states = ["s1", "s2", "s3", "s-unknown"]
    private let organisations = ["o1", "o2"]
    private let sources = ["q1", "q2", "q3"]

    init(seed: UInt64) { generator = SplitMix64(seed: seed) }

    /// Registers all but one of the entities that later commands speak of.
    func opening() throws -> Command {
        let states = states.filter { $0 != "s-unknown" }.map { ($0, "state") }
        let others = organisations.map { ($0, "organisation") }
        let sources = try sources.map { id in
            try Entity(reading: [
                "id": .string(id), "kind": "source", "name": "something", "reliability": "B", "date": "2013",
            ])
        }
        return .register(
            try (states + others).map { id, kind in
                try Entity(reading: ["id": .string(id), "kind": .string(kind), "name": "somebody"])
            } + sources)
    }

    mutating func next() throws -> Command {
        switch pick(0..<12) {
        case 0: .register(try (0..<pick(0..<3)).map { _ in try entity() })
        case 1: .load(try (0..<pick(1..<3)).map { _ in try entity() }, try assertions())
        case 2: .retract((0..<pick(1..<3)).map { _ in ClaimID(number: pick(1..<60)) }, reason: pick(["", "misread"]))
        case 3: .retractSource(try id(pick(sources + ["o1", "nobody"])), reason: "forged")
        case 4, 5:
            .rank(ClaimID(number: pick(1..<60)), pick([.deprecated, .normal, .preferred]), reason: "checked")
        default: .assert(try assertions())
        }
    }

    private mutating func assertions() throws -> [Assertion] { try (0..<pick(1..<4)).map { _ in try assertion() } }

    private mutating func entity() throws -> Entity {
        let kind = pick(["state", "organisation", "source"])
        let id = pick(["state": states, "organisation": organisations, "source": sources][kind] ?? [])
        // Now and then something that is another kind already.
        let written = pick(0..<8) == 0 ? "s1" : id
        guard kind == "source" else {
            return try Entity(reading: ["id": .string(written), "kind": .string(kind), "name": "somebody"])
        }
        return try Entity(reading: [
            "id": .string(written), "kind": "source", "name": "something",
            "reliability": .string(pick(["A", "B", "C"])), "date": .string(pick(["2010", "2012-05", "2014-05-01"])),
        ])
    }

    private mutating func assertion() throws -> Assertion {
        let citations = try (0..<pick(1..<3)).map { _ in
            Citation(source: try id(pick(sources)), via: pick(0..<4) == 0 ? try id(pick(sources)) : nil)
        }
        let valid = pick(["2005-01-01/..", "2007/2009", "2008-06-01/2011-12-31", "2010", "../2008", "2009-03-01/"])
        switch pick(0..<4) {
        case 0:
            return try assertion(
                "dispute", pick(states), pick(states), ["type": "water", "intensity": .integer(Int64(pick(0..<3)))],
                valid,
                citations)
        case 1:
            return try assertion("tie", pick(states), pick(states), ["type": pick(["arms", "aid"])], valid, citations)
        default:
            return try assertion(
                "membership", pick(states), pick(organisations + ["s1"]),
                ["status": pick(["member", "observer", "none"])],
                valid, citations)
        }
    }

    private func assertion(
        _ kind: String, _ subject: String, _ object: String, _ value: Datum, _ valid: String, _ citations: [Citation]
    ) throws -> Assertion {
        try Assertion(reading: [
            "kind": .string(kind), "subject": .string(subject), "object": .string(object), "value": value,
            "valid": .string(valid), "citations": .array(citations.map(\.datum)),
        ])
    }

    private func id(_ text: String) throws -> EntityID { try EntityID(reading: text, field: "id") }

    mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[Int.random(in: choices.indices, using: &generator)]
    }
    mutating func pick(_ range: Range<Int>) -> Int { Int.random(in: range, using: &generator) }
}
