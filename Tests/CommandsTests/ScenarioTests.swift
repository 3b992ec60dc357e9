// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Commands

@Suite struct `A scenario` {
    private static let claim =
        #"{"kind":"membership","subject":"UZB","object":"CSTO","value":{"status":"member"},"valid":"2017-01-01/.."}"#

    private static let comparison = """
        {"sequence":1,"findings":[
        {"id":"sco","statement":"The SCO has two leaders.","question":"influence","base":"holds","scenario":"holds",
         "moved":false},
        {"id":"uzb","statement":"Uzbekistan is no member of the CSTO.","question":"positions","base":"holds",
         "scenario":"fails","moved":true}],
        "analyses":[{"name":"dominance","parameters":{"organisation":"CSTO"},
         "base":{"value":{"members":6,"leaders":{"RUS":{"weight":3}},"verdict":"sole"},"meaning":"RUS leads 6."},
         "scenario":{"value":{"members":7,"leaders":{"RUS":{"weight":[2,3]},"UZB":{"weight":1}},"verdict":"sole"},
         "meaning":"RUS leads 7."}}]}
        """

    private static let scenarios =
        #"{"sequence":1,"scenarios":[{"name":"return","note":"n. 29","whatIf":[\#(claim)]},{"name":"none","whatIf":[]}]}"#

    private static let saved = #"""
        {"scenarios":[{"name":"returns","whatIf":[{"kind":"membership","subject":"UZB","object":"CSTO",
        "value":{"status":"member"},"valid":"2017-01-01/.."}]}]}
        """#

    @Test(arguments: ["what-if returns -- members CSTO", "members CSTO --what-if returns"])
    func `a scenario is assumed by its name`(line: String) {
        let desk = Desk(["scenario.list": Self.saved, "membership.roster": #"{"entries":[]}"#])
        #expect(desk.run(line) == .done, "\(desk.errors)")
        let assumed = desk.calls.last?.params["whatIf"]?.elements ?? []
        #expect(assumed.map { $0["subject"] } == ["UZB"])
    }

    @Test func `a name that is neither a scenario nor a file is refused with the nearest`() {
        let desk = Desk(["scenario.list": Self.saved])
        #expect(desk.run("what-if return -- members CSTO") == .usage)
        #expect(desk.errors.contains("There is neither a scenario nor a file “return”."))
        #expect(desk.errors.contains("“returns”"))
    }

    @Test func `that a wrapper assumes shows which conclusions move`() {
        let desk = Desk(["scenario.compare": Self.comparison])
        #expect(desk.run("what-if membership UZB CSTO status=member --from 2017-01-01 -- findings") == .done)
        #expect(desk.calls == [.init(method: "scenario.compare", params: datum(#"{"whatIf":[\#(Self.claim)]}"#))])
        #expect(
            desk.output == """
                1 of 2 conclusions moves on 2026-11-24
                  assumed  membership UZB CSTO: member  2017-01-01/..

                     AS IT IS  ASSUMED  STATEMENT                             FINDING
                  *  holds     fails    Uzbekistan is no member of the CSTO.  uzb

                As before
                  ANSWER  STATEMENT                 FINDING
                  holds   The SCO has two leaders.  sco

                """)
    }

    @Test func `that a wrapper assumes shows which figures of an analysis move`() {
        let desk = Desk(["scenario.compare": Self.comparison])
        desk.files["a.json"] = Self.claim
        #expect(desk.run("what-if a.json -- analyse dominance CSTO") == .done)
        let analyses = #"[{"name":"dominance","parameters":{"organisation":"CSTO"}}]"#
        let params = #"{"analyses":\#(analyses),"whatIf":[\#(Self.claim)]}"#
        #expect(desk.calls == [.init(method: "scenario.compare", params: datum(params))])
        #expect(
            desk.output == """
                dominance CSTO on 2026-11-24
                as it is  RUS leads 6.
                assumed   RUS leads 7.

                FIGURE              AS IT IS  ASSUMED
                members             6         7
                leaders RUS weight  3         2-3
                leaders UZB weight  –         1
                1 other stays as it is.

