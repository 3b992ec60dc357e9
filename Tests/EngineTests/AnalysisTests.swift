// SPDX-License-Identifier: Apache-2.0

import Engine
import Model
import Testing
import Wire

/// Analyses over the wire.
@Suite struct AnalysisTests {
    @Test func `an analysis says what it found, from what, and what it does not mean`() throws {
        let bench = try Bench.withEntities()
        try bench.assert(Samples.leadership("RUS"), Samples.leadership("KAZ"))
        let result = try bench.call("analysis.run", ["name": "dominance", "parameters": ["organisation": "SCO"]])
        #expect(result["value"]?["verdict"] == "undetermined")
        #expect(result["formula"] == "dominance" && result["formulaVersion"] == 1)
        #expect(result["cases"] == ["count": 2, "unit": "leaders"])
        #expect(result["claims"] == ["c1", "c2"])
        #expect(result["missing"]?.elements?.count == 2)
        #expect(result["meaning"]?.text?.isEmpty == false && result["caution"]?.text?.isEmpty == false)
    }

    @Test func `it answers for any day, and over what-ifs`() throws {
        let bench = try Bench.withEntities()
        try bench.assert(Samples.leadership("RUS"), Samples.leadership("KAZ", "2010-01-01/.."))
        let question: Datum = ["name": "dominance", "parameters": ["organisation": "SCO"]]
        #expect(try bench.call("analysis.run", question.with("on", "2005-01-01"))["value"]?["verdict"] == "sole")
        let whatIf: Datum = [
            [
                "kind": "leadership", "subject": "KAZ", "object": "SCO", "value": ["weight": 1],
                "valid": "2010-01-01/..",
            ],
            [
                "kind": "leadership", "subject": "RUS", "object": "SCO", "value": ["weight": 1],
                "valid": "2010-01-01/..",
            ],
        ]
        #expect(try bench.call("analysis.run", question.with("whatIf", whatIf))["value"]?["verdict"] == "balanced")
    }

    @Test func `a large one lets others get their turn`() throws {
        let bench = try Bench.withEntities()
        let states = (0..<EngineLimits.sliceSlots + 10).map { "s\($0)" }
        try bench.call(
            "entity.register",
            ["entities": .array(states.map { ["id": .string($0), "kind": "state", "name": .string($0)] })])
        try bench.call("claim.assert", ["claims": .array(states.map { Samples.leadership($0) })])
        let read = bench.send("analysis.run", ["name": "dominance", "parameters": ["organisation": "SCO"]])
        bench.workOnce()
        #expect(!bench.hasReplied(read))
        bench.work()
        #expect(try bench.result(read)["cases"]?["count"] == .integer(Int64(states.count)))
    }

    @Test func `an unknown analysis or parameter is refused with the nearest`() throws {
        let bench = try Bench.withEntities()
        let unknown = try bench.refusal("analysis.run", ["name": "dominanse"])
        #expect(unknown.code == .notFound && unknown.hint?.contains("dominance") == true)
        let wrong = try bench.refusal("analysis.run", ["name": "dominance", "parameters": ["organization": "SCO"]])
        #expect(wrong.field == "parameters.organization" && wrong.hint?.contains("organisation") == true)
        let missing = try bench.refusal("analysis.run", ["name": "dominance", "parameters": ["organisation": "SCOO"]])
        #expect(missing.field == "parameters.organisation" && missing.hint?.contains("SCO") == true)
    }
}
