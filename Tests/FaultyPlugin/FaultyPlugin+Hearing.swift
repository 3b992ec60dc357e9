// SPDX-License-Identifier: Apache-2.0

import Chronology
import Glibc
import Model
import Service
import Wire

extension FaultyPlugin {
    func take(_ datum: Datum) throws {
        if let method = datum["method"]?.text { return try serve(method, datum) }
        guard let id = datum["id"]?.integer, let (method, _) = open.removeValue(forKey: id) else { return }
        if let error = datum["error"] { return fail(method, error) }
        guard let result = datum["result"] else { return }
        switch method {
        case "plugin.register": registered(result)
        case "event.replay": replayed(result)
        default: return
        }
    }

    private func registered(_ result: Datum) {
        session = result["session"]?.text
        interval = .seconds(result["heartbeatSeconds"]?.number ?? 1)
        rung = max(rung, result["head"]?.integer ?? 0)
        defer { hasBegun = true }
        if fault == .forgetsCursor && !hasBegun || fault == .skipsAfterRestart && hasBegun {
            cursor = result["head"]?.integer ?? 0
        } else if !hasBegun {
            cursor = result["cursor"]?.integer ?? 0
        }
        if hasBegun, result["epoch"]?.integer != epoch, fault == .endsOnEpoch { exit(1) }
        if !hasBegun { epoch = result["epoch"]?.integer ?? 1 }
        // What was counted in another epoch is not acknowledged in this one.
        if result["epoch"]?.integer != epoch, fault != .forgetsEpoch {
            cursor = min(cursor, result["cursor"]?.integer ?? 0)
        }
    }

    private func replayed(_ result: Datum) {
        epoch = result["epoch"]?.integer ?? epoch
        let count = result["events"]?.elements?.count ?? 0
        for _ in 0..<count { handle() }
        let next = result["next"]?.integer ?? cursor
        cursor = max(cursor, fault == .takesHeadForNext ? result["head"]?.integer ?? next : next)
        rung = max(result["head"]?.integer ?? 0, cursor)
    }

    private func fail(_ method: String, _ error: Datum) {
        switch error["code"]?.integer {
        case -32_001 where method == "plugin.heartbeat" && fault != .ignoresTheEnd: session = nil
        case -32_002 where method == "event.replay":
            cursor = error["data"]?["head"]?.integer ?? 0
            epoch = error["data"]?["epoch"]?.integer ?? epoch
            rung = cursor
        case -32_002 where fault == .givesUpWhenHeld: exit(1)
        default: return
        }
    }

    func hearEvents() throws {
        while let (topic, event) = try sockets.nextEvent() {
            guard event["specversion"]?.text == "1.0", let data = event["data"], data.members != nil else {
                if fault == .endsOnMalformed { exit(1) }
                continue
            }
            if topic == Topic.heartbeat {
                hear(head: data["head"]?.integer ?? 0, epoch: data["epoch"]?.integer ?? epoch)
            } else if let sequence = event["sequence"]?.text.flatMap({ Int64($0) }) {
                try hear(sequence, epoch: event["source"]?.text?.split(separator: "/").last.flatMap { Int64($0) })
            }
        }
    }

    private func hear(head: Int64, epoch: Int64) {
        if fault != .ignoresTheHeart { rung = max(rung, epoch == self.epoch ? head : cursor + 1) }
    }

    private func hear(_ sequence: Int64, epoch: Int64?) throws {
        switch fault {
        case .trustsLiveEvents: cursor = max(cursor, sequence)
        case .countsEvents: cursor += 1
        case .goesBack where sequence < cursor:
            cursor = sequence
            try beat(.now)
        default: break
        }
        guard sequence == cursor + 1, epoch == self.epoch else {
            rung = max(rung, sequence)
            return
        }
        handle()
        cursor = sequence
    }

    /// Deals with an event, which takes a while.
    private func handle() {
        guard fault == .heartStopsInHandler else { return }
        let end = ContinuousClock.now + .milliseconds(25)
        while ContinuousClock.now < end {}
    }

    private func serve(_ method: String, _ request: Datum) throws {
        guard method != "plugin.probe" else {
            if fault == .endsOnProbe { exit(1) }
            return
        }
        if fault == .stopsAfterDeadline, isLate(request) { hasStopped = true }
        served += 1
        let isLost = fault == .losesCalls && served % 4 == 0
        guard fault != .answersNothing, !hasStopped, !isLost else { return }
        let id = request["id"] ?? .null
        let isKnown = method == "faulty.echo" || fault == .answersAnything
        let outcome: Datum.Member =
            isKnown
            ? .init("result", fault == .answersNoObject ? "echo" : request["params"] ?? [:])
            : .init("error", ["code": -32_601, "message": "There is no such service."])
        for _ in 0..<(fault == .answersTwice ? 2 : 1) {
            try sockets.reply(.object([.init("jsonrpc", "2.0"), .init("id", id), outcome]))
        }
    }

    private func isLate(_ request: Datum) -> Bool {
        guard let text = request["_meta"]?["deadline"]?.text, let deadline = try? Instant(text) else { return false }
        return deadline < Clock.now()
    }
}
