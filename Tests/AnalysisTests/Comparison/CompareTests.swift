// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Testing

@testable import Analysis

/// Two organisations: CSTO led by RUS alone, SCO by RUS and CHN; KAZ and KGZ belong to both and lead none.
@Suite struct CompareTests {
    private var world: World

    init() throws {
        world = try World()
        try belong()
        try weigh()
        try act()
    }

    private mutating func belong() throws {
        try world.entity("SCO", .organisation)
        try world.entity("CSTO", .organisation)
        for (state, organisation) in [
            ("RUS", "CSTO"), ("KAZ", "CSTO"), ("KGZ", "CSTO"), ("RUS", "SCO"), ("CHN", "SCO"), ("KAZ", "SCO"),
            ("KGZ", "SCO"),
        ] { try world.claim("membership", state, organisation, ["status": "member"]) }
        try world.claim("membership", "UZB", "CSTO", ["status": "member"], valid: "2006-06-23/2012-06-28")
        try world.claim("membership", "IND", "SCO", ["status": "observer"])
        try world.claim("existence", "SCO", nil, ["phase": "active"], valid: "2001-06-15/..")
        try world.claim("mandate", "SCO", nil, ["domains": ["political", "economic"]])
        try world.claim("mandate", "CSTO", nil, ["domains": ["military"]])
    }

    private mutating func weigh() throws {
        try world.claim("rules", "SCO", nil, ["decision": "consensus", "demand": "low"])
        try world.claim("rules", "CSTO", nil, ["decision": "consensus", "demand": "high"])
        try world.claim("leadership", "RUS", "CSTO", ["role": "sole"])
        try world.claim("leadership", "RUS", "SCO", ["role": "co", "weight": 0.5])
        try world.claim("leadership", "CHN", "SCO", ["role": "co", "weight": 0.5])
        try world.claim("composition", "KSOR", "CSTO", ["type": "force"])
        try world.claim("contribution", "RUS", "KSOR", ["personnel": 8000])
        try world.claim("contribution", "KAZ", "KSOR", ["personnel": 4000])
        for (state, patron, level) in [("KAZ", "RUS", 2), ("KGZ", "RUS", 4), ("KAZ", "CHN", 1)] as [(_, _, Int64)] {
            try world.claim("dependence", state, patron, ["dimension": "security", "level": .integer(level)])
        }
    }

    private mutating func act() throws {
        try world.claim(
            "exercise", "drill", "SCO", ["phase": "held", "hosts": ["RUS"]], valid: "2012-06-08", subjectKind: .exercise
        )
        try world.claim("participation", "KAZ", "drill", ["role": "participant"], valid: "2012-06-08")
        try world.claim("transit", "KGZ", "KAZ", ["decision": "refused", "occasion": "drill"], valid: "2012-06-01")
        try world.claim("dispute", "KAZ", "KGZ", ["type": "water", "intensity": 2])
        try world.claim("threat", "terrorism", "KAZ", ["level": 3], subjectKind: .issue)
        try world.claim("threat", "terrorism", "KGZ", ["level": 3], subjectKind: .issue)
    }

    private func compare(_ organisations: Datum = ["SCO", "CSTO"]) throws -> AnalysisResult {
        try world.run("compare", ["organisations": organisations])
    }

    private func point(_ name: String) throws -> Datum {
        try #require(try compare().value["points"]?.elements?.first { $0["point"]?.text == name })
    }

