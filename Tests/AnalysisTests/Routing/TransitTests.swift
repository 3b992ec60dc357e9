// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Register
import Testing

@testable import Analysis

/// Troops of MOV go from its town `home` to `field` in HST: straight through SHT, 300 km; round through RND, 1,000 km.
@Suite struct TransitTests {
    private var world: World

    init() throws {
        world = try World()
        for state in ["MOV", "SHT", "RND", "HST"] { try world.entity(state, .state) }
        try world.entity("drill", .exercise)
        try world.entity("SCO", .organisation)
        for (place, state) in [("home", "MOV"), ("gate", "SHT"), ("bend", "RND"), ("field", "HST")] {
            try world.entity(place, .place, ["lat": 0, "lon": 0, "state": .string(state)])
        }
        try line("home", "gate", 100)
        try line("gate", "field", 200)
        try line("home", "bend", 500)
        try line("bend", "field", 500)
    }

    private mutating func line(
        _ one: String, _ other: String, _ length: Datum?, mode: Datum = "rail", valid: String = "2001-01-01/.."
    ) throws {
        let members = [Datum.Member("mode", mode)] + (length.map { [.init("length-km", $0)] } ?? [])
        try world.claim(
            "link", one, other, .object(members), valid: valid, subjectKind: .place, objectKind: .place)
    }

    private mutating func decide(
        _ grantor: String, _ decision: Datum, on occasion: Datum? = nil, modes: Datum? = nil,
        valid: String = "2007-06-01/2007-08-17"
    ) throws {
        let members =
            [Datum.Member("decision", decision)] + (occasion.map { [.init("occasion", $0)] } ?? [])
            + (modes.map { [.init("modes", $0)] } ?? [])
        try world.claim("transit", grantor, "MOV", .object(members), valid: valid)
    }

    /// The exercise in August 2007, held in HST with MOV; RND grants and SHT refuses passage in June.
    private mutating func drill() throws {
        try world.claim(
            "exercise", "drill", "SCO", ["phase": "held", "hosts": ["HST"]], valid: "2007-08-09/2007-08-17",
            subjectKind: .exercise)
        try world.claim(
            "participation", "MOV", "drill", ["role": "participant"], valid: "2007-08-09/2007-08-17")
        try decide("SHT", "refused", on: "drill")
        try decide("RND", "granted", on: "drill")
    }

    private func ask(_ more: [Datum.Member] = []) throws -> AnalysisResult {
        try world.run(
            "transit", .object([.init("from", "home"), .init("to", "field"), .init("mover", "MOV")] + more))
    }

    private let onDrill = [Datum.Member("occasion", "drill")]

    private func rights(_ way: Datum?) -> [String?] { way?["crossings"]?.elements?.map { $0["right"]?.text } ?? [] }

    @Test func `a line that came later is no way for an occasion that is past`() throws {
        var world = self
        try world.drill()
        try world.line("home", "field", 50, valid: "2012-01-01/..")
        world.world.on = try #require(Day("2016-12-31"))
        let past = try world.ask(onDrill)
        #expect(past.value["linesOn"] == "2007-08-09")
        #expect(past.value["direct"]?["lengthKm"] == 300.0)
        #expect(try world.ask().value["direct"]?["lengthKm"] == 50.0)
    }

    @Test(arguments: ["2007-07", "2007-05/2007-08", "2007", "2007-07-01~/2007-08-17"])
    mutating func `a grant for an occasion is certain once it has begun, however coarsely it is dated`(
        valid: String
    ) throws {
        try decide("SHT", "granted", on: "drill", valid: valid)
        try decide("HST", "granted", on: "drill", valid: valid)
        let result = try ask(onDrill)
        #expect(rights(result.value["certain"]) == ["own", "granted", "granted"])
        #expect(result.value["certain"]?["lengthKm"] == 300.0)
        world.on = try #require(Day("2007-07-01"))
        #expect(try ask(onDrill).value["certain"] == (valid == "2007-05/2007-08" ? result.value["certain"] : .null))
    }

    @Test mutating func `a standing grant that is contested makes no way certain, whatever is granted besides`() throws
    {
        try world.entity("src2", .source, ["reliability": "C", "date": "2016"])
        try decide("SHT", "granted", on: "drill", valid: "2007-06-01/..")
        try decide("HST", "granted", valid: "2007-06-01/..")
        #expect(try ask().value["certain"]?["lengthKm"] == 300.0)
        let before = try ask().claims
        try decide("SHT", "granted", valid: "2007-06-01/..")
        try world.claim(
            "transit", "SHT", "MOV", ["decision": "refused"], valid: "2007-06-01/..", source: "src2")
        let result = try ask()
        #expect(result.value["certain"] == .null)
        #expect(rights(result.value["possible"]) == ["own", "uncertain", "granted"])
        #expect(result.claims.count == before.count + 2)
    }

