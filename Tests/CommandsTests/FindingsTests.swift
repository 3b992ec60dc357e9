// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Commands

@Suite struct `Findings` {
    private static let list = """
        {"sequence":1,"findings":[
        {"id":"ksor-majority","statement":"The majority of the Collective Rapid Reaction Force is Russian.",
         "question":"influence","answer":"holds","kinds":["contribution"]},
        {"id":"own","statement":"Something else.","answer":"holds","kinds":[]},
        {"id":"sco-balanced","statement":"The SCO has two leaders that balance each other.","question":"influence",
         "answer":"undetermined","reason":"nobody weighs China","kinds":["leadership"]},
        {"id":"uzb-left","statement":"Uzbekistan is no member of the CSTO.","question":"positions","answer":"fails",
         "kinds":["membership"]}]}
        """

    private static func desk(_ replies: [String: String], isUTF8: Bool = true) -> Desk {
        let desk = Desk(replies)
        desk.terminal = Terminal(isTerminal: true, width: 80, isUTF8: isUTF8)
        return desk
    }

    private static let listPage = """
        Positions: where the states stand in the organisations
          ANSWER  STATEMENT                             FINDING
          fails   Uzbekistan is no member of the CSTO.  uzb-left

        Influence: what weight the organisations have, and who has it in them
          ANSWER        STATEMENT                                          FINDING
          holds         The majority of the Collective Rapid Reaction      ksor-majority
                        Force is Russian.
          undetermined  The SCO has two leaders that balance each other.   sco-balanced
                        nobody weighs China

        Others
          ANSWER  STATEMENT        FINDING
          holds   Something else.  own

        """

    @Test func `are grouped by the question that they answer`() {
        let desk = Self.desk(["finding.list": Self.list])
        #expect(desk.run("findings --on 2016-12-31") == .done)
        #expect(desk.calls == [.init(method: "finding.list", params: datum(#"{"on":"2016-12-31"}"#))])
        #expect(desk.output == Self.listPage)
    }

