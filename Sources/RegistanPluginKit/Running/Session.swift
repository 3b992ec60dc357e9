// SPDX-License-Identifier: Apache-2.0

import Chronology
import Client
import Messaging
import Model
import Service
import Wire

/// A plugin's session with the daemon, on the program's first thread: registration, heartbeats, calls on their way to
/// the worker and replies on their way back, leaving.
///
/// It runs beside the worker, so that a slow handler stops no heartbeat, and it waits for no answer to one, so that a
/// slow daemon does not either. The daemon may end and start again: then it registers anew.
struct Session: ~Copyable {
    /// After so many patiences without a word of the daemon the connection is replaced.
    static let patiencesOfSilence = 10

    let identity: SessionIdentity
    let progress: Progress
    let log: Log
    let timing: StreamTiming
    let health: PluginHealth
    let notification: ServiceNotification
    let signals: Signals
    private var failures = 0
    var lastFailure: ClientError?
    private var hasBegun = false
    var isLeaving = false
    /// Replies that found no room yet.
    var unsent: [CallQueue.Answered] = []

    init(
        _ identity: SessionIdentity, progress: Progress, health: PluginHealth, log: Log,
        notification: ServiceNotification, timing: StreamTiming, signals: consuming Signals
    ) {
        self.identity = identity
        self.progress = progress
        self.health = health
        self.log = log
        self.notification = notification
        self.timing = timing
        self.signals = signals
    }

    /// Runs until the worker has ended, which a signal asks it to. `begin` starts the worker, at the first registration.
    mutating func run(begin: (Registration) -> Void) {
        while !isOver {
            do throws(ClientError) {
                try converse(begin)
            } catch {
                progress.update { $0.session = nil }
                failures += 1
                report(error)
                wait(timing.delay(afterFailures: failures))
            }
        }
    }

    var isOver: Bool { progress.current.hasEnded || isLeaving && !hasBegun }

    /// Registers and keeps the session until it has left; throws when the daemon or the session is gone.
    private mutating func converse(_ begin: (Registration) -> Void) throws(ClientError) {
        let channel = try SessionChannel(endpoint: identity.endpoint)
        guard let registration = try register(channel) else { return }
        (failures, lastFailure) = (0, nil)
        progress.update { $0.session = registration.session }
        log(.info, "Registered.", ["session": registration.session, "cursor": "\(registration.cursor)"])
        notification.tell(.status("registered at \(identity.endpoint)"))
        if !hasBegun { begin(registration) }
        hasBegun = true
        try keep(registration, channel)
        try sendReplies(of: registration.session, channel)
        _ = try ask(
            "plugin.leave", .object(acknowledgement(registration)), channel, patience: timing.patience, isLast: true)
    }

    /// Registers; nil where the plugin ends before that. A declaration that the daemon refuses ends the plugin, for it
    /// will not become better.
    private mutating func register(_ channel: SessionChannel) throws(ClientError) -> Registration? {
        do throws(ClientError) {
            let patience = timing.patience(afterFailures: failures)
            let result = try ask("plugin.register", identity.request, channel, patience: patience)
            return try result.map { result throws(ClientError) in try Registration(result) }
        } catch {
            guard !hasBegun, case .refused(let refusal) = error, refusal.code == .invalidParams else { throw error }
            progress.end("The daemon refuses to register the plugin. \(error)")
            return nil
        }
    }

    /// Sends heartbeats, takes calls and sends replies until the worker has ended.
    private mutating func keep(_ registration: Registration, _ channel: SessionChannel) throws(ClientError) {
        var pulse = Pulse()
        while !isOver {
            if pulse.isDue {
                pulse.beat(isSent: try channel.send("plugin.heartbeat", heartbeat(registration)) != nil)
                pulse.next = .now + interval(registration)
            }
            try sendReplies(of: registration.session, channel)
            wait(ContinuousClock.now.duration(to: pulse.next), channel)
            if try hear(registration.session, channel) { pulse.hear() }
            try check(pulse, channel)
        }
    }

    /// What waits; whether it was anything.
    private mutating func hear(_ session: String, _ channel: SessionChannel) throws(ClientError) -> Bool {
        var hasHeard = false
        while true {
            switch try channel.receive() {
            case .nothing: return hasHeard
            case .reply(_, .failure(let error)) where !error.isPassing: throw .refused(error)
            case .request(let request): take(request, session: session)
            case .reply, .other: break
            }
            hasHeard = true
        }
    }

    /// Throws where the daemon is gone, shuts the plugin out, or has been silent for so long that it may be.
    private func check(_ pulse: Pulse, _ channel: SessionChannel) throws(ClientError) {
        if !pulse.isSent, let obstacle = channel.obstacle { throw obstacle }
        if pulse.sinceSent > timing.patience { throw channel.notLetIn }
        let longest = timing.patience * Self.patiencesOfSilence
        if pulse.sinceHeard > longest { throw .noAnswer(method: "plugin.heartbeat", after: longest) }
    }
}

extension RPCError {
    /// Whether the session may still stand after a heartbeat that got this answer.
    fileprivate var isPassing: Bool {
        [.busy, .notPossibleNow, .deadlinePassed, .internalError, .outcomeUnknown].contains(code)
    }
}
