// SPDX-License-Identifier: Apache-2.0

// What can happen to the daemon and to sessions.
extension Scenario {
    static let restarting = [restart, ended, held, refused]

    private static let restart = Scenario("restart", "the daemon ends and starts again") { stage in
        try stage.begin()
        for round in 1...2 {
            let admissions = stage.register.admissions
            stage.stopDaemon()
            if stage.profile.follows { stage.record(4) }
            try stage.pass(.milliseconds(300))
            try stage.startDaemon()
            try stage.awaitRegistration(beyond: admissions, after: "restart \(round) of the daemon")
            if stage.profile.follows { try stage.recordLive(2) }
            try stage.awaitHead(after: "restart \(round) of the daemon")
        }
    }

    private static let ended = Scenario("ended", "the daemon has ended its session") { stage in
        try stage.begin()
        let admissions = stage.register.admissions
        stage.register.endSession()
        try stage.awaitRegistration(beyond: admissions, after: "a heartbeat was refused with -32001")
        if stage.profile.follows { try stage.recordLive(3) }
        try stage.awaitHead(after: "its session was ended")
    }

    private static let held = Scenario("held", "another session holds its name for a while") { stage in
        stage.register.manners.holdsName = true
        if stage.profile.follows { stage.record(3) }
        try stage.startDaemon()
        try stage.startPlugin()
        try stage.wait {
            stage.register.attempts >= 2
        } otherwise: {
            Finding(
                seen:
                    "It tried \(stage.register.attempts) times to register within \(Stage.text(stage.patience)) while its name was held.",
                expected: "A plugin whose name is held tries again: a session that is dead ends soon.",
                remedy: "After -32002 send plugin.register again, after a delay of at most a few seconds.")
        }
        stage.register.manners.holdsName = false
        try stage.awaitRegistration(after: "its name became free")
        try stage.awaitHead(after: "its name became free")
    }

    private static let refused = Scenario("refused", "the daemon lets it in no more for a while") { stage in
        try stage.begin()
        let admissions = stage.register.admissions
        stage.stopDaemon()
        try stage.startDaemon(admitting: false)
        try stage.wait {
            (stage.sockets?.refusals ?? 0) >= (stage.profile.follows ? 2 : 1)
        } otherwise: {
            Finding(
                seen: "It did not connect again within \(Stage.text(stage.patience)) after a restart of the daemon.",
                expected: "Both sockets connect again.", remedy: "Leave reconnection to libzmq, or open new sockets.")
        }
        try stage.pass(.milliseconds(500))
        stage.sockets?.admits = true
        if stage.profile.follows { stage.record(3) }
        try stage.awaitRegistration(
            beyond: admissions, after: "it was let in again; libzmq does not try again by itself")
        try stage.awaitHead(after: "it was let in again; a SUB that was refused hears nothing any more")
    }
}
