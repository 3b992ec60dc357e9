// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Analysis

@Suite struct NetworkTests {
    /// The kite of Krackhardt (1990), in which three measures name three different nodes.
    private static let kite: Datum = [
        ["Andre", "Beverly"], ["Andre", "Carol"], ["Andre", "Diane"], ["Andre", "Fernando"], ["Beverly", "Diane"],
        ["Beverly", "Ed"], ["Beverly", "Garth"], ["Carol", "Diane"], ["Carol", "Fernando"], ["Diane", "Ed"],
        ["Diane", "Fernando"], ["Diane", "Garth"], ["Ed", "Garth"], ["Fernando", "Garth"], ["Fernando", "Heather"],
        ["Garth", "Heather"], ["Heather", "Ike"], ["Ike", "Jane"],
    ]

    @Test(arguments: [
        ("Diane", "degree", 0.666667), ("Diane", "eigenvector", 0.481021), ("Fernando", "closeness", 0.642857),
        ("Heather", "betweenness", 0.388889),
    ])
    func `published centralities come out`(node: String, measure: String, expected: Double) throws {
        let result = try World().run("network", ["edges": Self.kite])
        let value = result.value[node]?[measure]?.number ?? -1
        #expect(abs(value - expected) < 1e-6)
        #expect(result.cases == .init(18, "tie"))
        #expect(result.meaning.contains("Heather stands most between the others, on 39 % of their shortest ways."))
    }

    private static func exercises() throws -> World {
        var world = try World()
        let taking = [
            "peace": ["CHN", "KAZ", "RUS"], "rubezh": ["KAZ", "RUS"], "planned": ["CHN", "RUS"], "off": ["CHN", "RUS"],
        ]
        let phases = ["peace": "held", "rubezh": "held", "planned": "planned", "off": "cancelled"]
        for (exercise, states) in taking.sorted(by: { $0.key < $1.key }) {
            try world.claim(
                "exercise", exercise, "SCO", ["phase": .string(phases[exercise] ?? "")], valid: "2012-06",
                subjectKind: .exercise)
            for state in states {
                try world.claim(
                    "participation", state, exercise, ["role": "participant"], valid: "2012-06", objectKind: .exercise)
            }
        }
        try world.claim("participation", "UZB", "peace", ["role": "absent"], valid: "2012-06")
        return world
    }

    @Test func `a joint exercise of m states ties each pair by 1/(m-1)`() throws {
        let result = try Self.exercises().run("network", ["over": "exercises"])
        #expect(result.value["edges"] == [["CHN", "KAZ", 0.5], ["CHN", "RUS", 0.5], ["KAZ", "RUS", 1.5]])
        #expect(result.value["UZB"] == nil)
        #expect(result.value["KAZ"]?["degree"] == 1.0)
        #expect(result.cases == .init(2, "exercise"))
        #expect(result.missing == ["whether planned was held"])
    }

    @Test func `a window leaves out exercises before it, and goes with exercises only`() throws {
        var world = try Self.exercises()
        try world.claim("exercise", "late", "SCO", ["phase": "held"], valid: "2015-06", subjectKind: .exercise)
        for state in ["CHN", "KAZ"] {
            try world.claim(
                "participation", state, "late", ["role": "participant"], valid: "2015-06", objectKind: .exercise)
        }
        for window in ["2014-01-01", 1_000] as [Datum] {
            let result = try world.run("network", ["over": "exercises", "window": window])
            #expect(result.value["edges"] == [["CHN", "KAZ", 1.0]])
            #expect(result.cases == .init(1, "exercise"))
        }
        let rejection = #expect(throws: Rejection.self) {
            try world.run("network", ["over": "memberships", "window": 1_000])
        }
        #expect(rejection?.field == "parameters.window")
    }

    @Test func `states that are named and met nobody stand alone`() throws {
        let result = try Self.exercises().run("network", ["over": "exercises", "states": ["KAZ", "RUS", "UZB"]])
        #expect(result.value["edges"] == [["KAZ", "RUS", 1.5]])
        #expect(result.value["UZB"]?["degree"] == 0.0)
    }

    @Test func `a state whose part in exercises nobody states is missing, not alone`() throws {
        var world = try Self.exercises()
        try world.claim("membership", "TJK", "SCO", ["status": "member"])
        try world.claim("membership", "UZB", "SCO", ["status": "member"])
        let result = try world.run("network", ["over": "exercises", "organisation": "SCO"])
        #expect(result.value["TJK"] == nil)
        #expect(result.value["UZB"]?["degree"] == 0.0)
        #expect(result.missing.contains("part of TJK in any exercise"))
    }

    @Test func `shared memberships tie alike, among the members of one organisation`() throws {
        var world = try World()
        for (state, organisation) in [
            ("KAZ", "SCO"), ("CHN", "SCO"), ("RUS", "SCO"), ("KAZ", "CSTO"), ("RUS", "CSTO"), ("ARM", "CSTO"),
        ] {
            try world.claim("membership", state, organisation, ["status": "member"])
        }
        try world.claim("membership", "UZB", "SCO", ["status": "suspended"])
        let result = try world.run("network", ["over": "memberships", "organisation": "SCO"])
        #expect(result.value["edges"] == [["CHN", "KAZ", 0.5], ["CHN", "RUS", 0.5], ["KAZ", "RUS", 1.0]])
        #expect(result.value["ARM"] == nil)
        #expect(result.meaning == "KAZ and RUS are the most central of 3 by PageRank; nobody stands between others.")
    }

    @Test func `without ties nobody is central`() throws {
        let result = try World().run("network", ["over": "exercises"])
        #expect(result.value == ["over": "exercises", "edges": []])
        #expect(result.meaning == "Nothing is known to tie any of them.")
    }

    @Test(
        arguments: [
            ([:], "parameters"), (["edges": []], "parameters.edges"), (["edges": [["a"]]], "parameters.edges[0]"),
            (["edges": [["a", "b"], ["a", "a"]]], "parameters.edges[1]"),
            (["edges": [["a", "b", 0]]], "parameters.edges[0]"), (["over": "trade"], "parameters.over"),
            (["edges": [["a", "b"]], "states": ["KAZ"]], "parameters.states"),
            (["over": "exercises", "states": ["x"]], "parameters.states[0]"),
        ] as [(Datum, String)])
    func `what does not fit is refused where it stands`(parameters: Datum, field: String) throws {
        let rejection = #expect(throws: Rejection.self) { try World().run("network", parameters) }
        #expect(rejection?.field == field)
    }
}
