// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Commands

@Suite struct `A difference` {
    private static let nothing = #"{"sequence":7,"entries":[]}"#
    private static let file = #"{"kind":"existence","subject":"X","valid":"2012/.."}"#

    @Test(arguments: [
        ("diff 2012-01-01 2013-01-01", #"{"from":{"on":"2012-01-01"},"to":{"on":"2013-01-01"}}"#),
        ("diff 2012-01-01", #"{"from":{"on":"2012-01-01"},"to":{}}"#),
        (
            "diff known=2015-06 known=2016-03 --on 2016-12-31",
            #"{"from":{"known":"2015-06"},"to":{"known":"2016-03"},"on":"2016-12-31"}"#
        ),
        (
            "diff on=2012-01-01,known=2012 2013-01-01,known=2013 --kind membership --kind transit",
            #"{"from":{"on":"2012-01-01","known":"2012"},"to":{"on":"2013-01-01","known":"2013"},"#
                + #""kinds":["membership","transit"]}"#
        ),
        (
            "diff recorded=120 recorded=2026-11-24T10:00:00Z",
            #"{"from":{"recorded":120},"to":{"recorded":"2026-11-24T10:00:00Z"}}"#
        ),
        ("diff now what-if=a.json", #"{"from":{},"to":{"whatIf":[\#(file)]}}"#),
        (
            "what-if a.json -- diff base now --on 2013-01-01",
            #"{"from":{"whatIf":[]},"to":{},"on":"2013-01-01","whatIf":[\#(file)]}"#
        ),
    ])
    func `is asked for by two views`(line: String, params: String) {
        let desk = Desk(["model.diff": Self.nothing])
        desk.files["a.json"] = Self.file
        #expect(desk.run(line) == .done, "\(desk.errors)")
        let sent = desk.calls.map { call in
            Datum.object(call.params.members?.filter { $0.name != "limit" } ?? [])
        }
        #expect(sent == [datum(params)])
        #expect(desk.output == "Nothing differs.\n")
    }

    @Test func `is shown kind by kind, with marks and what they mean`() {
        let desk = Desk([
            "model.diff": """
            {"sequence":7,"entries":[
            {"slot":{"kind":"dependence","subject":"UZB","object":"RUS","dimension":"energy"},
             "before":{"answer":"none","certainty":"certain","basis":"known","contested":false},
             "after":{"answer":"holds","value":{"level":2},"certainty":"possible","basis":"known","contested":false}},
            {"slot":{"kind":"membership","subject":"UZB","object":"CSTO"},
             "before":{"answer":"holds","value":{"status":"member"},"certainty":"certain","contested":false},
             "after":{"answer":"holds","value":{"status":"suspended"},"certainty":"certain","contested":true}},
            {"slot":{"kind":"membership","subject":"IND","object":"SCO"},
             "before":{"answer":"unknown","certainty":"no","contested":false},
             "after":{"answer":"holds","value":{"status":"observer"},"certainty":"certain","contested":false}}]}
            """
        ])
        #expect(desk.run("diff 2012-01-01 2013-01-01") == .done)
        #expect(
            desk.output == """
                membership
                  QUESTION  BEFORE   AFTER
                  UZB CSTO  member   suspended !
                  IND SCO   unknown  observer

                dependence
                  QUESTION                    BEFORE  AFTER
                  UZB RUS (dimension energy)  none    level 2 ~

                ~ possible: a change may have happened by then, or not
                ! contested: sources disagree; see registan help explain

                """)
    }

    @Test(arguments: [
        ("diff", "“diff” needs FROM."), ("diff knwon=2012 now", "“knwon=2012” is not a view."),
        ("diff on=2012-01-01,on=2013-01-01 now", "“on” is given twice for one view."),
        ("diff yesterday", "“yesterday” is not a view."), ("diff known= now", "“known=” is not a view."),
        ("diff 2012-01-01,,known=2012", "“2012-01-01,,known=2012” is not a view."),
        ("diff now what-if=missing.json", "“missing.json” cannot be read."),
        ("diff 2012-01-01 2013-01-01 2014-01-01", "“2014-01-01” is one argument too many."),
    ])
    func `with a mistake in a view is not asked for`(line: String, sentence: String) {
        let desk = Desk()
        #expect(desk.run(line) == .usage)
        #expect(desk.errors.hasPrefix("registan: \(sentence)\n"), "\(desk.errors)")
        #expect(desk.calls.isEmpty)
    }
}
