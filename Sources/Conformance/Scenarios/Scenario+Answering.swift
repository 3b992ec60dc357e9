// SPDX-License-Identifier: Apache-2.0

// What can happen to answers.
extension Scenario {
    static let answering = [slow, silent, probed]

    static let busy = Scenario("busy", "many events at once, and questions that wait for their answers") { stage in
        try stage.begin()
        stage.register.manners.holdsReads = true
        if stage.profile.follows { try stage.recordLive(400) }
        try stage.awaitBeats(12)
        stage.register.manners.holdsReads = false
        try stage.awaitHead(within: stage.patience * 3, after: "400 events at once")
    }

    private static let slow = Scenario("slow", "the daemon answers late, but in time") { stage in
        stage.register.manners.delays = [
            "plugin.register": .milliseconds(400), "plugin.heartbeat": .milliseconds(500),
            "event.replay": .seconds(1), "event.head": .milliseconds(500),
        ]
        try stage.begin()
        if stage.profile.follows { stage.record(3) }
        try stage.awaitHead(after: "three records whose live events were lost, with late answers")
    }

    private static let silent = Scenario("silent", "a heartbeat and a replay get no answer at all") { stage in
        try stage.begin()
        stage.judgesPulse = false
        stage.register.manners.swallows = ["plugin.heartbeat": 1, "event.replay": stage.profile.follows ? 1 : 0]
        if stage.profile.follows { stage.record(3) }
        try stage.wait {
            stage.register.manners.swallows.values.allSatisfy { $0 == 0 }
        } otherwise: {
            Finding(
                seen:
                    "It sent no heartbeat, or asked for no replay, for \(Stage.text(stage.patience)) after three records.",
                expected: "Heartbeats go on, and a head beyond the cursor is asked for by event.replay.",
                remedy: "Follow system.heartbeat and replay what the cursor lacks.")
        }
        try stage.awaitHead(within: stage.patience * 2, after: "two requests that got no answer")
        try stage.awaitBeats(2)
    }

    private static let probed = Scenario("probed", "the daemon probes the connection") { stage in
        try stage.begin()
        for number in 1...3 {
            try stage.send(
                Array(#"{"jsonrpc":"2.0","id":"probe-\#(number)","method":"plugin.probe","params":{}}"#.utf8))
        }
        try stage.awaitBeats(3)
        if stage.profile.follows { try stage.recordLive(3) }
        try stage.awaitHead(after: "probes of its connection")
    }
}
