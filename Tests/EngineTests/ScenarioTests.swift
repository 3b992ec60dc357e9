// SPDX-License-Identifier: Apache-2.0

import Model
import Testing
import Wire

/// Named what-ifs, and the model as it is beside what it would be.
@Suite struct ScenarioTests {
    private static let assumed: Datum = [
        ["kind": "leadership", "subject": "KAZ", "object": "SCO", "value": ["role": "co"], "valid": "2016-01-01/.."]
    ]

    private func bench() throws -> Bench {
        let bench = try Bench.withEntities()
        try bench.assert(Samples.leadership("RUS"))
        try bench.define()
        return bench
    }

    @Test func `a scenario is saved, listed, saved anew and removed`() throws {
        let bench = try bench()
        try bench.call("scenario.save", ["name": "two", "whatIf": Self.assumed, "note": "a second leader"])
        let listed = try bench.call("scenario.list")["scenarios"]
        #expect(listed == [["name": "two", "note": "a second leader", "whatIf": Self.assumed]])
        try bench.call("scenario.save", ["name": "two", "whatIf": Self.assumed])
        #expect(try bench.call("scenario.list")["scenarios"] == [["name": "two", "whatIf": Self.assumed]])
        try bench.call("scenario.remove", ["name": "two", "reason": "done"])
        #expect(try bench.call("scenario.list")["scenarios"] == [])
    }

    @Test func `what moves is shown beside what is`() throws {
        let bench = try bench()
        try bench.call("scenario.save", ["name": "two", "whatIf": Self.assumed])
        let analyses: Datum = [["name": "dominance", "parameters": ["organisation": "SCO"]]]
        let result = try bench.call("scenario.compare", ["name": "two", "analyses": analyses])
        let finding = try #require(result["findings"]?.elements?.first)
        #expect(finding["base"] == "holds" && finding["scenario"] == "fails" && finding["moved"] == true)
        let analysis = try #require(result["analyses"]?.elements?.first)
        #expect(analysis["base"]?["value"]?["verdict"] == "sole")
        #expect(analysis["scenario"]?["value"]?["verdict"] == "undetermined")
        #expect(try bench.findingChanges().count == 1, "nothing was written")
    }

    @Test func `what is assumed may stand in the request`() throws {
        let bench = try bench()
        let result = try bench.call("scenario.compare", ["whatIf": Self.assumed])
        #expect(result["findings"]?.elements?.first?["moved"] == true)
    }

    @Test func `a scenario that could not be asked is not saved`() throws {
        let bench = try bench()
        let wrong: Datum = [["kind": "leadership", "subject": "KAZA", "object": "SCO", "value": [:], "valid": "2016"]]
        let error = try bench.refusal("scenario.save", ["name": "two", "whatIf": wrong])
        #expect(error.field == "whatIf[0].subject")
        #expect(try bench.refusal("scenario.compare", ["name": "tow"]).code == .notFound)
    }

    @Test func `it survives a restart`() throws {
        let bench = try bench()
        try bench.call("scenario.save", ["name": "two", "whatIf": Self.assumed])
        try bench.restart()
        #expect(try bench.call("scenario.list")["scenarios"]?.elements?.count == 1)
    }
}