                """)
    }

    @Test func `of an option only assumes its claims`() {
        let desk = Desk(["analysis.run": #"{"value":1}"#])
        desk.files["a.json"] = Self.claim
        #expect(desk.run("dominance CSTO --what-if a.json") == .done)
        #expect(desk.calls.map(\.method) == ["analysis.run"])
        #expect(desk.calls[0].params["whatIf"] == datum("[\(Self.claim)]"))
    }

    @Test(arguments: [
        ("scenario compare --what-if a.json", #"{"whatIf":[FILE]}"#),
        ("scenario compare return --what-if a.json", #"{"name":"return","whatIf":[FILE]}"#),
        ("what-if b.json -- scenario compare", #"{"whatIf":[WRAPPER]}"#),
        ("what-if b.json -- findings --what-if a.json", #"{"whatIf":[WRAPPER,FILE]}"#),
    ])
    func `is what a file assumes, or a wrapper, or both`(line: String, params: String) {
        let desk = Desk(["scenario.compare": Self.comparison, "scenario.list": Self.scenarios])
        let other = Self.claim.replacing("UZB", with: "ARM")
        (desk.files["a.json"], desk.files["b.json"]) = (Self.claim, other)
        #expect(desk.run(line) == .done, "\(desk.errors)")
        let expected = params.replacing("FILE", with: Self.claim).replacing("WRAPPER", with: other)
        #expect(desk.calls.first?.params == datum(expected))
    }

    @Test func `is saved under its name`() {
        let desk = Desk(["scenario.save": #"{"sequence":3}"#])
        #expect(
            desk.run("scenario save return membership UZB CSTO status=member --from 2017-01-01 --note 'n. 29'") == .done
        )
        let params = #"{"name":"return","whatIf":[\#(Self.claim)],"note":"n. 29","idempotencyKey":"k1"}"#
        #expect(desk.calls.last?.params == datum(params))
        #expect(desk.output == "Saved. What it changes: registan scenario compare return\n")
    }

    @Test func `is listed with what it assumes`() {
        let desk = Desk(["scenario.list": Self.scenarios])
        #expect(desk.run("scenario list") == .done)
        #expect(
            desk.output == """
                return
                  n. 29
                  assumed  membership UZB CSTO: member  2017-01-01/..

                none

                """)
    }

    @Test func `is compared with analyses behind it`() {
        let desk = Desk(["scenario.compare": Self.comparison, "scenario.list": Self.scenarios])
        #expect(
            desk.run("scenario compare return --on 2018-01-01 -- dominance CSTO -- power --quota 2 --weights 1,1")
                == .done)
        let analyses = """
            [{"name":"dominance","parameters":{"organisation":"CSTO"}},
            {"name":"power","parameters":{"quota":2,"weights":{"1":1,"2":1}}}]
            """
        #expect(desk.calls[0].params == datum(#"{"name":"return","analyses":\#(analyses),"on":"2018-01-01"}"#))
        #expect(desk.output.contains("\n\ndominance CSTO on 2018-01-01\nas it is  RUS leads 6.\n"))
    }

    @Test(arguments: [
        ("scenario compare", "There is nothing to compare."),
        ("scenario compare a b", "“b” is one argument too many."),
        ("scenario compare a -- members CSTO", "“members” is no analysis."),
        ("scenario", "“scenario” needs a second word."),
        (
            "scenario sav a",
            "There is no command “scenario sav”.\n  Did you mean “scenario save”? There are scenario save,"
        ),
        ("scenario remove a", "“scenario remove” needs --reason TEXT: why; it is recorded."),
        ("scenario save a", "“scenario save” needs FILE|CLAIM."),
    ])
    func `is refused where the line makes no sense`(line: String, sentence: String) {
        let desk = Desk()
        #expect(desk.run(line) == .usage)
        #expect(desk.errors.hasPrefix("registan: \(sentence)"), "\(desk.errors)")
        #expect(desk.calls.isEmpty)
    }

    @Test func `of two words can be wrapped with its options`() {
        let desk = Desk(["scenario.list": Self.scenarios])
        #expect(desk.run("what-if existence X --from 2017 --json -- scenario list") == .done)
        #expect(desk.output == Self.scenarios + "\n")
    }
}
