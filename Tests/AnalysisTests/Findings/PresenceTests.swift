// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Testing

@testable import Analysis

/// What measures and findings make of those of whom it is open whether they belong.
@Suite struct PresenceTests {
    /// Russia leads the CSTO; since some day of 2016 Kazakhstan does too. Asked in the middle of that year.
    private func led() throws -> World {
        var world = try World()
        world.on = Day("2016-06-01") ?? .distantPast
        try world.claim("leadership", "RUS", "CSTO", ["role": "co", "weight": 2])
        try world.claim("leadership", "KAZ", "CSTO", ["role": "co", "weight": 1], valid: "2016/..")
        return world
    }

    /// Two members of the CSTO, a third whose status is contested, in the words given first and last.
    private func joined(_ status: String = "suspended", or other: String = "member") throws -> World {
        var world = try World()
        for state in ["KAZ", "RUS"] { try world.claim("membership", state, "CSTO", ["status": "member"]) }
        try world.claim("membership", "UZB", "CSTO", ["status": .string(status)])
        try world.entity("other", .source, ["reliability": "D", "date": "2016"])
        try world.claim("membership", "UZB", "CSTO", ["status": .string(other)], source: "other")
        return world
    }

    @Test func `who may lead is counted at most`() throws {
        let world = try led()
        #expect(try world.read("dominance.leaders", "CSTO") == .number(Bounds(2, between: 1, and: 2)))
        #expect(try world.read("dominance.counterbalance", "CSTO") == .number(Bounds(0.5, between: 0, and: 0.5)))
        #expect(try world.read("dominance.leads", "RUS", "CSTO") == .number(1))
        #expect(try world.read("dominance.leads", "KAZ", "CSTO") == .number(Bounds(1, between: 0, and: 1)))
        #expect(try world.read("dominance.leads", "ARM", "CSTO") == .number(0))
        let result = try world.run("dominance", ["organisation": "CSTO"])
        #expect(result.value["verdict"] == "undetermined")
        #expect(result.meaning == "CSTO has 1 to 2 leaders, RUS and perhaps KAZ; whether they balance is open.")
    }

    @Test func `whom nobody speaks of is not counted as none`() throws {
        var world = try World()
        try world.entity("CSTO", .organisation)
        try world.entity("RUS", .state)
        #expect(try world.read("dominance.leaders", "CSTO") == .unknown("nobody is known to lead CSTO"))
        #expect(try world.read("dominance.leads", "RUS", "CSTO") == .unknown("nobody is known to lead CSTO"))
        #expect(try world.read("membership.members", "CSTO") == .unknown("nobody is known to belong to CSTO"))
        #expect(try world.run("dominance", ["organisation": "CSTO"]).value["verdict"] == "unknown")
        try world.claim("leadership", "RUS", "CSTO", ["role": "sole"], valid: "2001-01-01/2010-01-01")
        #expect(try world.read("dominance.leaders", "CSTO") == .number(0))
        #expect(try world.read("dominance.leads", "RUS", "CSTO") == .number(0))
        #expect(try world.run("dominance", ["organisation": "CSTO"]).value["verdict"] == "none")
    }

