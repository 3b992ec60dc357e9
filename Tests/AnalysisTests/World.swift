// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register

@testable import Analysis

/// A small register for tests, made of claims in a few words: entities are registered as they are named.
struct World {
    private(set) var register = Register()
    /// The day that is asked about.
    var on = Day("2016-12-31") ?? .distantPast
    var whatIf: [Assertion] = []

    /// Ids that are not those of states, by kind.
    private static let kinds: [String: EntityKind] = [
        "SCO": .organisation, "CSTO": .organisation, "EEC": .organisation, "KSOR": .body, "PKF": .body,
    ]

    init() throws {
        try write(
            .register([
                try Entity(reading: [
                    "id": "src", "kind": "source", "name": "A source", "reliability": "B", "date": "2016",
                ])
            ]))
    }

    /// Registers an entity with its attributes.
    mutating func entity(_ id: String, _ kind: EntityKind, _ attributes: Datum = .object([])) throws {
        let members: [Datum.Member] = [
            .init("id", .string(id)), .init("kind", .string(kind.name)), .init("name", .string(id)),
        ]
        try write(.register([try Entity(reading: .object(members + (attributes.members ?? [])))]))
    }

    /// Asserts a claim, registering its ends (states, unless said otherwise) where they are new.
    mutating func claim(
        _ kind: String, _ subject: String, _ object: String? = nil, _ value: Datum = .object([]),
        valid: String = "2001-01-01/..", subjectKind: EntityKind = .state, objectKind: EntityKind = .state,
        source: Datum = "src"
    ) throws {
        for (id, fallback) in [(subject, subjectKind)] + (object.map { [($0, objectKind)] } ?? []) {
            if register.entity(try EntityID(reading: id, field: "id")) == nil {
                try entity(id, Self.kinds[id] ?? fallback)
            }
        }
        var members: [Datum.Member] = [
            .init("kind", .string(kind)), .init("subject", .string(subject)), .init("value", value),
            .init("valid", .string(valid)), .init("citations", [["source": source]]),
        ]
        if let object { members.append(.init("object", .string(object))) }
        try write(.assert([try Assertion(reading: .object(members))]))
    }

    private mutating func write(_ command: Command) throws {
        _ = try register.transact(command, at: Instant(milliseconds: 1_480_000_000_000), by: "test")
    }

    var situation: Situation { Situation(register, Viewpoint(on: on, whatIf: whatIf)) }

    /// Runs an analysis.
    func run(_ name: String, _ parameters: Datum = .object([])) throws -> AnalysisResult {
        try AnalysisKind.named(name).run(situation, parameters)
    }

    func id(_ text: String) throws -> EntityID { try EntityID(reading: text, field: "id") }

    /// Reads a measure.
    func read(_ name: String, _ entities: String..., options: [String] = []) throws -> Reading {
        let ids = try entities.map { try id($0) }
        return try Measure.named(name, field: "measure").read(situation, ids, options)
    }
}

extension Reading {
    var isUnknown: Bool {
        if case .unknown = self { true } else { false }
    }
}
