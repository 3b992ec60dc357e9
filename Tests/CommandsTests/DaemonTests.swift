// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Commands

@Suite struct `The status` {
    private static func status(_ health: String) -> String {
        """
        {"sequence":812,"version":"0.1.0","instance":"3f2c","epoch":1,"uptime":11520.5,"claims":201,"entities":140,
        "store":"sqlite","role":"operator","by":"ruud","plugins":1,"memory":25165824,"health":"\(health)"}
        """
    }

    private static func plugins(_ state: String, lag: Int, deadLetters: Int) -> String {
        """
        {"sequence":812,"plugins":[{"name":"alerts","version":"0.1.0","state":"\(state)","cursor":800,"lag":\(lag),
        "topics":["membership."],"services":["alerts.test"],"deadLetters":\(deadLetters),"lastError":""}]}
        """
    }

    @Test func `says in one screen that all is well`() {
        let desk = Desk([
            "system.status": Self.status("ok"), "plugin.list": Self.plugins("active", lag: 12, deadLetters: 0),
        ])
        #expect(desk.run("status") == .done)
        #expect(
            desk.output == """
                All is well.

                register  3f2c, epoch 1, sequence 812
                content   201 claims, 140 entities
                daemon    0.1.0, up 3 h 12 min, 24 MiB of memory
                store     sqlite
                you       ruud, operator
                plugins   alerts

                """)
    }

    @Test(arguments: [
        ("The disk is full; make room.", "active", 0, 0, "! The disk is full; make room.\n"),
        (
            "ok", "active", 0, 2,
            "! The plugin alerts has set 2 events aside. They stand with their errors in dead-letters.jsonl of its "
        ),
        (
            "ok", "left", 12, 0,
            "! The plugin alerts has left and is 12 records behind. If it is still wanted, start it again, "
        ),
    ])
    func `says what is wrong and what to do`(health: String, state: String, lag: Int, letters: Int, first: String) {
        let desk = Desk([
            "system.status": Self.status(health), "plugin.list": Self.plugins(state, lag: lag, deadLetters: letters),
        ])
        #expect(desk.run("status") == .done)
        #expect(desk.output.hasPrefix(first))
    }
}

@Suite struct `Inspection` {
    @Test func `of a good chain tells its length`() {
        let desk = Desk(["journal.verify": #"{"sequence":9,"ok":true,"records":9,"hash":"ab12"}"#])
        #expect(desk.run("verify") == .done)
        #expect(desk.output == "All 9 records continue the chain.\nThe last hash is ab12.\n")
    }

    @Test func `of a broken chain fails`() {
        let desk = Desk([
            "journal.verify":
                #"{"sequence":9,"ok":false,"records":4,"hash":"ab","firstBad":5,"reason":"its hash is wrong"}"#
        ])
        #expect(desk.run("verify") == .refused)
        #expect(
            desk.errors.hasPrefix("registan: Record 5 does not continue the chain: its hash is wrong.\n  4 records"))
    }

    @Test func `lists what looks wrong`() {
        let desk = Desk([
            "register.check": """
            {"sequence":9,"entries":[{"rule":"no-reliability","message":"“blog” cannot be judged.",
            "hint":"Give it a reliability.","claims":["c1"],"entities":["blog"]}]}
            """
        ])
        #expect(desk.run("check") == .done)
        #expect(
            desk.output == """
                no-reliability: “blog” cannot be judged.
                  c1 blog
                  Give it a reliability.

                """)
    }

    @Test func `of any method shows its JSON`() {
        let desk = Desk([
            "system.metrics":
                #"{"a":[1,2,{"b":"x"}],"text":"0123456789012345678901234567890123456789","c":[],"d":{"e":null,"f":true}}"#
        ])
        #expect(desk.run("call system.metrics {\"x\":1}") == .done)
        #expect(desk.calls == [.init(method: "system.metrics", params: ["x": 1])])
        #expect(
            desk.output == """
                {
                  "a": [1, 2, {"b": "x"}],
                  "text": "0123456789012345678901234567890123456789",
                  "c": [],
                  "d": {"e": null, "f": true}
                }

                """)
    }
}
