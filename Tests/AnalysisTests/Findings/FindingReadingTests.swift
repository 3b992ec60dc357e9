// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Analysis

/// What findings may be written like, and what is said of each slip.
@Suite struct FindingReadingTests {
    private let world: World

    init() throws {
        var world = try World()
        try world.claim("leadership", "RUS", "CSTO", ["role": "sole"])
        try world.claim("leadership", "CHN", "SCO", ["role": "co"])
        try world.claim("contribution", "RUS", "KSOR", ["personnel": 100], objectKind: .body)
        self.world = world
    }

    @Test func `a finding is written back as it was read`() throws {
        let datum: Datum = [
            "id": "csto-one-leader", "statement": "The CSTO has one leader.", "question": "influence", "note": "n",
            "expression": [
                "and": [
                    Expressions.compare(Expressions.measure("dominance.leaders", "CSTO"), "=", 1),
                    [
                        "all": "o", "in": ["either": [["CSTO"], ["except": [["SCO"], ["CSTO"]]]]],
                        "holds": ["not": Expressions.compare(Expressions.measure("dominance.leaders", "$o"), "<", 1.5)],
                    ],
                ]
            ],
        ]
        let finding = try Finding(reading: datum, in: world.situation)
        #expect(finding.datum == datum)
        #expect(finding.question == .influence)
        #expect(try Finding(reading: finding.datum, in: world.situation) == finding)
    }

    private static let leaders = Expressions.measure("dominance.leaders", "CSTO")

    @Test(
        arguments: [
            (["measure": "dominance.leader", "of": ["CSTO"]], "left.measure", "“dominance.leaders”"),
            (["measure": "dominance.leaders", "of": ["CSTOO"]], "left.of[0]", "“CSTO”"),
            (["measure": "dominance.leaders", "of": ["RUS"]], "left.of[0]", "an organisation"),
            (["measure": "dominance.leaders", "of": ["CSTO", "SCO"]], "left.of", "[organisation]"),
            (["measure": "dominance.leaders", "of": ["$o"]], "left.of[0]", "No variable is bound"),
            (["measure": "dominance.leaders", "of": ["CSTO"], "option": "x"], "left.option", "It has none"),
            (["measure": "dominance.leaders", "off": ["CSTO"]], "left.off", "“of”"),
            (["mesure": "dominance.leaders"], "left.mesure", "“measure”"),
            (["sum": "s", "in": ["members": "KSOR"], "of": 1], "left.in.members", "an organisation"),
            (["sum": "s", "in": ["members": "SCO", "status": ["membr"]], "of": 1], "left.in.status[0]", "“member”"),
            (["sum": "s", "in": ["bth": []], "of": 1], "left.in.bth", "“both”"),
            (["sum": "s", "in": ["both": [["RUS"]]], "of": 1], "left.in.both", "[SET, SET]"),
            (["sum": "$s", "in": ["RUS"], "of": 1], "left.sum", "a $ stands before it"),
            (["sum": "s", "in": ["RUS"], "of": "$s"], "left.of", "a measure of it"),
            (
                ["sum": "s", "in": ["RUS", "SCO"], "of": Expressions.measure("dominance.leaders", "$s")],
                "left.of.of[0]", "an organisation"
            ),
            (
                ["sum": "org", "in": ["SCO"], "of": Expressions.measure("dominance.leaders", "$orh")], "left.of.of[0]",
                "“$org”"
            ),
            (true, "left", "an object with one of measure"),
        ] as [(Datum, String, String)])
    func `a slip in an operand is refused with its place and the remedy`(
        operand: Datum, field: String, hint: String
    ) throws {
        try expectRefusal(Expressions.compare(operand, ">", 0), "expression." + field, hint)
    }

    @Test(
        arguments: [
            (["and": []], "and", "at least one"),
            (["and": [["lft": 1]]], "and[0].lft", "“left”"),
            (["left": 1, "operator": "==", "right": 1], "operator", "“=”"),
            (["left": 1, "operator": "<", "right": "member"], "operator", "= or !="),
            (["left": 1, "operator": "<"], "right", "an operand"),
            (["all": "s", "in": ["RUS"]], "holds", "a condition"),
            (["all": "s", "holds": ["and": []]], "in", "a set"),
            (["not": 5], "not", "left, and, or"),
        ] as [(Datum, String, String)])
    func `a slip in a condition is refused with its place and the remedy`(
        condition: Datum, field: String, hint: String
    ) throws {
        try expectRefusal(condition, "expression." + field, hint)
    }

    private func expectRefusal(_ expression: Datum, _ field: String, _ hint: String) throws {
        let rejection = try #require(throws: Rejection.self) { try world.read(expression) }
        #expect(rejection.field == field)
        #expect(rejection.description.contains(hint), "\(rejection)")
    }

    @Test func `an expression has a depth and a size`() throws {
        let plain = Expressions.compare(1, "=", 1)
        let deep = (0..<ExpressionLimits.deepest).reduce(plain) { inner, _ in ["not": inner] }
        let wide: Datum = ["or": .array(Array(repeating: plain, count: 334))]
        for (expression, hint) in [(deep, "16 levels"), (wide, "1000")] {
            let rejection = try #require(throws: Rejection.self) { try world.read(expression) }
            #expect(rejection.sort == .tooLarge)
            #expect(rejection.hint?.contains(hint) == true)
        }
        let nested = (0..<ExpressionLimits.mostVariables + 1).reduce(plain) { inner, number in
            ["any": .string("v\(number)"), "in": ["RUS"], "holds": inner]
        }
        #expect(throws: Rejection.self) { try world.read(nested) }
    }

    @Test(arguments: [
        ("id", "csto leader", "letters, digits and hyphens"), ("question", "influense", "“influence”"),
        ("statement", "", "missing"), ("staement", "x", "“statement”"),
    ])
    func `a slip beside the expression is refused`(member: String, value: String, hint: String) throws {
        var members = try #require(Expressions.finding("f", Expressions.compare(1, "=", 1)).members)
        members.removeAll { $0.name == member }
        members.append(.init(member, .string(value)))
        let rejection = try #require(throws: Rejection.self) {
            try Finding(reading: .object(members), in: world.situation)
        }
        #expect(rejection.field == member)
        #expect(rejection.description.contains(hint), "\(rejection)")
    }
}
