// SPDX-License-Identifier: Apache-2.0

import Messaging
import Model
import Wire

/// The world of one scenario: a register with its sockets, and the plugin beside it.
///
/// All of it lives on one thread, and moves only in ``turn()``. Time is counted in turns too: a machine that stands
/// still for a while does not make a plugin late.
final class Stage {
    /// The register.
    var register = ScriptedRegister()
    /// Calls of the plugin's services.
    var calls = ServiceCalls()
    /// The events that are offered.
    var offer: EventOffer
    /// What the plugin said of itself when it was first seen.
    let profile: Profile
    /// How long the plugin has for whatever is awaited of it.
    let patience: Duration
    /// Whether a heartbeat that is late counts; it does, unless a scenario leaves the plugin without answers.
    var judgesPulse = true
    /// Whether the plugin may end.
    var mayEnd = false

    private(set) var child: Child?
    private(set) var sockets: DaemonSockets?
    /// The time since the beginning, as turns count it.
    private(set) var now = Duration.zero
    private let place: StagePlace
    private let program: TriedProgram
    private var parser = JSONParser()
    private var outbox: [(due: Duration, peer: Envelope, answer: ScriptedRegister.Answer)] = []
    private var nextBeat = Duration.zero
    /// Where a process that was killed had its sockets: what it sent last must not count for its successor.
    private var deadPeers: Set<Envelope> = []
    private var peers: Set<Envelope> = []

    /// The longest time that one turn waits and counts.
    private static let slice = Duration.milliseconds(20)
    /// How often the register's heart beats.
    private static let beatInterval = Duration.milliseconds(250)
    /// How long a plugin may be silent: three heartbeats, and what a busy machine needs.
    static let longestSilence = Duration.milliseconds(1_200)

    /// Prepares a place; nothing runs yet.
    init(_ program: TriedProgram, events: [OfferedEvent], profile: Profile, patience: Duration) throws {
        self.program = program
        self.profile = profile
        self.patience = patience
        offer = EventOffer(events, topics: profile.topics)
        place = try StagePlace()
    }

    /// What the plugin has printed last.
    var output: [String] { child?.output ?? [] }

    /// Starts the plugin, also after it has ended.
    func startPlugin() throws {
        child = try program.start(in: place)
        mayEnd = false
    }

    /// Ends the plugin as a crash does.
    func kill() {
        child?.kill()
        deadPeers.formUnion(peers)
        outbox.removeAll { deadPeers.contains($0.peer) }
    }

    /// Opens the daemon's sockets.
    func startDaemon(admitting admits: Bool = true) throws {
        let opened = try DaemonSockets(place.run)
        opened.admits = admits
        sockets = opened
        nextBeat = now
    }

    /// Closes them, as a daemon that crashes.
    func stopDaemon() {
        sockets = nil
        register.endSession()
        outbox = []
    }
}

// MARK: - Turning

extension Stage {
    /// Lets a moment pass, in which everything that can happen does.
    func turn() throws {
        let begin = ContinuousClock.now
        if let sockets { try sockets.wait(Self.slice) } else { try child?.wait(Self.slice) }
        now += min(Self.slice * 2, begin.duration(to: .now))
        if let prefixes = sockets?.prefixes { register.ledger.prefixes.formUnion(prefixes) }
        try hear()
        try sendWhatIsDue()
        try beat()
        child?.look()
        try judge()
    }

    private func hear() throws {
        while let frame = try sockets?.hear() {
            guard !deadPeers.contains(frame.sender) else { continue }
            peers.insert(frame.sender)
            let datum = try read(frame.bytes)
            guard datum["method"] != nil else {
                try calls.take(datum)
                continue
            }
            let request = try request(datum)
            guard let answer = try register.answer(request, from: frame.sender, at: now) else { continue }
            outbox.append((now + answer.delay, frame.sender, answer))
        }
    }

    private func read(_ bytes: [UInt8]) throws(Finding) -> Datum {
        do throws(JSONError) {
            return try parser.parse(bytes)
        } catch {
            throw Finding(
                seen: "It sends what is not JSON: \(error.message)", expected: "A frame is one JSON object in UTF-8.",
                remedy: "Send one frame, as docs/protocol.md shows under “Requests”.")
        }
    }

    private func request(_ datum: Datum) throws(Finding) -> Request {
        do throws(Request.Fault) {
            return try Request(reading: datum)
        } catch {
            throw Finding(
                seen: "It sends what is no request: \(error.error.message)",
                expected: "A request has jsonrpc, id, method and params, by JSON-RPC 2.0.",
                remedy: error.error.hint ?? "Send requests as docs/protocol.md shows.")
        }
    }

    private func sendWhatIsDue() throws {
        let isDue = { (entry: (due: Duration, peer: Envelope, answer: ScriptedRegister.Answer)) in
            entry.due <= self.now && !(entry.answer.isHeld && self.register.manners.holdsReads)
        }
        let due = outbox.filter(isDue)
        outbox.removeAll(where: isDue)
        for (_, peer, answer) in due {
            try sockets?.send(answer.json, to: peer)
            register.sent(answer.tells)
            if let sequence = answer.publishes { try publish(sequence) }
        }
    }

    private func beat() throws {
        guard now >= nextBeat, let sockets else { return }
        nextBeat = now + Self.beatInterval
        try sockets.publish(topic: Topic.heartbeat, json: register.chronicle.heartbeat())
    }

    private func judge() throws(Finding) {
        if let status = child?.status, !mayEnd {
            throw Finding(
                seen: "It ended with the status \(status).", expected: "A plugin goes on until SIGTERM.",
                remedy: "Look at what it printed last; every failure of the daemon passes, so try again after a delay.")
        }
        guard judgesPulse, sockets != nil, let session = register.session else { return }
        if now - session.heard > Self.longestSilence {
            throw Finding(
                seen: "No heartbeat came for \(Self.text(now - session.heard)), where one was asked for every "
                    + "\(Self.text(register.heartbeat)).",
                expected: "Heartbeats come every heartbeatSeconds, whatever the plugin is busy with; three missed end "
                    + "the session.",
                remedy: "Send them from a thread of their own, or between any two events; take heartbeatSeconds as a "
                    + "fraction.")
        }
    }

    /// A duration in seconds.
    static func text(_ duration: Duration) -> String {
        let tenths = Int((duration / .milliseconds(100)).rounded())
        return "\(tenths / 10).\(tenths % 10) s"
    }
}
