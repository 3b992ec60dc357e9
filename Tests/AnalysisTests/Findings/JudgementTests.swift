// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Testing

@testable import Analysis

/// What in a statement is a judgement, and what it may be instead.
@Suite struct JudgementTests {
    /// The outcomes of the only judgement in the only statement of a kind about a state.
    private func outcomes(
        _ kind: String, _ object: String?, _ value: Datum, subject: String = "UZB"
    ) throws -> [UncertainInput.Outcome] {
        var world = try World()
        try world.claim(kind, subject, object, value)
        let statements = world.situation.statements(
            KindIndex(declared: kind), about: try EntityID(reading: subject, field: ""))
        return try #require(statements.first).judgements().first?.outcomes ?? []
    }

    private func said(_ values: FieldValue...) -> [UncertainInput.Outcome] { values.map { .said(.value($0)) } }

    @Test func `a level is off by one, within its scale`() throws {
        let middle = try outcomes("dependence", "RUS", ["dimension": "energy", "level": 3])
        #expect(middle == said(.integer(2), .integer(3), .integer(4)))
        let low = try outcomes("dependence", "RUS", ["dimension": "energy", "level": 0])
        #expect(low == said(.integer(0), .integer(1)))
    }

    @Test func `a level at its end stays there twice as often`() throws {
        var world = try World()
        try world.claim("dependence", "UZB", "RUS", ["dimension": "energy", "level": 4])
        let statement = try #require(
            world.situation.statements(.dependence, about: try EntityID(reading: "UZB", field: "")).first)
        let level = try #require(statement.judgements().first)
        #expect(level.label == "dependence UZB RUS energy, level")
        #expect([0, 0.3, 0.4, 0.99].map { level.drawn($0).outcome } == [0, 0, 1, 1])
    }

    @Test func `a judgement has the claims of its aspect alone`() throws {
        var world = try World()
        try world.claim("rules", "CSTO", nil, ["decision": "consensus"])
        try world.claim("rules", "CSTO", nil, ["demand": "medium"])
        let rules = try #require(
            world.situation.statements(.rules, about: try EntityID(reading: "CSTO", field: "")).first)
        let demand = try #require(rules.judgements().first)
        #expect(rules.claims.count == 2)
        #expect(demand.label == "rules CSTO, demand")
        #expect(demand.claims == Array(rules.claims.suffix(1)))
    }

    @Test func `a demand is off by a step`() throws {
        #expect(
            try outcomes("rules", nil, ["demand": "high"], subject: "CSTO") == said(.token("medium"), .token("high")))
        #expect(
            try outcomes("rules", nil, ["demand": "medium"], subject: "CSTO")
                == said(.token("low"), .token("medium"), .token("high")))
    }

    @Test(
        arguments: [
            ("contribution", "KSOR", ["personnel": 3_000]), ("dependence", "RUS", ["dimension": "energy"]),
            ("membership", "SCO", ["status": "member"]),
        ] as [(String, String, Datum)])
    func `what is stated without room is no judgement`(kind: String, object: String, value: Datum) throws {
        #expect(try outcomes(kind, object, value).isEmpty)
    }

    @Test func `a range is told apart in equal parts`() throws {
        let parts = try outcomes("contribution", "KSOR", ["personnel": [800, 1_600]])
        #expect(parts.count == Statement.slicesOfRange)
        #expect(parts.first == .stretch(800, 900))
        #expect(parts.last == .stretch(1_500, 1_600))
    }

    @Test func `of earlier days only what is contradicted is drawn, not when it changed`() throws {
        var world = try World()
        for status in ["member", "observer"] {
            try world.claim("membership", "UZB", "CSTO", ["status": .string(status)], valid: "2006-06-23/2012-06")
        }
        let stints = world.situation.history(.membership, about: try EntityID(reading: "UZB", field: ""))
        let judgements = stints.map { $0.judgements(on: world.on) }
        // While it lasted, in the month in which it may have ended, and after it.
        #expect(judgements.map(\.count) == [1, 1, 0])
        #expect(judgements[0].map(\.label) == ["membership UZB CSTO, status, to 2012-06-01"])
        #expect(judgements[0].map(\.identity) == judgements[1].map(\.identity))
        let present = try #require(Day("2012-01-01"))
        #expect(stints[0].judgements(on: present).map(\.label) == ["membership UZB CSTO, status"])
    }

    /// The first numbers of SplitMix64 from the seed 1234567, as published with the Rosetta Code task.
    @Test func `numbers are those of SplitMix64`() {
        let numbers = DrawNumbers(seed: 1_234_567)
        #expect(
            (0..<3).map { numbers[$0] } == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            ])
        #expect((0..<1_000).allSatisfy { (0..<1).contains(numbers.fraction($0)) })
    }
}
