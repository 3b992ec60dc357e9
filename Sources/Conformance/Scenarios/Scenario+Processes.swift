// SPDX-License-Identifier: Apache-2.0

// What can happen to the plugin itself.
extension Scenario {
    static let processes = [killed, terminated]

    private static let killed = Scenario("killed", "it crashes and is started again") { stage in
        try stage.begin()
        for round in 1...2 {
            if stage.profile.follows { try stage.recordLive(20) }
            let admissions = stage.register.admissions
            stage.kill()
            // What it would miss if it went on from the head.
            if stage.profile.follows { stage.record(4) }
            try stage.startPlugin()
            try stage.awaitRegistration(beyond: admissions, after: "crash \(round)")
            try stage.awaitHead(after: "crash \(round)")
        }
    }

    private static let terminated = Scenario("terminated", "it is asked to end by SIGTERM") { stage in
        try stage.begin()
        if stage.profile.follows { try stage.recordLive(3) }
        try stage.awaitHead(after: "three live events")
        stage.judgesPulse = false
        stage.terminate()
        try stage.wait(within: stage.patience / 2) {
            stage.child?.status != nil
        } otherwise: {
            Finding(
                seen: "It still runs \(Stage.text(stage.patience / 2)) after SIGTERM.",
                expected: "After SIGTERM a plugin finishes the event in hand, leaves and ends.",
                remedy: "Handle SIGTERM: stop taking events, send plugin.leave, exit with 0.")
        }
        guard stage.register.departures == 1 else {
            throw Finding(
                seen: "It ended without plugin.leave.",
                expected: "plugin.leave {session, cursor} comes before the end.",
                remedy: "Handle SIGTERM, and send plugin.leave for the session that lives.")
        }
        guard let status = stage.child?.status, status == 0 else {
            throw Finding(
                seen: "It ended with the status \(stage.child?.status ?? -1).",
                expected: "It ends with 0 after SIGTERM.",
                remedy: "Exit with 0 when the end was asked for.")
        }
    }
}
