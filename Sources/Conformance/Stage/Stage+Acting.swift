// SPDX-License-Identifier: Apache-2.0

import Chronology
import Glibc
import Model

// What a scenario does.
extension Stage {
    /// Records events of the mixture, and gives their sequences. Nobody hears of them yet, but by the heartbeat.
    @discardableResult
    func record(_ count: Int) -> [Int64] {
        (0..<count).map { _ in record(offer.next()) }
    }

    /// Records an event that the plugin is to hear.
    func recordHeard() -> Int64 { record(offer.nextHeard()) }

    private func record(_ event: OfferedEvent) -> Int64 { register.chronicle.append(event.topic, event.data) }

    /// Publishes a record as a live event.
    func publish(_ sequence: Int64) throws {
        let (topic, json) = register.chronicle.event(at: sequence)
        register.ledger.published(sequence, topic: topic)
        try sockets?.publish(topic: topic, json: json)
    }

    /// Records events and publishes each, as in ordinary times.
    func recordLive(_ count: Int) throws {
        for sequence in record(count) { try publish(sequence) }
    }

    /// Publishes bytes under a topic that the plugin hears.
    func publishRaw(_ text: String) throws {
        try sockets?.publish(topic: offer.nextHeard().topic, json: Array(text.utf8))
    }

    /// Sends a request down the plugin's DEALER.
    func send(_ json: [UInt8]) throws {
        if let peer = register.session?.peer { try sockets?.send(json, to: peer) }
    }

    /// Asks the plugin to end.
    func terminate() {
        mayEnd = true
        child?.send(SIGTERM)
    }

    /// Calls a method of the plugin, and gives the id of the call.
    func call(_ method: String, _ params: Datum, deadline: Duration = .seconds(30)) throws -> String {
        let time = Instant(milliseconds: Int64(time(nil)) * 1_000 + Int64(deadline / .milliseconds(1)))
        let (id, json) = calls.begin(method, params, deadline: time)
        try send(json)
        return id
    }
}

// What a scenario waits for.
extension Stage {
    /// Lets time pass until something holds, or fails with what was awaited.
    func wait(
        within limit: Duration? = nil, _ holds: () -> Bool, otherwise finding: () -> Finding
    ) throws {
        let end = now + (limit ?? patience)
        while !holds() {
            guard now < end else { throw finding() }
            try turn()
        }
    }

    /// Lets a fault last for a while.
    func pass(_ duration: Duration) throws {
        let end = now + duration
        while now < end { try turn() }
    }

    /// Waits until the plugin has registered again; at the beginning, for the first time.
    func awaitRegistration(beyond admissions: Int = 0, after event: String) throws {
        try wait {
            register.admissions > admissions && register.session != nil
        } otherwise: {
            Finding(
                seen: "It did not register within \(Self.text(patience)) after \(event).",
                expected: "A plugin registers when it starts, and again whenever its session is gone.",
                remedy: "Send plugin.register over a DEALER to $REGISTAN_ENDPOINT, or command.sock in the directory of "
                    + "--run; after any failure, with a new socket, again after a delay of at most a few seconds.")
        }
    }

    /// Waits until the head is acknowledged.
    func awaitHead(within limit: Duration? = nil, after event: String) throws {
        guard profile.follows else { return try awaitBeats(3) }
        try wait(within: limit) {
            register.cursor == register.chronicle.head && register.session != nil
        } otherwise: {
            Finding(
                seen: "Its cursor stays at \(register.cursor), where the head is \(register.chronicle.head), for "
                    + "\(Self.text(limit ?? patience)) after \(event).",
                expected: "The cursor reaches the head, also past records that it did not ask for.",
                remedy:
                    "Follow system.heartbeat; when its head is beyond the cursor, ask event.replay until “next” has "
                    + "reached “head”, and send the cursor with each heartbeat.")
        }
    }

    /// Waits for further heartbeats, each of which acknowledges.
    func awaitBeats(_ count: Int) throws {
        let goal = register.beats + count
        try wait {
            register.beats >= goal
        } otherwise: {
            Finding(
                seen: "Fewer than \(count) heartbeats came within \(Self.text(patience)).",
                expected: "Heartbeats come every heartbeatSeconds.", remedy: "Send plugin.heartbeat as asked for.")
        }
    }

    /// Starts the daemon and the plugin, and waits until it has dealt with what was recorded before.
    func begin(history: Int = 6) throws {
        if profile.follows { record(history) }
        try startDaemon()
        try startPlugin()
        try awaitRegistration(after: "its start")
        try awaitHead(after: "its start")
    }
}