    @Test(arguments: ["2007-07-01", "2007-08-10", "2016-12-31"])
    mutating func `what is decided for an occasion answers before it, during it and long after`(day: String) throws {
        try drill()
        world.on = try #require(Day(day))
        let result = try ask(onDrill)
        #expect(result.value["certain"]?["lengthKm"] == 1000.0)
        #expect(rights(result.value["certain"]) == ["own", "granted", "hosted"])
        #expect(result.value["direct"]?["lengthKm"] == 300.0)
        #expect(rights(result.value["direct"]) == ["own", "refused", "hosted"])
        #expect(result.value["certainDetourKm"] == 700.0)
        #expect(
            result.meaning == "From home to field the certain way is 1,000 km by bend, 700 km more than the direct one "
                + "through SHT, which refuses.")
        #expect(result.missing.isEmpty && result.caution.contains("after the day") == (day == "2007-07-01"))
    }

    @Test mutating func `a refusal says what it costs`() throws {
        try drill()
        let refusals = try ask(onDrill).value["refusals"]?.elements
        let refusal = try #require(refusals?.first)
        #expect(refusals?.count == 1 && refusal["state"] == "SHT" && refusal["costs"] == "shorter")
        #expect(refusal["rights"] == ["rail": "refused"] && refusal["certain"]?["shorterKm"] == 700.0)
        #expect(refusal["certain"]?["way"]?["places"] == ["home", "gate", "field"])
    }

    @Test mutating func `the evidence is what stands on the ways and the rights that decided`() throws {
        try drill()
        try world.entity("nowhere", .place, ["lat": 0, "lon": 0, "state": "MOV"])
        try line("home", "nowhere", 10)
        try decide("HST", "granted")
        let claims = try ask(onDrill).claims
        #expect(claims == (1...8).map { ClaimID(number: $0) })
    }

    @Test mutating func `what is decided after the day does not count and is named`() throws {
        try drill()
        world.on = try #require(Day("2007-05-01"))
        let result = try ask(onDrill)
        #expect(result.value["certain"] == .null && result.value["possible"]?["lengthKm"] == 300.0)
        #expect(result.missing.contains("decision of SHT on drill: dated after 2007-05-01"))
    }

    @Test mutating func `the last decision on an occasion counts`() throws {
        try drill()
        try decide("SHT", "granted", on: "drill", valid: "2007-07-20/2007-08-17")
        #expect(try ask(onDrill).value["certain"]?["lengthKm"] == 300.0)
        world.on = try #require(Day("2007-07-01"))
        #expect(try ask(onDrill).value["certain"]?["lengthKm"] == 1000.0)
    }

    @Test mutating func `a what-if opens the direct way`() throws {
        try drill()
        world.whatIf = [
            try Assertion(
                reading: [
                    "kind": "transit", "subject": "SHT", "object": "MOV",
                    "value": ["decision": "granted", "occasion": "drill"], "valid": "2007-06-01/2007-08-17",
                ], isHypothetical: true)
        ]
        let value = try ask(onDrill).value
        #expect(value["certain"] == value["direct"] && value["certainDetourKm"] == 0.0)
        #expect(value["refusals"] == [])
    }

    @Test mutating func `a cancelled exercise has no host`() throws {
        try drill()
        try world.claim(
            "exercise", "drill", "SCO", ["phase": "cancelled"], valid: "2007-08-09/2007-08-17", subjectKind: .exercise)
        let result = try ask(onDrill)
        #expect(result.value["certain"] == .null && rights(result.value["possible"]).last == "unknown")
    }

    @Test mutating func `without an occasion what is in force on the day counts, and a refusal wins`() throws {
        try drill()
        try decide("SHT", "granted", valid: "2001-01-01/..")
        try decide("HST", "granted", valid: "2001-01-01/..")
        #expect(try ask().value["certain"]?["lengthKm"] == 300.0)
        world.on = try #require(Day("2007-07-01"))
        let value = try ask().value
        #expect(value["certain"]?["lengthKm"] == 1000.0 && value["occasion"] == .null)
        #expect(try world.read("transit.certain", "MOV", "home", "field") == .number(1000))
    }

    @Test mutating func `where nothing is known there is a possible way only`() throws {
        let result = try ask()
        #expect(result.value["certain"] == .null && result.value["possible"] == result.value["direct"])
        #expect(rights(result.value["possible"]) == ["own", "unknown", "unknown"])
        #expect(result.meaning.hasPrefix("From home to field no way is certain; a possible one is 300 km by gate"))
        #expect(try world.read("transit.certain", "MOV", "home", "field").isUnknown)
        #expect(try world.read("transit.possible", "MOV", "home", "field") == .number(300))
    }

    @Test mutating func `a right that is limited to a mode opens that one`() throws {
        try line("home", "field", 250, mode: "road")
        try decide("HST", "granted", modes: ["road"], valid: "2001-01-01/..")
        #expect(try ask([.init("modes", ["road"])]).value["certain"]?["lengthKm"] == 250.0)
        #expect(try ask([.init("mode", "rail")]).value["certain"] == .null)
        #expect(throws: Rejection.self) { try ask([.init("mode", "rail"), .init("modes", ["road"])]) }
        #expect(throws: Rejection.self) { try ask([.init("modes", ["foot"])]) }
    }

    @Test mutating func `lines without a length are missing, many of them as a number`()
        throws
    {
        for number in 1...4 {
            try world.entity("halt-\(number)", .place, ["lat": 0, "lon": 0, "state": "MOV"])
            try line("home", "halt-\(number)", nil)
        }
        #expect(try ask().missing == ["length of the line: 4 lines"])
    }

    @Test mutating func `a line that ended is not used, and one that may have begun is only possible`() throws {
        try line("home", "field", 50, mode: "road", valid: "2001-01-01/2010-12-31")
        try line("home", "field", 90, valid: "2016/..")
        try decide("HST", "granted", valid: "2001-01-01/..")
        world.on = try #require(Day("2016-06-01"))
        let value = try ask().value
        #expect(value["possible"]?["lengthKm"] == 90.0 && value["certain"] == .null)
        #expect(value["possible"]?["links"]?.elements?.first?["mode"] == "rail")
    }
}
