// SPDX-License-Identifier: Apache-2.0

import Messaging
import Model
import Wire

/// A register that answers one plugin as the protocol says, or as its ``Manners`` say, and judges what it is asked.
///
/// It has neither sockets nor a clock. What it throws is a fault of the plugin's.
struct ScriptedRegister {
    /// A session of the plugin.
    struct Session {
        let id: String
        let name: String
        /// Where its DEALER is reached.
        let peer: Envelope
        /// When it was last heard.
        var heard: Duration
        /// The last cursor that it acknowledged, or began with.
        var cursor: Int64
    }

    /// An answer on its way.
    struct Answer {
        let json: [UInt8]
        /// What it tells the plugin, which counts from when it is sent.
        var tells = Telling.nothing
        var delay: Duration = .zero
        /// Whether it waits until questions are answered again.
        var isHeld = false
        /// An event that is published with it.
        var publishes: Int64?
    }

    /// What an answer lets the plugin acknowledge.
    enum Telling {
        case nothing
        case head(Int64)
        case page(after: Int64, next: Int64, topics: [String])
        case startOver(at: Int64)
    }

    /// The journal.
    var chronicle = Chronicle()
    /// What the plugin was given.
    var ledger = CursorLedger()
    /// How it behaves.
    var manners = Manners()
    /// The session that lives.
    var session: Session?
    /// What the plugin said when it last registered.
    var registration: Datum = [:]
    /// How often it asked to register, and how often it was let in.
    var attempts = 0, admissions = 0
    /// The last cursor that was acknowledged.
    var cursor: Int64 = 0
    /// How many heartbeats came.
    var beats = 0
    /// Sessions that ended by `plugin.leave`.
    var departures = 0
    /// How many requests of each method came.
    var counts: [String: Int] = [:]
    /// What was published under an idempotency key.
    var keys: [String: Int64] = [:]

    /// How often heartbeats are asked for: as often as a busy machine keeps up with, so that trying takes little time.
    let heartbeat: Duration = .milliseconds(200)

    /// Ends the session, as a restart does.
    mutating func endSession() { session = nil }

    /// Begins another epoch.
    mutating func beginEpoch(after fork: Int64) {
        chronicle.beginEpoch(after: fork)
        ledger.fork(after: fork)
        cursor = min(cursor, fork)
    }

    /// Takes it that an answer was sent.
    mutating func sent(_ telling: Telling) {
        switch telling {
        case .nothing: return
        case .head(let head): ledger.told(head: head)
        case .page(let after, let next, let topics): ledger.replayed(after: after, next: next, topics: topics)
        case .startOver(let head):
            ledger.toldToStartOver(at: head)
            session?.cursor = 0
        }
    }

    /// Answers a request; nil where it says nothing.
    mutating func answer(_ request: Request, from peer: Envelope, at now: Duration) throws(Finding) -> Answer? {
        counts[request.method, default: 0] += 1
        try check(request)
        if let count = manners.swallows[request.method], count > 0 {
            manners.swallows[request.method] = count - 1
            if request.method == "plugin.heartbeat" { noteBeat(at: now) }
            return nil
        }
        switch try result(of: request, from: peer, at: now) {
        case .success(var answer):
            answer.delay = manners.delays[request.method] ?? .zero
            return answer
        case .failure(let error):
            let tells = error.fork.map { Telling.startOver(at: $0.head) } ?? .nothing
            return Answer(json: Reply.error(request.id, error), tells: tells)
        }
    }

    private mutating func result(
        of request: Request, from peer: Envelope, at now: Duration
    ) throws(Finding) -> Result<Answer, RPCError> {
        switch request.method {
        case "plugin.register": try register(request, from: peer, at: now)
        case "plugin.heartbeat": try beat(request, at: now)
        case "plugin.leave": try leave(request, at: now)
        case "event.head": .success(head(request))
        case "event.replay": replay(request)
        case "event.publish": try publish(request)
        default: other(request)
        }
    }

    /// What the daemon would refuse in the requests that every plugin makes.
    private func check(_ request: Request) throws(Finding) {
        guard ["plugin", "event"].contains(request.method.prefix { $0 != "." }),
            let method = Catalogue.method(named: request.method)
        else { return }
        // What every request may carry.
        let members = (request.params.members ?? []).filter { $0.name != "deadline" }
        do throws(Rejection) {
            try Shape.check(.object(members), method.parameters, field: "")
        } catch {
            throw Finding(
                seen: "Its \(request.method) is refused: \(error.description)",
                expected: "The parameters are as docs/protocol.md declares them.",
                remedy: error.hint ?? "Send what the table of that method allows.")
        }
    }
}
