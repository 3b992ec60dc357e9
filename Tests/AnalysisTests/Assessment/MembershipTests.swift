// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Testing

@testable import Analysis

@Suite struct MembershipTests {
    @Test func `a contested status tells what else it may be`() throws {
        var world = try World()
        try world.claim("membership", "UZB", "CSTO", ["status": "suspended"], valid: "2012-06-28/..")
        try world.entity("src2", .source, ["reliability": "C", "date": "2016"])
        try world.claim("membership", "UZB", "CSTO", ["status": "withdrawn"], valid: "2012/..", source: "src2")
        try world.claim("membership", "RUS", "CSTO", ["status": "member"])
        try world.entity("TKM", .state)
        #expect(try world.read("membership.status", "UZB", "CSTO") == .word("suspended", orElse: ["withdrawn"]))
        #expect(try world.read("membership.status", "TKM", "CSTO").isUnknown)
        #expect(try world.read("membership.members", "CSTO") == .number(1))
    }

    @Test func `a membership that ended is none, and was one before`() throws {
        var world = try World()
        try world.claim("membership", "GEO", "CSTO", ["status": "member"], valid: "1993-12-09/1999-04-02")
        #expect(try world.read("membership.status", "GEO", "CSTO") == .word("none", orElse: []))
        let situation = world.situation
        let (geo, csto) = (try world.id("GEO"), try world.id("CSTO"))
        let day = { (text: String) in DayRange(try #require(Day(text))) }
        #expect(situation.wasMember(geo, of: csto, during: try day("1995-01-01")))
        #expect(!situation.wasMember(geo, of: csto, during: try day("2000-01-01")))
        #expect(try world.read("engagement.acts", "GEO") == .number(1))
    }

    @Test func `a stint is cut at the day that is asked about`() throws {
        var world = try World()
        try world.claim("membership", "GEO", "CSTO", ["status": "member"], valid: "1993-12-09/2020-01-01")
        let stints = world.situation.history(.membership, about: try world.id("GEO"))
        #expect(stints.map(\.days.last) == [world.on])
    }

    @Test func `every way out counts once, whatever it is called`() throws {
        var world = try World()
        try world.claim("membership", "UZB", "CSTO", ["status": "member"], valid: "1992-05-15/1999")
        try world.claim("membership", "UZB", "CSTO", ["status": "withdrawn"], valid: "1999/2006-06-22")
        try world.claim("membership", "UZB", "CSTO", ["status": "member"], valid: "2006-06-23/2012-06-27")
        try world.claim("membership", "UZB", "CSTO", ["status": "suspended"], valid: "2012-06-28/2015")
        try world.claim("membership", "UZB", "CSTO", ["status": "withdrawn"], valid: "2015/..")
        #expect(try world.read("engagement.acts", "UZB") == .number(2))
    }

    @Test(arguments: [("1991-07-01", 0.0), ("1968-09-12", 1)] as [(String, Double)])
    func `the end of an organisation is no withdrawal from it`(_ end: String, _ acts: Double) throws {
        var world = try World()
        try world.claim("membership", "ALB", "CSTO", ["status": "member"], valid: "1955-05-14/" + end)
        try world.claim("existence", "CSTO", nil, ["phase": "active"], valid: "1955-05-14/1991-07-01")
        #expect(try world.read("engagement.acts", "ALB") == .number(Bounds(acts)))
    }
}
