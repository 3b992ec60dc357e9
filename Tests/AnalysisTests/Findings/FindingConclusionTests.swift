// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Analysis

/// What findings conclude from the model.
@Suite struct FindingConclusionTests {
    /// One leader in the CSTO, two of uncertain weight in the SCO, a member of both.
    private func world() throws -> World {
        var world = try World()
        try world.claim("leadership", "RUS", "CSTO", ["role": "sole"])
        try world.claim("leadership", "RUS", "SCO", ["role": "co", "weight": [0.35, 0.5]])
        try world.claim("leadership", "CHN", "SCO", ["role": "co", "weight": [0.5, 0.65]])
        for state in ["KAZ", "RUS"] { try world.claim("membership", state, "CSTO", ["status": "member"]) }
        for state in ["CHN", "KAZ", "RUS"] { try world.claim("membership", state, "SCO", ["status": "member"]) }
        try world.claim("membership", "IND", "SCO", ["status": "observer"])
        return world
    }

    private static let balance = Expressions.measure("dominance.counterbalance", "SCO")
    private static let leaders = Expressions.measure("dominance.leaders", "$o")

    @Test(
        arguments: [
            (Expressions.compare(Expressions.measure("dominance.leaders", "CSTO"), "=", 1), Verdict.holds),
            (Expressions.compare(Expressions.measure("dominance.leaders", "CSTO"), "!=", 1), .fails),
            (Expressions.compare(balance, ">=", 0.5), .holds),
            (Expressions.compare(balance, ">=", 0.6), .undetermined),
            (Expressions.compare(balance, ">", 1), .fails),
            (Expressions.compare(balance, "=", 0.7), .undetermined),
            (Expressions.compare(balance, "=", "member"), .undetermined),
            (Expressions.compare("member", "=", "member"), .holds),
            (["all": "o", "in": ["CSTO", "SCO"], "holds": Expressions.compare(leaders, ">", 1)], .fails),
            (["any": "o", "in": ["CSTO", "SCO"], "holds": Expressions.compare(leaders, ">", 1)], .holds),
            (["not": ["any": "o", "in": ["CSTO"], "holds": Expressions.compare(leaders, ">", 1)]], .holds),
        ] as [(Datum, Verdict)])
    func `a comparison holds where it does for all that may be`(expression: Datum, verdict: Verdict) throws {
        #expect(try world().conclude(expression).verdict == verdict)
    }

    /// Kleene (1952, section 64).
    @Test(arguments: [
        ("and", ["t", "t"], Verdict.holds), ("and", ["t", "u"], .undetermined), ("and", ["u", "f"], .fails),
        ("and", ["f", "u"], .fails), ("or", ["f", "f"], .fails), ("or", ["u", "f"], .undetermined),
        ("or", ["u", "t"], .holds), ("or", ["t", "u"], .holds),
    ])
    func `what is open decides nothing by itself`(joint: String, parts: [String], verdict: Verdict) throws {
        let conditions = parts.map { part in
            part == "u" ? Expressions.compare(Self.balance, ">", 0.7) : Expressions.compare(1, "=", part == "t" ? 1 : 2)
        }
        #expect(try world().conclude([.init(joint): .array(conditions)]).verdict == verdict)
    }

    @Test(
        arguments: [
            (["members": "SCO"], 3), (["members": "SCO", "status": ["member", "observer"]], 4), (["leaders": "SCO"], 2),
            (["both": [["members": "SCO"], ["members": "CSTO"]]], 2), (["RUS", "RUS", "IND"], 2),
            (["either": [["members": "CSTO"], ["leaders": "SCO"]]], 3),
            (["except": [["members": "SCO"], ["leaders": "SCO"]]], 1),
        ] as [(Datum, Double)])
    func `sets are made of members, leaders and each other`(set: Datum, count: Double) throws {
        let counted: Datum = ["count": "s", "in": set, "where": Expressions.compare(1, "=", 1)]
        let conclusion = try world().conclude(Expressions.compare(counted, "=", .number(count)))
        #expect(conclusion.verdict == .holds, "\(conclusion.operands)")
    }

