// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Testing

@testable import Analysis

/// In which share of draws findings hold, against shares that are known.
@Suite struct RobustnessTests {
    private static let draws = 10_000

    /// A share of draws, within four standard deviations of a binomial share.
    private func expect(_ share: Double, near expected: Double, draws: Int = draws) {
        let deviation = (expected * (1 - expected) / Double(draws)).squareRoot()
        #expect(abs(share - expected) <= 4 * deviation, "\(share) is not near \(expected)")
    }

    private func draw(
        _ world: World, _ expressions: Datum..., draws: Int = draws, seed: UInt64 = 7
    ) throws -> Robustness {
        var findings: [Finding] = []
        for (number, expression) in expressions.enumerated() {
            findings.append(try world.read(expression, id: "f\(number)"))
        }
        return Robustness(of: findings, in: world.situation, draws: draws, seed: seed)
    }

    private static let share = Expressions.measure("burden.share", "RUS", "KSOR")
    private static let balance = Expressions.measure("dominance.counterbalance", "SCO")

    /// A contributor of 100, and one of anything from 0 to 300: the share of the first is a half or more in a third.
    private func contributions() throws -> World {
        var world = try World()
        try world.claim("contribution", "RUS", "KSOR", ["personnel": 100])
        try world.claim("contribution", "KAZ", "KSOR", ["personnel": [0, 300]])
        return world
    }

    @Test func `a range is drawn evenly`() throws {
        let result = try draw(
            contributions(), Expressions.compare(Self.share, ">", 0.5), Expressions.compare(Self.share, ">", 0.25),
            Expressions.compare(Self.share, ">", 0.4))
        expect(result.outcomes[0].holds, near: 1.0 / 3)
        #expect(result.outcomes[1].holds == 1)
        expect(result.outcomes[2].holds, near: 0.5)
        #expect(result.outcomes.allSatisfy { $0.undetermined == 0 && $0.holds + $0.fails == 1 })
        #expect(result.draws == Self.draws && result.wanted.isEmpty)
    }

    @Test func `the same seed gives the same shares, whatever else is asked`() throws {
        let world = try contributions()
        let (half, quarter) = (
            Expressions.compare(Self.share, ">", 0.5), Expressions.compare(Self.share, ">", 0.25)
        )
        let first = try draw(world, half, draws: 1_000)
        #expect(try draw(world, half, draws: 1_000) == first)
        #expect(try draw(world, half, quarter, draws: 1_000).outcomes[0] == first.outcomes[0])
        #expect(try draw(world, half, draws: 1_000, seed: 8) != first)
    }

