// SPDX-License-Identifier: Apache-2.0

import Engine
import Model
import Testing
import Wire

/// `model.diff`: what two views answer differently.
@Suite struct DifferenceTests {
    private static let days: Datum = ["from": ["on": "2000-01-01"], "to": ["on": "2008-01-01"]]

    /// Uzbekistan and Kazakhstan in the CSTO, the latter by one who reported in 2015.
    private func bench() throws -> Bench {
        let bench = try Bench.withEntities()
        try bench.assert(Samples.membership(), Samples.membership("KAZ", "CSTO", "member", "1994/..", by: "cow"))
        return bench
    }

    /// `subject: before → after` of each entry.
    private func differences(_ bench: Bench, _ params: Datum) throws -> [String] {
        try bench.everything("entries", "model.diff", params).map { entry in
            let answers = ["before", "after"].map { name in
                entry[name]?["value"]?["status"]?.text ?? entry[name]?["answer"]?.text ?? ""
            }
            return "\(entry["slot"]?["subject"]?.text ?? ""): \(answers.joined(separator: " → "))"
        }
    }

    @Test func `two days differ by what began in between`() throws {
        let bench = try bench()
        #expect(try differences(bench, Self.days) == ["UZB: unknown → member"])
        #expect(try differences(bench, Self.days.with("kinds", ["observation"])) == [])
        #expect(try differences(bench, ["from": [:], "to": ["on": "2016-12-31"]]) == [], "the same day")
    }

    @Test func `a view leaves to the request what it does not say`() throws {
        let bench = try bench()
        let views: Datum = ["from": ["known": "2015-12-31"], "to": [:], "on": "2010-01-01"]
        #expect(try differences(bench, views) == ["UZB: unknown → member"])
        #expect(try differences(bench, views.with("known", "2016")) == [])
        #expect(try differences(bench, views.with("to", ["on": "1990-01-01"])) == ["KAZ: member → unknown"])
    }

    @Test func `two states of record differ by what was written in between`() throws {
        let bench = try bench()
        let early = try bench.call("event.head")["sequence"] ?? .null
        try bench.assert(Samples.membership("RUS", "SCO"))
        try bench.call("claim.retract", ["source": "cow", "reason": "withdrawn"])
        let views: Datum = ["from": ["recorded": early], "to": [:]]
        #expect(try differences(bench, views) == ["KAZ: member → unknown", "RUS: unknown → member"])
        let reversed: Datum = ["from": [:], "to": ["recorded": early]]
        #expect(try differences(bench, reversed) == ["KAZ: unknown → member", "RUS: member → unknown"])
    }

    @Test func `a what-if of one view stands beside the base`() throws {
        let bench = try bench()
        let assumed: Datum = [Samples.membership("KAZ", "SCO", "observer", "2016-01-01/..")]
        let expected = ["KAZ: unknown → observer"]
        #expect(try differences(bench, ["from": [:], "to": ["whatIf": assumed]]) == expected)
        #expect(try differences(bench, ["from": ["whatIf": []], "to": [:], "whatIf": assumed]) == expected)
        #expect(try differences(bench, ["from": [:], "to": [:], "whatIf": assumed]) == [], "assumed by both")
    }

    @Test func `pages see the records of the first one, whatever a view asks for`() throws {
        let bench = try bench()
        try bench.assert(Samples.membership("RUS", "SCO"))
        let views: Datum = ["from": ["recorded": 0], "to": ["recorded": "2030-01-01T00:00:00Z"], "limit": 1]
        let first = try bench.call("model.diff", views)
        try bench.call("claim.retract", ["ids": ["c2", "c3"], "reason": "withdrawn"])
        try bench.assert(Samples.membership("KAZ", "SCO"))
        let rest = try differences(bench, views.with("cursor", try #require(first["next"])))
        #expect(rest == ["KAZ: unknown → member", "RUS: unknown → member"])
    }

    @Test(
        arguments: [
            (["from": [:]], "to"), (["from": ["on": "2012"], "to": [:]], "from.on"),
            (["from": [:], "to": ["recorded": 999]], "to.recorded"),
            (["from": [:], "to": ["knwon": "2012"]], "to.knwon"),
            (["from": "2012-01-01", "to": [:]], "from"),
            (["from": [:], "to": ["whatIf": [["kind": "membership"]]]], "to.whatIf[0].subject"),
            (["from": [:], "to": [:], "kinds": ["membreship"]], "kinds[0]"),
        ] as [(Datum, String)])
    func `a mistake is told with the view that it is in`(params: Datum, field: String) throws {
        let error = try bench().refusal("model.diff", params)
        #expect(error.code == .invalidParams)
        #expect(error.field == field)
    }
}
