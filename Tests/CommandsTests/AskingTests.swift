// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Commands

@Suite struct `A question` {
    private static let roster = #"{"sequence":7,"entries":[]}"#

    @Test(arguments: [
        ("members CSTO", #"{"organisation":"CSTO"}"#),
        (
            "members CSTO --on 2012-07-01 --known 2013 --recorded 5",
            #"{"organisation":"CSTO","on":"2012-07-01","known":"2013","recorded":5}"#
        ),
        (
            "members CSTO --recorded 2026-11-24T10:00:00Z",
            #"{"organisation":"CSTO","recorded":"2026-11-24T10:00:00Z"}"#
        ),
        (
            "members CSTO --status member --status observer",
            #"{"organisation":"CSTO","status":["member","observer"]}"#
        ),
        (
            "members CSTO --what-if a.json",
            #"{"organisation":"CSTO","whatIf":[{"kind":"existence","subject":"X","valid":"2012/.."}]}"#
        ),
        (
            "what-if kind=membership subject=UZB object=CSTO status=member valid=2017/.. -- members CSTO --on 2018-01-01",
            #"{"organisation":"CSTO","on":"2018-01-01","whatIf":[{"kind":"membership","subject":"UZB","object":"CSTO","#
                + #""valid":"2017/..","value":{"status":"member"}}]}"#
        ),
        (
            "what-if membership UZB CSTO status=member --from 2017 -- members CSTO",
            #"{"organisation":"CSTO","whatIf":[{"kind":"membership","subject":"UZB","object":"CSTO","#
                + #""value":{"status":"member"},"valid":"2017/.."}]}"#
        ),
    ])
    func `is sent with its viewpoint`(line: String, params: String) {
        let desk = Desk(["membership.roster": Self.roster])
        desk.files["a.json"] = #"{"kind":"existence","subject":"X","valid":"2012/.."}"#
        #expect(desk.run(line) == .done, "\(desk.errors)")
        #expect(desk.calls == [.init(method: "membership.roster", params: datum(params))])
    }

    @Test func `for claims passes on every filter`() {
        let desk = Desk(["claim.list": #"{"sequence":1,"claims":[]}"#])
        #expect(desk.run("claims --source dehaas2017 --via ria --locator 'p. 9' --naming RUS --kind tie") == .done)
        let params = #"{"kind":"tie","naming":"RUS","source":"dehaas2017","via":"ria","locator":"p. 9","limit":1000}"#
        #expect(desk.calls == [.init(method: "claim.list", params: datum(params))])
        #expect(desk.output == "No claim fits.\n")
    }

    @Test func `types the fields of its kind`() {
        let desk = Desk(["model.slot": #"{"sequence":1,"slot":{},"resolved":{"answer":"unknown"}}"#])
        #expect(desk.run("slot mandate CSTO phase=2") == .done)
        #expect(desk.calls[0].params == datum(#"{"kind":"mandate","subject":"CSTO","phase":2}"#))
        #expect(desk.output.contains("Nobody speaks of that day.\n"))
    }

    @Test func `is answered with the bytes of the wire where JSON is asked for`() {
        let desk = Desk(["membership.roster": #"{"entries": [],  "sequence":7}"#])
        #expect(desk.run("members CSTO --json") == .done)
        #expect(desk.output == #"{"entries": [],  "sequence":7}"# + "\n")
        let wrapped = Desk(["membership.roster": Self.roster])
        _ = wrapped.run("what-if kind=existence subject=X valid=2012 --json -- members CSTO")
        #expect(wrapped.output == Self.roster + "\n")
    }

    @Test func `finds out whether a single id is an organisation`() {
        let desk = Desk([
            "entity.get": #"{"sequence":1,"entity":{"id":"CSTO","kind":"organisation","name":"x"}}"#,
            "membership.timeline": #"{"sequence":1,"segments":[]}"#,
        ])
        #expect(desk.run("timeline CSTO") == .done)
        #expect(desk.calls[1].params["organisation"] == "CSTO")
        #expect(desk.output == "The register knows of no membership here.\n")
    }

    @Test func `over hypothetical claims does not write`() {
        let desk = Desk()
        let assumed = "what-if kind=existence subject=X valid=2012"
        #expect(desk.run("\(assumed) -- retract c1 --reason x") == .usage)
        #expect(desk.errors.hasPrefix("registan: “retract” asks nothing of the model.\n"))
        #expect(desk.calls.isEmpty)
    }

    @Test func `with a mistake in its file names the claim`() {
        let desk = Desk()
        desk.files["a.json"] = #"[{"kind":"existence","subject":"X","valid":"2012"},{"kind":"existense"}]"#
        #expect(desk.run("contested --what-if a.json") == .usage)
        #expect(desk.errors.hasPrefix("registan: “a.json”, claim 2: There is no kind of claim “existense”.\n"))
        desk.files["a.json"] = "[1,]"
        #expect(desk.run("contested --what-if a.json") == .usage)
        #expect(desk.errors.contains("“a.json” is not JSON."))
    }
}

@Suite struct `A list in pages` {
    @Test func `is read to its end`() {
        let desk = Desk()
        desk.pages["claim.list"] = [
            #"{"sequence":1,"claims":[{"id":"c1"}],"next":"x"}"#, #"{"sequence":1,"claims":[],"next":"y"}"#,
            #"{"sequence":1,"claims":[{"id":"c2"}]}"#,
        ]
        #expect(desk.run("claims --about UZB") == .done)
        #expect(desk.calls.map { $0.params["cursor"]?.text } == [nil, "x", "y"])
        #expect(desk.calls[0].params == datum(#"{"about":"UZB","limit":1000}"#))
        #expect(desk.output == "CLAIM  KIND  SUBJECT  OBJECT  STATES  VALID  SAID BY\nc1\nc2\n")
    }
}

@Suite struct `A refusal` {
    @Test(
        arguments: [
            (ExitCode.refused, "There is no entity “CST”.", "Did you mean “CSTO”?"),
            (.noDaemon, "No daemon answers.", "Start registand."),
            (.notAuthorised, "A reader may not do that.", nil),
            (.pluginUnavailable, "No plugin offers that.", nil),
        ] as [(ExitCode, String, String?)])
    func `tells its reason and remedy, and ends with its code`(code: ExitCode, sentence: String, hint: String?) {
        let desk = Desk(refusing: ["membership.roster": Failure(code, sentence, hint: hint)])
        #expect(desk.run("members CST") == code)
        #expect(desk.errors == "registan: \(sentence)\n" + (hint.map { "  \($0)\n" } ?? ""))
        #expect(desk.output.isEmpty)
    }
}