    @Test func `the judgement that decides is named, with its claims`() throws {
        let outcome = try #require(
            try draw(contributions(), Expressions.compare(Self.share, ">", 0.5)).outcomes.first)
        let influence = try #require(outcome.mostInfluential)
        #expect(influence.label == "contribution KAZ KSOR, personnel")
        #expect(influence.claims == [ClaimID(number: 2)])
        // Of eight parts two always hold, five never do, and one does in two thirds.
        let spread = 2.0 / 8 + 4.0 / 9 / 8 - 1.0 / 9
        #expect(abs(influence.share - spread / (2.0 / 9)) < 0.02)
        #expect(outcome.influences.count == 1)
    }

    @Test func `a judgement that does not matter is not named`() throws {
        var world = try contributions()
        try world.claim("contribution", "ARM", "KSOR", ["personnel": [0, 0.001]])
        let outcome = try #require(try draw(world, Expressions.compare(Self.share, ">", 0.5)).outcomes.first)
        #expect(outcome.judgements == 2)
        #expect(outcome.influences.map(\.subject.text) == ["KAZ"])
    }

    @Test func `a finding that never falls has no most influential judgement`() throws {
        let outcome = try #require(
            try draw(contributions(), Expressions.compare(Self.share, ">", 0.2)).outcomes.first)
        #expect(outcome.holds == 1)
        #expect(outcome.judgements == 1)
        #expect(outcome.mostInfluential == nil)
    }

    @Test func `the single weight of a leader is off by a fifth`() throws {
        var world = try World()
        try world.claim("leadership", "RUS", "SCO", ["role": "co", "weight": 1])
        try world.claim("leadership", "CHN", "SCO", ["role": "co", "weight": 10])
        // The least counterbalance is RUS/CHN: above 0.1 where the one exceeds a tenth of the other.
        let outcome = try #require(try draw(world, Expressions.compare(Self.balance, ">", 0.1)).outcomes.first)
        expect(outcome.holds, near: 0.5)
        #expect(Set(outcome.influences.map(\.subject.text)) == ["CHN", "RUS"])
    }

    @Test func `units are as strong as units of their type may be`() throws {
        var world = try World()
        try world.claim("contribution", "RUS", "KSOR", ["personnel": 4_000])
        try world.claim("contribution", "KAZ", "KSOR", ["units": [["type": "brigade", "count": 1]]])
        let outcome = try #require(try draw(world, Expressions.compare(Self.share, ">", 0.5)).outcomes.first)
        expect(outcome.holds, near: 0.5)
        #expect(outcome.mostInfluential?.label == "contribution KAZ KSOR, personnel")
    }

    @Test func `what sources contradict is drawn either way`() throws {
        var world = try World()
        try world.claim("membership", "KAZ", "CSTO", ["status": "member"], valid: "2001-01-01/2020-12-31")
        try world.claim("membership", "KAZ", "CSTO", ["status": "observer"], valid: "2001-01-01/2020-12-31")
        try world.claim("membership", "RUS", "CSTO", ["status": "member"])
        let count: Datum = ["count": "s", "in": ["members": "CSTO"], "where": Expressions.compare(1, "=", 1)]
        let outcome = try #require(try draw(world, Expressions.compare(count, "=", 2)).outcomes.first)
        expect(outcome.holds, near: 0.5)
        #expect(outcome.mostInfluential?.label == "membership KAZ CSTO, status")
        #expect(outcome.mostInfluential?.share == 1)
    }

    @Test(arguments: [("2016/..", "KAZ"), ("2001/2016", "KAZ")])
    func `what may have begun or ended by the day is drawn either way`(valid: String, state: String) throws {
        var world = try World()
        world.on = try #require(Day("2016-06-30"))
        try world.claim("membership", state, "CSTO", ["status": "member"], valid: valid)
        try world.claim("membership", "RUS", "CSTO", ["status": "member"])
        let count: Datum = ["count": "s", "in": ["members": "CSTO"], "where": Expressions.compare(1, "=", 1)]
        let outcome = try #require(try draw(world, Expressions.compare(count, "=", 2)).outcomes.first)
        expect(outcome.holds, near: 0.5)
        #expect(outcome.mostInfluential?.subject.text == state)
    }

    @Test func `a set that falls empty leaves a finding undetermined`() throws {
        var world = try World()
        world.on = try #require(Day("2016-06-30"))
        try world.claim("membership", "KAZ", "CSTO", ["status": "member"], valid: "2016/..")
        let all: Datum = ["all": "s", "in": ["members": "CSTO"], "holds": Expressions.compare(1, "=", 1)]
        let outcome = try #require(try draw(world, all).outcomes.first)
        expect(outcome.holds, near: 0.5)
        #expect(outcome.holds + outcome.undetermined == 1)
        #expect(outcome.mostInfluential?.label == "membership KAZ CSTO, date")
    }

    @Test func `what a draw asks besides is gathered`() throws {
        var world = try World()
        world.on = try #require(Day("2016-06-30"))
        for organisation in ["CSTO", "SCO"] { try world.claim("leadership", "RUS", organisation, ["role": "sole"]) }
        try world.claim("membership", "KAZ", "CSTO", ["status": "member"], valid: "2016-07-01/..")
        try world.claim("membership", "RUS", "CSTO", ["status": "observer"], valid: "2016/..")
        let inner = Expressions.compare(Expressions.measure("dominance.leaders", "SCO"), "=", 1)
        let finding = try world.read([
            "any": "s", "in": ["members": "CSTO", "status": ["member", "observer"]], "holds": inner,
        ])
        let situation = world.situation
        _ = finding.conclude(in: situation)
        let leadership = Inquiry.towards(try EntityID(reading: "SCO", field: ""), .leadership)
        let gathered = Gathered(
            on: world.on, answers: situation.answers.filter { $0.key != leadership }, histories: [:])
        let partial = Robustness(of: [finding], over: gathered, draws: 1_000, seed: 7)
        #expect(partial.wanted == [leadership])
        #expect(partial.outcomes.isEmpty && partial.draws == 0)
        expect(
            Robustness(of: [finding], in: situation, draws: 1_000, seed: 7).outcomes[0].holds, near: 0.5, draws: 1_000)
    }

    @Test func `draws stop when they are told to`() throws {
        let world = try contributions()
        let finding = try world.read(Expressions.compare(Self.share, ">", 0.5))
        let situation = world.situation
        _ = finding.conclude(in: situation)
        var checks = 0
        let stopped = Robustness(
            of: [finding], over: Gathered(situation), draws: 5_000, seed: 7,
            shouldStop: {
                checks += 1
                return checks > 3
            })
        #expect(stopped.draws == 3 * Robustness.drawsBetweenChecks)
        #expect(stopped.outcomes.count == 1)
    }
}