    @Test func `every point is there, with both organisations, a sentence and a question`() throws {
        let points = try #require(try compare().value["points"]?.elements)
        #expect(
            points.map { $0["point"]?.text } == [
                "membership", "mandate", "power", "leaders", "burden", "exercises", "cohesion", "transit", "threats",
                "dependence", "freedom", "enlargement", "independence",
            ])
        for point in points {
            #expect(point["byOrganisation"]?.members?.map(\.name) == ["SCO", "CSTO"])
            #expect(point["sentence"]?.text?.hasSuffix(".") == true)
            #expect(["positions", "influence", "interests"].contains(point["question"]?.text))
            #expect(point["claims"]?.elements?.isEmpty == false, "\(point["point"]?.text ?? "")")
        }
    }

    @Test(
        arguments: [
            (
                "membership",
                "Founding and members: SCO has 4 members, active since 2001-06-15; "
                    + "CSTO has 3 members, of unknown founding."
            ),
            ("mandate", "Mandate: SCO works on political and economic; CSTO works on military."),
            (
                "power",
                "Decisions and formal power: SCO decides by consensus, so that each has 1/4; "
                    + "CSTO decides by consensus, so that each has 1/3."
            ),
            ("leaders", "Leaders and their balance: SCO CHN and RUS, balanced; CSTO RUS, sole."),
            ("burden", "Burden of the bodies: SCO has no data; CSTO RUS gives most to KSOR (2 of 2 state a size)."),
            (
                "dependence",
                "Dependence of common members on the leaders: SCO KAZ 0.5 on RUS, KGZ 1 on RUS; "
                    + "CSTO KAZ 0.5 on RUS, KGZ 1 on RUS."
            ),
            (
                "exercises",
                "Exercises and attendance: SCO held 1; of 4 times 1 attended, none absent, 3 not stated; "
                    + "CSTO has no data."
            ),
            (
                "threats",
                "Threats that members share: SCO 1 threat; of those named for either of two members, 100 % on average "
                    + "are named for both; CSTO 1 threat; of those named for either of two members, 100 % on average are "
                    + "named for both."
            ),
            (
                "independence",
                "Withdrawals and independent acts: SCO 1 act: KGZ 1 (1 transit refusal); none recorded of 3; "
                    + "CSTO 2 acts: KGZ 1 (1 transit refusal), UZB 1 (1 withdrawal); none recorded of 2."
            ),
            ("enlargement", "Next to join: SCO IND first of 1; CSTO has no data."),
        ])
    func `a point in one sentence`(name: String, sentence: String) throws {
        #expect(try point(name)["sentence"]?.text == sentence)
    }

    @Test(
        arguments: [
            (
                ["share": [0.5, 1.0], "order": 1], "PKF mostly RUS by statement (50 to 100 %; only KAZ states a size)",
                "RUS"
            ),
            (["order": 1], "RUS first in PKF by statement (only KAZ states a size)", "RUS"),
            (["share": [0.2, 0.8]], "open who gives most to PKF (only KAZ states a size)", nil),
        ] as [(Datum, String, String?)])
    func `a contributor without a size is not outweighed by one with a size`(
        russia: Datum, phrase: String, carrier: String?
    ) throws {
        var world = world
        try world.claim("composition", "PKF", "CSTO", ["type": "force"])
        try world.claim("contribution", "RUS", "PKF", russia)
        try world.claim("contribution", "KAZ", "PKF", ["units": [["type": "battalion", "count": 1]]])
        let side = try side("burden", "CSTO", in: world)
        #expect(side?["phrase"]?.text == "RUS gives most to KSOR (2 of 2 state a size), \(phrase)")
        #expect(side?["figure"]?["PKF"]?.text == carrier)
    }

    @Test func `a body of which only a share is stated is carried by statement`() throws {
        var world = world
        try world.claim("composition", "PKF", "CSTO", ["type": "force"])
        try world.claim("contribution", "RUS", "PKF", ["share": [0.6, 0.9]])
        let side = try side("burden", "CSTO", in: world)
        #expect(side?["phrase"]?.text?.hasSuffix("PKF mostly RUS by statement (60 to 90 %; no size is stated)") == true)
    }

    @Test func `the latest phase of a mandate stands with what has no phase, the earlier ones beside it`() throws {
        var world = world
        for (phase, domains) in [(1, ["border"]), (2, ["drugs"]), (3, ["energy", "political"])] as [(Int64, Datum)] {
            try world.claim("mandate", "SCO", nil, ["phase": .integer(phase), "domains": domains], valid: "../..")
        }
        let side = try side("mandate", "SCO", in: world)
        #expect(side?["phrase"] == "works on energy, political and economic (phase 3; before: border; drugs)")
        #expect(side?["figure"] == 3)
    }

    @Test func `an organisation that is founded later has no mandate yet`() throws {
        var world = world
        try world.claim("mandate", "SCO", nil, ["phase": 1, "domains": ["border"]], valid: "../..")
        try world.claim("existence", "SCO", nil, ["phase": "treaty"], valid: "1996-04-26/2001-06-14")
        world.on = try #require(Day("2000-01-01"))
        #expect(try side("mandate", "SCO", in: world)?["text"] == "it is founded later")
    }

    @Test func `the opening says what the points come to`() throws {
        #expect(
            try compare().meaning
                == "RUS alone leads CSTO, and gives most of KSOR; in SCO CHN and RUS hold each other back; "
                + "the common members (KAZ and KGZ) are freer in SCO (1) than in CSTO (0 to 0.5).")
    }

    @Test func `the opening leaves out what nobody states`() throws {
        var world = try World()
        for name in ["SCO", "CSTO"] { try world.entity(name, .organisation) }
        #expect(
            try world.run("compare", ["organisations": ["SCO", "CSTO"]]).meaning
                == "SCO and CSTO stand side by side in 13 points, with data on each in 0.")
        for name in ["SCO", "CSTO"] { try world.claim("membership", "KAZ", name, ["status": "member"]) }
        #expect(
            try world.run("compare", ["organisations": ["SCO", "CSTO"]]).meaning
                == "The common member (KAZ) belongs to all.")
    }

    private func side(_ point: String, _ organisation: String, in world: World) throws -> Datum? {
        let result = try world.run("compare", ["organisations": ["SCO", "CSTO"]])
        return result.value["points"]?.elements?.first { $0["point"]?.text == point }?["byOrganisation"]?[organisation]
    }

    @Test func `freedom is that of the analysis`() throws {
        let freedom = try world.run("freedom", ["organisation": "CSTO", "state": "KAZ"])
        let side = try point("freedom")["byOrganisation"]?["CSTO"]
        #expect(side?["figure"]?["KAZ"] == freedom.value["states"]?["KAZ"]?["CSTO"]?["value"])
    }

    @Test func `what nobody states is said, not skipped`() throws {
        let side = try point("burden")["byOrganisation"]?["SCO"]
        #expect(side?["figure"] == .null)
        #expect(side?["text"]?.text == "nobody states the size of what anyone gives to its bodies")
        #expect(
            try compare().missing.contains("burden of SCO: nobody states the size of what anyone gives to its bodies"))
        #expect(try compare().cases.count < 13)
    }

    @Test func `the evidence of the whole is that of its points`() throws {
        let result = try compare()
        let points = result.value["points"]?.elements?.flatMap { $0["claims"]?.elements ?? [] } ?? []
        #expect(Set(points.compactMap(\.text)) == Set(result.claims.map { "\($0)" }))
    }

    @Test(arguments: [["SCO"], ["SCO", "SCO"], ["RUS", "SCO"], []] as [Datum])
    func `only two to four organisations stand side by side`(organisations: Datum) throws {
        #expect(throws: Rejection.self) { try compare(organisations) }
    }

    @Test func `organisations of which nothing is known have no data in any point`() throws {
        var empty = try World()
        for name in ["SCO", "CSTO"] { try empty.entity(name, .organisation) }
        let result = try empty.run("compare", ["organisations": ["SCO", "CSTO"]])
        #expect(result.cases.count == 0 && result.claims.isEmpty)
        #expect(
            result.value["points"]?.elements?.allSatisfy { $0["sentence"]?.text?.contains("CSTO has no data") == true }
                == true)
    }
}
