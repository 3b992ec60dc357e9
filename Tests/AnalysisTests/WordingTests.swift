// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Testing

@testable import Analysis

/// Sentences and counts as people read them.
struct WordingTests {
    @Test(arguments: [
        (0, "0 leaders"), (1, "1 leader"), (2, "2 leaders"),
    ])
    func `a count has its name in the right number`(count: Int, text: String) {
        #expect(count.counted("leader") == text)
        #expect(AnalysisResult.Cases(count, "leader").unit == count.noun("leader"))
        #expect(1.counted("exercise or act", "exercises and acts") == "1 exercise or act")
        #expect(Bounds(1, between: 1, and: 2).counted("member") == "1 to 2 members")
    }

    @Test(arguments: [
        ("next in line", "Next in line."), ("Sanctions were lifted.", "Sanctions were lifted."), ("", ""),
    ])
    func `a remark is a sentence of its own`(remark: String, sentence: String) {
        #expect(remark.sentence == sentence)
    }

    @Test(arguments: [
        ("2013-01-01", "2013-12-31", "2013"), ("2012-02-01", "2012-02-29", "2012-02"),
        ("2013-12-01", "2013-12-31", "2013-12"), ("2013-05-04", "2013-05-04", "2013-05-04"),
        ("2013-01-01", "2014-12-31", "some day from 2013-01-01 to 2014-12-31"),
    ])
    func `days are told no finer than they are known`(first: String, last: String, text: String) throws {
        let days = DayRange(joining: try #require(Day(first)), try #require(Day(last)))
        #expect(days.words == text)
    }

    @Test func `who is no member is called so, and has no exercises`() throws {
        var world = try World()
        try world.claim("membership", "TKM", "SCO", ["status": "none"])
        #expect(
            try world.run("engagement", ["state": "TKM", "organisation": "SCO"]).meaning
                == "TKM is no member of SCO, and no act of its own is recorded.")
    }

    @Test func `a freedom that cannot be stated says why`() throws {
        var world = try World()
        try world.claim("leadership", "RUS", "CSTO", ["role": "sole"])
        try world.claim("membership", "UZB", "CSTO", ["status": "suspended"])
        #expect(
            try world.run("freedom", ["state": "UZB", "organisation": "CSTO"]).meaning
                == "No freedom of UZB can be stated: its membership of CSTO is suspended.")
    }

    @Test func `a single freedom is that of its state`() throws {
        var world = try World()
        try world.claim("leadership", "RUS", "CSTO", ["role": "sole"])
        try world.claim("rules", "CSTO", nil, ["demand": "high"])
        try world.claim("membership", "KAZ", "CSTO", ["status": "member"])
        try world.claim("dependence", "KAZ", "RUS", ["dimension": "energy", "level": 4])
        let meaning = try world.run("freedom", ["state": "KAZ", "organisation": "CSTO"]).meaning
        #expect(meaning.hasPrefix("On a scale from 0 to 1, the freedom of KAZ in CSTO is "), "\(meaning)")
    }

    @Test func `reasons of candidates are sentences with dates as they were said`() throws {
        var world = try World()
        try world.claim("membership", "IRN", "SCO", ["status": "observer"], valid: "2013/..")
        try world.claim("prospect", "IRN", "SCO", ["outlook": "possible", "reason": "next in line"])
        let result = try world.run("enlargement", ["organisation": "SCO"])
        #expect(
            result.value["candidates"]?["IRN"]?["reasons"] == [
                "No block is in force.", "The outlook is possible.", "Its status is observer, since 2013.",
                "Next in line.",
            ])
        #expect(result.meaning == "IRN is the only candidate of SCO; the outlook is possible.")
        #expect(result.cases == .init(1, "candidate"))
    }
}
