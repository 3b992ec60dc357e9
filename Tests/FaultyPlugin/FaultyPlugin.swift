// SPDX-License-Identifier: Apache-2.0

import Glibc
import Messaging
import Model
import Service
import Wire

/// A plugin on one thread that keeps to the protocol, but for one fault.
final class FaultyPlugin {
    let fault: Fault
    let topics = ["membership.", "claim."]
    private let run: String
    private let context: MessagingContext
    private let signals: Signals

    var sockets: Sockets
    var session: String?
    var cursor: Int64 = 0
    var epoch: Int64 = 1
    /// The furthest head that was heard of.
    var rung: Int64 = 0
    var hasBegun = false
    var hasStopped = false
    var served = 0
    var interval = Duration.seconds(1)
    /// Requests without an answer: their methods and when they were made.
    var open: [Int64: (method: String, at: ContinuousClock.Instant)] = [:]
    private var nextBeat = ContinuousClock.now
    private var nextAttempt = ContinuousClock.now

    /// After so long without an answer the sockets are replaced.
    private var patience: Duration { fault == .givesUpEarly ? .milliseconds(250) : .seconds(2) }

    init(_ fault: Fault, run: String) throws {
        self.fault = fault
        self.run = run
        signals = try Signals()
        context = try MessagingContext()
        sockets = try Sockets(context, run: run, topics: topics, signals: signals.descriptor)
    }

    /// Runs until SIGTERM.
    func work() throws -> Int32 {
        while true {
            try sockets.wait(.milliseconds(10))
            while let datum = try sockets.next() { try take(datum) }
            try hearEvents()
            if signals.next() != nil, fault != .ignoresSIGTERM { return try leave() }
            try speak()
        }
    }

    private func speak() throws {
        let now = ContinuousClock.now
        if fault != .waitsForEver, open.values.contains(where: { $0.at.duration(to: now) > patience }) {
            try reconnect()
        }
        if session == nil {
            if now >= nextAttempt, open.isEmpty { try register(now) }
            return
        }
        if now >= nextBeat, !(fault == .waitsForEver && isAsking("plugin.heartbeat")) { try beat(now) }
        if rung > cursor, !isAsking("event.replay") { try replay() }
    }

    func isAsking(_ method: String) -> Bool { open.values.contains { $0.method == method } }

    private func reconnect() throws {
        if fault == .endsOnSlowness || fault == .givesUpEarly { exit(1) }
        open = [:]
        session = nil
        guard fault != .keepsSockets else { return }
        sockets = try Sockets(context, run: run, topics: topics, signals: signals.descriptor)
    }

    func ask(_ method: String, _ params: Datum) throws {
        if let id = try sockets.ask(method, params) {
            open[id] = (method, .now)
        } else if method != "plugin.register" || open.isEmpty {
            nextAttempt = .now + .milliseconds(200)
            try reconnect()
        }
    }

    private func register(_ now: ContinuousClock.Instant) throws {
        nextAttempt = now + .milliseconds(300)
        let object: Datum = ["type": "object", "properties": [:]]
        let name: Datum = fault == .badName ? "a bad name" : "faulty"
        try ask(
            "plugin.register",
            [
                "name": name, "version": "1", "protocol": 1, "topics": .array(topics.map { .string($0) }),
                "services": [["method": "faulty.echo", "params": object, "result": object]],
            ])
    }

    func beat(_ now: ContinuousClock.Instant) throws {
        nextBeat = now + (fault == .heartBeatsSlowly ? interval * 8 : interval)
        var params: [Datum.Member] = [.init("session", .string(session ?? "")), .init("state", "running")]
        if fault != .neverAcknowledges { params.append(.init("cursor", .integer(cursor))) }
        try ask("plugin.heartbeat", .object(params))
    }

    private func replay() throws {
        var params: [Datum.Member] = [
            .init("after", .integer(cursor)),
            .init("topics", .array((fault == .asksForFewerTopics ? ["claim."] : topics).map { .string($0) })),
        ]
        if fault != .forgetsEpoch { params.append(.init("epoch", .integer(epoch))) }
        try ask("event.replay", .object(params))
    }

    private func leave() throws -> Int32 {
        if fault != .leavesWithoutWord {
            _ = try sockets.ask("plugin.leave", ["session": .string(session ?? ""), "cursor": .integer(cursor)])
            try sockets.wait(.milliseconds(500))
        }
        return fault == .failsInTheEnd ? 1 : 0
    }
}