    /// Of those who lead, Russia is a member of the SCO; Kazakhstan, which may not lead, observes it.
    @Test(
        arguments: [
            ("all", "member", Verdict.undetermined), ("any", "observer", .undetermined), ("all", "observer", .fails),
            ("any", "member", .holds),
        ] as [(String, String, Verdict)])
    func `a quantifier is not decided by who may be none`(form: String, status: String, verdict: Verdict) throws {
        var world = try led()
        try world.claim("membership", "RUS", "SCO", ["status": "member"])
        try world.claim("membership", "KAZ", "SCO", ["status": "observer"])
        let isSo = Expressions.compare(Expressions.measure("membership.status", "$s", "SCO"), "=", .string(status))
        let conclusion = try world.conclude([.init(form): "s", "in": ["leaders": "CSTO"], "holds": isSo])
        #expect(conclusion.verdict == verdict)
        #expect(
            conclusion.reason == (verdict == .undetermined ? "whether KAZ is among leaders of CSTO is open" : nil))
        let count: Datum = ["count": "s", "in": ["leaders": "CSTO"], "where": isSo]
        let counted = try world.conclude(Expressions.compare(count, "=", 1)).operands.map(\.reading)
        #expect(counted == [.number(status == "member" ? 1 : Bounds(1, between: 0, and: 1))])
    }

    @Test func `sums and extremes leave room for who may be none`() throws {
        let world = try led()
        for (fold, bounds) in [
            ("sum", Bounds(2, between: 1, and: 2)), ("least", Bounds(1, between: 1, and: 1)), ("greatest", 1),
        ] {
            let operand: Datum = [
                .init(fold): "s", "in": ["leaders": "CSTO"],
                "of": Expressions.measure("dominance.leads", "RUS", "CSTO"),
            ]
            let conclusion = try world.conclude(Expressions.compare(operand, "=", 1))
            #expect(conclusion.operands.map(\.reading) == [.number(bounds)])
        }
    }

    @Test func `a draw decides who leads`() throws {
        let world = try led()
        let finding = try world.read(Expressions.compare(Expressions.measure("dominance.leaders", "CSTO"), "=", 1))
        let all = try world.read(
            ["all": "s", "in": ["leaders": "CSTO"], "holds": Expressions.compare(1, "=", 1)], id: "g")
        let outcomes = Robustness(of: [finding, all], in: world.situation, draws: 1_000, seed: 7).outcomes
        #expect(outcomes[0].undetermined == 0 && outcomes[0].holds > 0.4 && outcomes[0].fails > 0.4)
        #expect(outcomes[1].holds == 1)
    }

    @Test func `members that are contested leave bounds`() throws {
        var world = try joined()
        #expect(try world.read("membership.members", "CSTO") == .number(Bounds(2, between: 2, and: 3)))
        try world.claim("rules", "CSTO", nil, ["decision": "consensus"], subjectKind: .organisation)
        #expect(try world.read("power.banzhaf", "KAZ", "CSTO") == .number(Bounds(0.5, between: 1.0 / 3, and: 0.5)))
        #expect(
            try world.read("power.banzhaf", "UZB", "CSTO") == .unknown("whether UZB is a member of CSTO is open"))
        try world.claim("dispute", "KAZ", "UZB", ["type": "border", "intensity": 2])
        #expect(
            try world.read("cohesion.undisputed", "CSTO") == .number(Bounds(1, between: 2.0 / 3, and: 1)))
    }

    @Test func `who may be no member or may lead has no freedom that could be stated`() throws {
        var world = try joined("member", or: "suspended")
        try world.claim("leadership", "RUS", "CSTO", ["role": "sole"])
        try world.claim("leadership", "KAZ", "CSTO", ["role": "co"], valid: "2016/..")
        try world.claim("rules", "CSTO", nil, ["demand": "high"], subjectKind: .organisation)
        world.on = Day("2016-06-01") ?? .distantPast
        #expect(try world.read("freedom", "UZB", "CSTO") == .unknown("UZB: whether it is a member of CSTO is open"))
        #expect(try world.read("freedom", "KAZ", "CSTO") == .unknown("KAZ: whether it leads CSTO itself is open"))
    }

    @Test func `what keeps a state out is evidence too`() throws {
        var world = try joined("suspended", or: "withdrawn")
        try world.claim("prospect", "UZB", "CSTO", ["outlook": "possible"])
        try world.claim("prospect", "AFG", "CSTO", ["outlook": "none"])
        let situation = world.situation
        let finding = try world.read(
            Expressions.compare(Expressions.measure("enlargement.best", "CSTO"), "<", 2))
        let conclusion = finding.conclude(in: situation)
        #expect(conclusion.verdict == .undetermined)
        #expect(conclusion.operands.map(\.reading) == [.number(Bounds(0, between: 0, and: 2))])
        #expect(conclusion.claims.count == 6)
        #expect(
            try world.read("enlargement.place", "UZB", "CSTO")
                == .unknown("whether UZB is a candidate of CSTO is open"))
        #expect(try world.read("enlargement.place", "AFG", "CSTO") == .number(Bounds(1, between: 1, and: 2)))
    }
}
