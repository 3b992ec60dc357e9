// SPDX-License-Identifier: Apache-2.0

import Chronology
import Model
import Testing
import Wire

@testable import Client
@testable import Commands

@Suite struct `A roster` {
    private static let reply = """
        {"sequence":9,"entries":[
        {"state":"ARM","organisation":"CSTO","name":"Armenia","status":"member","since":"1992-05-15","until":"..",
         "certainty":"certain","basis":"known","contested":false,"claims":["c1"]},
        {"state":"UZB","organisation":"CSTO","name":"Uzbekistan","status":"suspended","since":"2012","until":"..",
         "certainty":"possible","basis":"presumed","contested":true,"claims":["c7","c9"]},
        {"state":"x-k","organisation":"CSTO","name":"吉尔吉斯","status":"member","since":"..","until":"2020-01-01",
         "certainty":"certain","basis":"known","contested":false,"claims":["c2"]}]}
        """

    @Test func `is a table with marks and a legend`() {
        let desk = Desk(["membership.roster": Self.reply])
        #expect(desk.run("members CSTO --on 2013-01-01") == .done)
        #expect(
            desk.output == """
                CSTO on 2013-01-01
                STATE  NAME        STATUS          SINCE       UNTIL       CLAIMS
                ARM    Armenia     member          1992-05-15  ..          c1
                UZB    Uzbekistan  suspended  ~!>  2012        ..          c7 c9
                x-k    吉尔吉斯    member          ..          2020-01-01  c2

                ~ possible: a change may have happened by then, or not
                ! contested: sources disagree; see registan help explain
                > presumed: no source speaks of that day from knowledge; the last one left the end open

                """)
    }

    @Test func `has no legend where nothing is marked`() {
        let desk = Desk([
            "membership.of": """
            {"sequence":9,"entries":[{"state":"ARM","organisation":"CSTO","name":"Collective Security Treaty Organization",
            "status":"member","since":"1992","until":"..","certainty":"certain","basis":"known","contested":false,
            "claims":["c1"]}]}
            """
        ])
        desk.terminal = Terminal(isTerminal: true, width: 60)
        #expect(desk.run("memberships ARM") == .done)
        #expect(
            desk.output == """
                ARM on 2026-11-24
                ORGANISATION  NAME              STATUS  SINCE  UNTIL  CLAIMS
                CSTO          Collective        member  1992   ..     c1
                              Security Treaty
                              Organization

                """)
    }

    @Test func `is coloured where colours are welcome`() {
        let desk = Desk(["membership.roster": Self.reply])
        desk.terminal = Terminal(isTerminal: true, width: 100, hasColour: true)
        #expect(desk.run("members CSTO") == .done)
        #expect(desk.output.contains("\u{1B}[32mmember\u{1B}[0m"))
    }

    @Test func `cannot act on the terminal`() {
        let desk = Desk([
            "membership.roster": """
            {"sequence":9,"entries":[{"state":"A","organisation":"O","name":"a\\u001b[2Jb\\nc\\u202ed\\u009b","status":"member",
            "since":"..","until":"..","certainty":"certain","basis":"known","contested":false,"claims":[]}]}
            """
        ])
        _ = desk.run("members O")
        #expect(desk.output.contains("A      a\\u{1B}[2Jb\\nc\\u{202E}d\\u{9B}  member"))
    }

    @Test func `that is empty says so`() {
        let desk = Desk(["membership.roster": #"{"sequence":1,"entries":[]}"#])
        #expect(desk.run("members SCO --on 1990-01-01") == .done)
        #expect(desk.output == "The register knows of no state that belongs to SCO on 1990-01-01.\n")
    }
}

@Suite struct `Disagreements` {
    @Test func `are shown with both sides`() {
        let desk = Desk([
            "model.contested": """
            {"sequence":1,"entries":[{"slot":{"kind":"dependence","subject":"UZB","object":"RUS","dimension":"energy"},
            "segments":[{"from":"2012-06-28","to":"..","resolved":{"answer":"holds","aspects":[
            {"aspect":"presence","value":true,"certainty":"certain","basis":"known","claims":["c1"]},
            {"aspect":"level","value":2,"certainty":"certain","basis":"known","claims":["c1"],
             "contested":[{"value":3,"sources":["b"],"claims":["c2"]},{"value":null,"sources":["d"],"claims":["c3"]}]}
            ]}}]}]}
            """
        ])
        #expect(desk.run("contested") == .done)
        #expect(
            desk.output == """
                dependence UZB RUS (dimension energy)
                  FROM        TO  ASPECT  ANSWER  AGAINST IT
                  2012-06-28  ..  level   2       3 (b); nothing (d)

                Why a question is answered as it is: registan explain KIND SUBJECT [OBJECT]

                """)
    }
}

@Suite struct `Events` {
    private static func event(_ topic: String, sequence: Int, _ data: String) -> Heard {
        let json = """
            {"specversion":"1.0","id":"\(sequence)","source":"/registan/u/1","type":"registan.x",\
            "time":"2026-11-24T10:46:27.123Z","sequence":"\(sequence)","data":\(data)}
            """
        guard let event = Event(topic: topic, datum(json)) else {
            Issue.record("not an event")
            return .epochChanged(EpochChange(previous: 1, current: 1, cursor: .zero, startsOver: false))
        }
        return .event(event, json: Array(json.utf8))
    }

    private static let heard = [
        event(
            "claim.asserted.membership", sequence: 41,
            #"{"claim":{"id":"c9","kind":"membership","subject":"UZB","object":"CSTO","value":{"status":"member"},"#
                + #""valid":"2012/.."}}"#),
        event(
            "membership.changed.CSTO.UZB", sequence: 42,
            #"{"kind":"membership","from":"2012-01-01","to":"..","before":{"answer":"none"},"#
                + #""after":{"answer":"holds","value":{"status":"member"}}}"#),
        event("entity.registered.state.UZB", sequence: 43, #"{"entity":{"name":"Uzbekistan"}}"#),
        event("claim.ranked.membership", sequence: 44, #"{"id":"c9","rank":"preferred","reason":"the treaty"}"#),
    ]

    @Test func `are told one a line`() {
        let desk = Desk()
        desk.heard = Self.heard
        #expect(desk.run("watch") == .done)
        #expect(
            desk.output == """
                2026-11-24T10:46:27Z  41  claim.asserted.membership  c9  membership UZB CSTO  member  2012/..
                2026-11-24T10:46:27Z  42  membership.changed.CSTO.UZB  none → member from 2012-01-01 to ..
                2026-11-24T10:46:27Z  43  entity.registered.state.UZB  Uzbekistan
                2026-11-24T10:46:27Z  44  claim.ranked.membership  c9  preferred  the treaty

                """)
    }

    @Test func `come as they were published where JSON is asked for`() {
        let desk = Desk()
        desk.heard = Array(Self.heard.suffix(1))
        #expect(desk.run("watch --json --after 3") == .done)
        #expect(desk.output.hasPrefix(#"{"specversion":"1.0","id":"44""#))
        #expect(desk.output.hasSuffix("}}\n"))
    }

    @Test func `of a restored register are announced`() {
        let desk = Desk()
        desk.heard = [
            .epochChanged(EpochChange(previous: 1, current: 2, cursor: .init(40), startsOver: true))
        ]
        #expect(desk.run("watch") == .noDaemon)
        #expect(desk.errors.hasPrefix("registan: The register is in epoch 2 now and goes on after 40; "))
    }
}
