// SPDX-License-Identifier: Apache-2.0

import Model
import Testing
import Wire

@testable import Commands

@Suite struct `Recording a claim` {
    private static let line =
        "record membership UZB CSTO status=suspended --from 2012-06-28 --source s --locator 'p. 8'"
    private static let change = """
        {"kind":"membership","subject":"UZB","object":"CSTO","from":"2012-06-28","to":"..",\
        "before":{"answer":"holds","value":{"status":"member"},"basis":"presumed"},\
        "after":{"answer":"holds","value":{"status":"suspended"},"contested":true}}
        """
    private static let done = #"{"sequence":42,"ids":["c17"],"changes":[\#(change)],"changeCount":1}"#

    @Test func `first shows what changes, then does it under a key`() {
        let desk = Desk(["claim.assert": Self.done])
        #expect(desk.run(Self.line) == .done)
        let claim = datum(
            #"{"kind":"membership","subject":"UZB","object":"CSTO","value":{"status":"suspended"},"#
                + #""valid":"2012-06-28/..","citations":[{"source":"s","locator":"p. 8"}]}"#)
        #expect(
            desk.calls.map(\.params) == [
                ["claims": [claim], "dryRun": true], ["claims": [claim], "idempotencyKey": "k1"],
            ])
        #expect(
            desk.output == """
                It changes
                  FROM        TO  QUESTION             BEFORE    AFTER
                  2012-06-28  ..  membership UZB CSTO  member >  suspended !
                Recorded as c17 at 42.

                """)
    }

    @Test func `only shows what would change in a dry run`() {
        let desk = Desk(["claim.assert": #"{"sequence":41,"ids":["c17"],"changes":[],"changeCount":0}"#])
        #expect(desk.run(Self.line + " --dry-run") == .done)
        #expect(desk.calls.count == 1)
        #expect(desk.output == "It would change\n  No answer of the model.\n")
    }

    @Test func `tells its key where no answer came`() {
        let unknown = Failure(.outcomeUnknown, "No answer.")
        let desk = Desk(["claim.assert": Self.done], refusing: ["claim.assert": unknown])
        #expect(desk.run(Self.line) == .outcomeUnknown)
        #expect(
            desk.errors == """
                registan: No answer came; it may be done or not. Its key is k1.
                  Ask again under the same key, and it is done once at most:
                  registan record --key=k1 membership UZB CSTO status=suspended --from 2012-06-28 --source s \
                --locator 'p. 8'

                """)
    }

    @Test func `settles an earlier try by its key`() {
        let desk = Desk(["claim.assert": Self.done])
        #expect(desk.run(Self.line + " --key k9") == .done)
        #expect(desk.calls.map { $0.params["idempotencyKey"]?.text } == ["k9"])
        #expect(desk.output.hasPrefix("Recorded as c17 at 42.\nIt changed\n"))
    }

    @Test func `goes on when nobody reads what it shows`() {
        let desk = Desk(["claim.assert": Self.done])
        desk.isReaderGone = true
        #expect(desk.run(Self.line) == .done)
        #expect(desk.calls.count == 2)
    }

    @Test(arguments: [
        ("--from 2006", "2006/.."), ("--from 2006 --to 2012-06-28", "2006/2012-06-28"), ("--valid 2006-08", "2006-08"),
        ("--from .. --to 2005", "../2005"),
    ])
    func `joins its time`(time: String, valid: String) {
        let desk = Desk(["claim.assert": Self.done])
        #expect(desk.run("record existence CSTO \(time) --source s") == .done, "\(desk.errors)")
        #expect(desk.calls.first?.params["claims"]?.elements?.first?["valid"]?.text == valid)
    }

    @Test func `takes everything that a claim may have`() {
        let desk = Desk(["claim.assert": Self.done])
        let line =
            "record contribution RUS KSOR units='[{\"type\": \"brigade\", \"count\": 2}]' personnel=8000-10000 share=0.6 "
            + "order=1 --from 2009 --source s --via t --reported 2010 --credibility 1 --note 'as planned' --dry-run"
        #expect(desk.run(line) == .done, "\(desk.errors)")
        #expect(
            desk.calls[0].params["claims"]
                == [
                    datum(
                        #"{"kind":"contribution","subject":"RUS","object":"KSOR","value":{"units":[{"type":"brigade","#
                            + #""count":2}],"personnel":[8000,10000],"share":0.6,"order":1},"valid":"2009/..","#
                            + #""citations":[{"source":"s","via":"t","reported":"2010"}],"credibility":1,"#
                            + #""note":"as planned"}"#)
                ])
    }
}

@Suite struct `Other writes` {
    private static let done = #"{"sequence":5,"ids":["x"],"changes":[],"changeCount":0}"#

    @Test(arguments: [
        ("retract c1 c2 --reason why", "claim.retract", #"{"ids":["c1","c2"],"reason":"why"}"#, "Retracted at 5."),
        ("retract --source s --reason why", "claim.retract", #"{"source":"s","reason":"why"}"#, "Retracted at 5."),
        (
            "rank c1 preferred --reason why", "claim.rank", #"{"id":"c1","rank":"preferred","reason":"why"}"#,
            "Ranked preferred at 5."
        ),
        (
            "register place x --name Osh lat=40.5 lon=72 state=KGZ names='{\"ru\":\"Ош\"}'", "entity.register",
            #"{"entities":[{"id":"x","kind":"place","name":"Osh","lat":40.5,"lon":72,"state":"KGZ","names":{"ru":"Ош"}}]}"#,
            "Registered x at 5."
        ),
    ])
    func `are sent under a key`(line: String, method: String, params: String, sentence: String) {
        let desk = Desk([method: Self.done])
        #expect(desk.run(line) == .done, "\(desk.errors)")
        let members = datum(params).members ?? []
        #expect(desk.calls.last == .init(method: method, params: .object(members + [.init("idempotencyKey", "k1")])))
        #expect(desk.output.hasSuffix("\(sentence)\n"))
    }
}

@Suite struct `An error of the wire` {
    @Test(arguments: [
        (RPCError.Code.notFound, ExitCode.refused), (.conflict, .refused), (.invalidParams, .refused),
        (.notAuthorised, .notAuthorised), (.noSuchService, .pluginUnavailable), (.pluginSilent, .pluginUnavailable),
        (.outcomeUnknown, .outcomeUnknown), (.busy, .refused), (.internalError, .refused),
    ])
    func `has its exit code`(code: RPCError.Code, exit: ExitCode) {
        #expect(Failure(RPCError(code, "A sentence.", hint: "A remedy.")).code == exit)
    }

    @Test func `says its remedy once`() {
        let failure = Failure(RPCError(Rejection(.invalid, field: "on", reason: "No day.", hint: "Give one.")))
        #expect(failure.sentence == "on: No day.")
        #expect(failure.hint == "Give one.")
        #expect(Failure(RPCError(.busy, "Too much.", retryAfter: 50)).hint == "Try again in 50 ms.")
    }
}
