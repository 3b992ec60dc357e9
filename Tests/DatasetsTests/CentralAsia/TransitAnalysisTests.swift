// SPDX-License-Identifier: Apache-2.0

import Analysis
import Chronology
import Model
import Register
import Testing

/// The ways round of which the article tells (pp. 10-11, nn. 40 and 42), asked of the analysis over the whole dataset.
@Suite struct TransitAnalysisTests {
    private let register: Register

    init() throws { register = try Article().register }

    private func ask(
        _ from: Datum, _ to: Datum, _ mover: Datum, _ occasion: Datum, on text: String, whatIf: [Assertion] = []
    ) throws -> AnalysisResult {
        let situation = Situation(register, Viewpoint(on: try day(text), whatIf: whatIf))
        return try AnalysisKind.named("transit")
            .run(situation, ["from": from, "to": to, "mover": mover, "occasion": occasion])
    }

    private func peaceMission2007(on day: String, whatIf: [Assertion] = []) throws -> AnalysisResult {
        try ask("urumqi", "chelyabinsk", "CHN", "peace-mission-2007", on: day, whatIf: whatIf)
    }

    private func peaceMission2012(on day: String, whatIf: [Assertion] = []) throws -> AnalysisResult {
        try ask("almaty", "khujand", "KAZ", "peace-mission-2012", on: day, whatIf: whatIf)
    }

    private func granted(_ grantor: Datum, _ mover: Datum, _ occasion: Datum, _ valid: Datum) throws -> [Assertion] {
        let claim: Datum = [
            "kind": "transit", "subject": grantor, "object": mover, "valid": valid,
            "value": ["decision": "granted", "occasion": occasion],
        ]
        return [try Assertion(reading: claim, isHypothetical: true)]
    }

    private func states(_ way: Datum?) -> [String?]? { way?["crossings"]?.elements?.map { $0["state"]?.text } }

    private func kilometres(_ way: Datum?) -> Double? { way?["lengthKm"]?.number }

    @Test(arguments: ["2007-07-01", "2007-08-10", "2016-12-31", "2026-11-24"])
    func `in 2007 the certain way goes by Manzhouli, over 10,000 km, whenever one asks`(day: String) throws {
        let result = try peaceMission2007(on: day)
        let value = result.value
        #expect(try #require(kilometres(value["certain"])) > 10_000)
        #expect(value["certain"]?["places"]?.elements?.contains("manzhouli") == true)
        #expect(states(value["certain"]) == ["CHN", "RUS"])
        #expect(try #require(kilometres(value["possible"])) < #require(kilometres(value["certain"])))
        #expect(states(value["possible"]) == ["CHN", "MNG", "RUS"])
        #expect(try #require(kilometres(value["direct"])) < 3000)
        #expect(value["refusals"]?.elements?.map { $0["state"] } == ["KAZ"])
        #expect(!result.claims.isEmpty)
    }

    @Test func `in 2007 the ways in one sentence`() throws {
        #expect(
            try peaceMission2007(on: "2016-12-31").meaning
                == "From Urumqi to Chelyabinsk the certain way is 10,315 km by Manzhouli, 7,421 km more than the direct "
                + "one through Kazakhstan, which has no law to let them pass; a possible one is 8,883 km by Erenhot and Sukhbaatar "
                + "through Mongolia, whose answer nobody knows.")
    }

    @Test(arguments: ["2012-06-08", "2016-12-31"])
    func `in 2012 the certain way goes through Kyrgyzstan`(day: String) throws {
        let value = try peaceMission2012(on: day).value
        #expect(states(value["certain"]) == ["KAZ", "KGZ", "TJK"])
        #expect(states(value["direct"])?.contains("UZB") == true)
        #expect(value["refusals"]?.elements?.map { $0["state"] } == ["UZB"])
    }

    @Test(arguments: ["2007-08-10", "2016-12-31"])
    func `with the right granted in 2007 the certain way is the direct one`(day: String) throws {
        let whatIf = try granted("KAZ", "CHN", "peace-mission-2007", "2007-06-01/2007-08-17")
        let value = try peaceMission2007(on: day, whatIf: whatIf).value
        #expect(value["certain"] == value["direct"] && value["refusals"] == [])
    }

    @Test func `with the right granted in 2012 the certain way is the direct one`() throws {
        let whatIf = try granted("UZB", "KAZ", "peace-mission-2012", "2012-06-01/2012-06-14")
        let value = try peaceMission2012(on: "2016-12-31", whatIf: whatIf).value
        #expect(value["certain"] == value["direct"])
    }
}
