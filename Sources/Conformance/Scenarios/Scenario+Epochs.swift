// SPDX-License-Identifier: Apache-2.0

// What can happen to history.
extension Scenario {
    static let epochs = [epoch, fork]

    private static let epoch = Scenario("epoch", "a restore that its cursor survives", needs: .events) { stage in
        try stage.begin()
        let admissions = stage.register.admissions
        stage.stopDaemon()
        stage.register.beginEpoch(after: stage.register.chronicle.head)
        stage.record(3)
        try stage.pass(.milliseconds(500))
        try stage.startDaemon()
        try stage.awaitRegistration(beyond: admissions, after: "the register went into another epoch")
        try stage.awaitHead(after: "another epoch that holds all it had seen")
        try stage.recordLive(3)
        try stage.awaitHead(after: "live events of another epoch")
    }

    private static let fork = Scenario("fork", "a restore that makes its cursor void", needs: .events) { stage in
        try stage.begin(history: 12)
        let admissions = stage.register.admissions
        stage.stopDaemon()
        stage.register.beginEpoch(after: 8)
        // It registers before it can know from a replay that its cursor is void; the answer to that tells it.
        stage.register.manners.delays["event.replay"] = .milliseconds(600)
        stage.record(6)
        try stage.pass(.milliseconds(500))
        try stage.startDaemon()
        try stage.awaitRegistration(beyond: admissions, after: "the register went into another epoch")
        try stage.awaitHead(after: "a fork of the history below its cursor")
        try stage.recordLive(3)
        try stage.awaitHead(after: "live events of another epoch")
    }
}