    @Test func `show what each rests on, a claim fetched once`() {
        let list = #"""
            {"sequence":1,"findings":[
            {"id":"a","statement":"One thing.","answer":"holds","kinds":[],"evidence":["c1"]},
            {"id":"b","statement":"Another.","answer":"holds","kinds":[],"evidence":["c1"]}]}
            """#
        let claim = #"""
            {"claim":{"id":"c1","kind":"membership","subject":"UZB","object":"SCO","value":{"status":"member"},
            "valid":"2001-06-15/..","citations":[{"source":"dehaas2017","locator":"p. 1, n. 2"}]}}
            """#
        let desk = Self.desk(["finding.list": list, "claim.get": claim])
        #expect(desk.run("findings --evidence") == .done)
        #expect(desk.calls.filter { $0.method == "claim.get" }.count == 1)
        #expect(desk.output.contains("Evidence: One thing.") && desk.output.contains("Evidence: Another."))
        #expect(desk.output.contains("dehaas2017 p. 1, n. 2"))
    }

    private static let drawn = """
        {"sequence":1,"findings":[{"id":"sco-balanced","statement":"The SCO has two leaders that balance each other.",
        "question":"influence","answer":"undetermined","kinds":["leadership"],
        "robustness":{"holds":0.55,"fails":0.25,"undetermined":0.2,"mostInfluential":"weight of CHN"}}]}
        """

    @Test func `that are drawn show how often they hold, in ASCII too`() {
        let desk = Self.desk(["finding.list": Self.drawn], isUTF8: false)
        #expect(desk.run("findings --question influence --draws 1000 --seed 7") == .done)
        let params = #"{"question":"influence","draws":1000,"seed":7}"#
        #expect(desk.calls == [.init(method: "finding.list", params: datum(params))])
        #expect(
            desk.output == """
                Influence: what weight the organisations have, and who has it in them
                  ANSWER        HOLDS IN         STATEMENT                         MOVED MOST BY
                  undetermined  ######::..  55%  The SCO has two leaders that      weight of CHN
                                                 balance each other.
                                                 sco-balanced

                : uncertain: it may reach so far, or not

                """)
    }

    private static let one = """
        {"sequence":1,"id":"ksor-majority","statement":"The majority of KSOR is Russian.","question":"influence",
        "note":"Abstract","expression":{"greater":["burden.share",0.5]},"answer":"holds","operands":[
        {"label":"share of RUS in KSOR","value":0.72,"low":0.55,"high":0.86},{"label":"half","value":0.5,"low":0.5,"high":0.5},
        {"label":"status of UZB","word":"suspended"},{"label":"share of BLR","unknown":"nobody states its size"}],
        "evidence":["c12"],"missing":["personnel of BLR"],"kinds":["contribution"],"robustness":{"draws":10000,"seed":1,
        "holds":0.998,"fails":0.002,"undetermined":0,"inputs":[
        {"label":"personnel of RUS","kind":"contribution","subject":"RUS","field":"personnel","influence":0.6,"claims":["c12"]},
        {"label":"personnel of KAZ","kind":"contribution","subject":"KAZ","field":"personnel","influence":0.2,"claims":["c13"]}
        ],"mostInfluential":"personnel of RUS"}}
        """

    private static let claim = """
        {"claim":{"id":"c12","kind":"contribution","subject":"RUS","object":"KSOR","value":{"share":0.7},
        "valid":"2009/..","citations":[{"source":"dehaas2017","locator":"p. 9, n. 29"}],"note":"mainly Russian"}}
        """

    private static let page = """
        ksor-majority on 2026-11-24
        The majority of KSOR is Russian.

        holds

        OPERAND                   VALUE    BETWEEN
        share of RUS in KSOR       0.72  0.55-0.86
        half                       0.50
        status of UZB         suspended
        share of BLR                  –             nobody states its size

        Robustness
          ██████████  holds in >99% of 10,000 draws from seed 1, fails in <1%,
                      undetermined in 0%

          INPUT             MOVES IT          CLAIMS
          personnel of RUS  ██████████  0.60  c12
          personnel of KAZ  ███░░░░░░░  0.20  c13

        answers  influence
        note     Abstract
        reads    contribution
        missing  personnel of BLR
        claims   1 used

        expression
          {"greater": ["burden.share", 0.5]}

        Evidence
          CLAIM  STATES                  VALID    SAID BY                 NOTE
          c12    contribution RUS KSOR:  2009/..  dehaas2017 p. 9, n. 29  mainly Russian
                 share 0.7

        """

    @Test func `one by one show operands, robustness and evidence`() {
        let desk = Self.desk(["finding.get": Self.one, "claim.get": Self.claim])
        #expect(desk.run("findings ksor-majority --draws 10000 --seed 1 --evidence") == .done)
        #expect(desk.calls.map(\.method) == ["finding.get", "claim.get"])
        #expect(desk.output == Self.page)
    }

    @Test(arguments: [
        ("findings --seed 1", "“--seed” needs “--draws”."),
        ("findings x --question influence", "“--question” chooses among findings."),
        ("what-if existence X --from 2017 -- findings --evidence", "“--evidence” has no place in a comparison."),
        ("findings --draws many", "“--draws” does not take “many”."),
        (
            "what-if existence X --from 2017 -- findings --draws 9",
            "“--draws” has no place in a comparison."
        ),
    ])
    func `refuse options that make no sense together`(line: String, sentence: String) {
        let desk = Desk()
        #expect(desk.run(line) == .usage)
        #expect(desk.errors.hasPrefix("registan: \(sentence)\n"), "\(desk.errors)")
        #expect(desk.calls.isEmpty)
    }

    @Test func `are defined from a file, with nothing shown before as no answer changes`() {
        let desk = Desk(["finding.define": #"{"sequence":9,"changes":[]}"#])
        desk.files["f.json"] = #"{"id":"f","statement":"s","expression":true}"#
        #expect(desk.run("findings define f.json") == .done)
        #expect(desk.calls.map { $0.params["dryRun"] } == [nil])
        #expect(desk.calls[0].params["finding"]?["id"] == "f")
        #expect(desk.calls[0].params["idempotencyKey"] == "k1")
        #expect(desk.output == "Defined f at 9.\n")
        #expect(desk.run("findings define f.json --dry-run") == .done)
        #expect(desk.output.hasSuffix("It makes sense, and changes no answer of the model.\n"))
        desk.files["f.json"] = "[]"
        #expect(desk.run("findings define f.json") == .usage)
    }

    @Test func `are given up with a reason`() {
        let desk = Desk(["finding.remove": #"{"sequence":10}"#])
        #expect(desk.run("findings remove f --reason old") == .done)
        #expect(desk.calls.last?.params == datum(#"{"id":"f","reason":"old","idempotencyKey":"k1"}"#))
        #expect(desk.output.hasSuffix("Gave f up at 10.\n"))
    }
}