    @Test func `nothing is said of an empty set`() throws {
        var world = try world()
        try world.entity("EEC", .organisation)
        for form in ["all", "any"] {
            let conclusion = try world.conclude([
                .init(form): "s", "in": ["members": "EEC"], "holds": Expressions.compare(1, "=", 1),
            ])
            #expect(conclusion.verdict == .undetermined)
            #expect(conclusion.reason == "nobody is among members of EEC")
        }
        let sum: Datum = ["sum": "s", "in": ["members": "EEC"], "of": 1]
        #expect(try world.conclude(Expressions.compare(sum, "=", 0)).verdict == .undetermined)
    }

    @Test func `a count leaves room for what is open`() throws {
        let open: Datum = [
            "count": "o", "in": ["CSTO", "SCO"],
            "where": Expressions.compare(Expressions.measure("dominance.counterbalance", "$o"), "<", 0.6),
        ]
        let conclusion = try world().conclude(Expressions.compare(open, ">=", 1))
        #expect(conclusion.verdict == .holds)
        #expect(conclusion.operands.map(\.label) == ["count among CSTO, SCO"])
        #expect(conclusion.operands.map(\.reading) == [.number(Bounds(1, between: 1, and: 2))])
    }

    @Test func `sums, the least and the greatest are of all members`() throws {
        for (fold, value) in [("sum", 3), ("least", 1), ("greatest", 2)] {
            let operand: Datum = [.init(fold): "o", "in": ["CSTO", "SCO"], "of": Self.leaders]
            #expect(try world().conclude(Expressions.compare(operand, "=", .integer(Int64(value)))).verdict == .holds)
        }
    }

    @Test func `orders are compared with the bounds that uncertain numbers leave`() throws {
        let tau: Datum = [
            "tau-b": "o", "in": ["CSTO", "SCO"], "x": Self.leaders,
            "y": Expressions.measure("dominance.counterbalance", "$o"),
        ]
        let conclusion = try world().conclude(Expressions.compare(tau, ">", 0))
        #expect(conclusion.verdict == .holds)
        #expect(
            conclusion.operands.first?.label
                == "tau-b of dominance.leaders $o and dominance.counterbalance $o over CSTO, SCO")
        let constant: Datum = ["tau-b": "o", "in": ["CSTO", "SCO"], "x": 1, "y": Self.leaders]
        #expect(try world().conclude(Expressions.compare(constant, ">", 0)).verdict == .undetermined)
    }

    @Test func `the corners of uncertain numbers bound tau-b`() {
        let open = Bounds(2, between: 0, and: 4)
        #expect(
            OrderAgreement.tauB([1, open, 3], [1, 2, 3]) == .number(Bounds(1, between: 1.0 / 3, and: 1)))
        let many = Array(repeating: open, count: OrderAgreement.mostUncertain + 1)
        let steps = many.indices.map { Bounds(Double($0)) }
        #expect(
            OrderAgreement.tauB(many + [3], steps + [9]) == OrderAgreement.tauB(many.map { _ in 2 } + [3], steps + [9]))
    }

    @Test func `a conclusion names what it read, used, asked and missed`() throws {
        var world = try world()
        try world.claim("leadership", "IND", "SCO", ["role": "co"])
        let conclusion = try world.conclude([
            "all": "o", "in": ["CSTO", "SCO"], "holds": Expressions.compare(Self.leaders, "<", 3),
        ])
        #expect(conclusion.verdict == .fails)
        #expect(conclusion.operands.map(\.label) == ["dominance.leaders CSTO", "dominance.leaders SCO"])
        #expect(conclusion.claims.count == 4)
        #expect(conclusion.missing == ["weight of IND among the leaders of SCO"])
        #expect(conclusion.kinds == [.leadership])
        #expect(conclusion.reason == nil)
    }

    @Test func `a reading that is unknown says why`() throws {
        var world = try world()
        try world.entity("EEC", .organisation)
        let conclusion = try world.conclude(
            Expressions.compare(Expressions.measure("dominance.counterbalance", "EEC"), ">", 0))
        #expect(conclusion.verdict == .undetermined)
        #expect(conclusion.reason == "nobody is known to lead EEC")
    }
}
