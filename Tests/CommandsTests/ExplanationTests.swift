// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Commands

@Suite struct `An explanation` {
    private static let explanation = """
        {"sequence":9,"slot":{"kind":"membership","subject":"UZB","object":"CSTO"},
        "resolved":{"answer":"holds","value":{"status":"suspended"},"certainty":"certain","basis":"known","contested":true,
         "claims":["c7"],"since":"2012-06-28","until":"..","aspects":[
          {"aspect":"status","value":"suspended","certainty":"certain","basis":"known","claims":["c7"],
           "contested":[{"value":"withdrawn","sources":["tass2012"],"claims":["c9"]}],
           "superseded":[{"value":"member","sources":["old"],"claims":["c1"]}]}]},
        "sources":[
         {"source":"dehaas2017","name":"Security in Central Asia","reliability":"B","horizon":"2017-01-23","claims":["c7"],
          "timelines":[{"aspect":"status","stretches":[
           {"from":"2006-06-23","to":"2012-06-27","value":"member","certainty":"certain","basis":"known","divided":false},
           {"from":"2012-06-28","to":"..","value":"suspended","certainty":"certain","basis":"known","divided":false}]}]},
         {"source":"tass2012","name":"TASS","reliability":"C","horizon":"2012-12-19","claims":["c9"],
          "timelines":[{"aspect":"status","stretches":[
           {"from":"2012-12-19","to":"..","value":"withdrawn","certainty":"possible","basis":"presumed","divided":true}]}]},
         {"source":null,"name":"what is assumed","reliability":"F","horizon":"..","claims":[],"timelines":[]}],
        "steps":[{"aspect":"status","knowing":["dehaas2017","tass2012"],"presuming":["old"],"answeredBy":"dehaas2017",
         "rule":"reliability"}]}
        """

    private static func desk() -> Desk {
        let desk = Desk(["claim.explain": explanation])
        desk.pages["entity.get"] = [
            #"{"entity":{"name":"Uzbekistan"}}"#, #"{"entity":{"name":"Collective Security Treaty Organization"}}"#,
        ]
        desk.pages["claim.get"] = [
            """
            {"claim":{"id":"c7","valid":"2012-06-28/..","value":{"status":"suspended"},
            "citations":[{"source":"dehaas2017","locator":"p. 8, n. 29"}],"note":"by its own note"}}
            """
        ]
        return desk
    }

    @Test func `gives the answer first, then sources, rule, and what was set aside`() {
        let desk = Self.desk()
        #expect(desk.run("explain membership UZB CSTO --on 2013-01-01") == .done)
        #expect(
            desk.output == """
                membership UZB CSTO on 2013-01-01
                Uzbekistan – Collective Security Treaty Organization

                suspended !  since 2012-06-28, until ..

                dehaas2017  Security in Central Asia  reliability B, speaks from knowledge until 2017-01-23
                  status  2006-06-23 to 2012-06-27  member
                          2012-06-28 to ..          suspended
                  c7  p. 8, n. 29  2012-06-28/..: suspended – by its own note

                tass2012  TASS  reliability C, speaks from knowledge until 2012-12-19
                  status  2012-12-19 to ..  withdrawn  possible, presumed, its own claims contradict each other
                  c9

                What is assumed

                Why
                  status  The most reliable source decides: dehaas2017. Set aside, because it does not reach that day \
                from knowledge: old.

                Aspect by aspect
                ASPECT  VALUE                           CLAIMS  SAID BY
                status  suspended                    !  c7
                        against it: withdrawn           c9      tass2012
                        presumed until then: member     c1      old

                ! contested: sources disagree; see registan help explain

                """)
    }

    @Test func `looks claims up from the same viewpoint`() {
        let desk = Self.desk()
        _ = desk.run("explain membership UZB CSTO --on 2013-01-01 --recorded 9")
        #expect(desk.calls.map(\.method) == ["claim.explain", "entity.get", "entity.get", "claim.get", "claim.get"])
        #expect(desk.calls.allSatisfy { $0.params["recorded"] == 9 })
    }

    @Test func `is one result where JSON is asked for`() {
        let desk = Self.desk()
        #expect(desk.run("explain membership UZB CSTO --json") == .done)
        #expect(desk.calls.count == 1)
        #expect(desk.output == Self.explanation + "\n")
    }

    @Test(arguments: [
        ("assumed", "The what-if is assumed, and stands above every source."),
        ("only-voice", "Only a speaks of that day."), ("agreement", "Those that speak agree; a stands for them."),
        ("certain", "Those that speak can be reconciled, and a alone is certain."),
        ("rank", "The claim of a has the highest rank."), ("reliability", "The most reliable source decides: a."),
        ("credibility", "Of equally reliable sources, the more credible claim decides: that of a."),
        ("latest-reported", "All else being equal, the latest report decides: that of a."),
        ("latest-recorded", "All else being equal, what was recorded last decides: that of a."),
        ("later-rule", "The rule “later-rule” decides for a."),
    ])
    func `says each rule as a sentence`(rule: String, sentence: String) {
        let step: Datum = ["rule": .string(rule), "answeredBy": "a", "knowing": ["a"], "presuming": []]
        #expect(DecisionText.sentence(step) == sentence)
    }

    @Test func `says where nobody knows`() {
        let step: Datum = ["rule": "only-voice", "answeredBy": "a", "knowing": [], "presuming": ["a"]]
        #expect(
            DecisionText.sentence(step)
                == "Only a speaks of that day. Nobody speaks from knowledge of that day; a left it open.")
    }
}
