// SPDX-License-Identifier: Apache-2.0

import Chronology
import Engine
import Glibc
import Messaging
import Model
import Service
import Wire

/// The owner thread: it owns the sockets, the ZAP handler and the engine, waits in one poll, and never blocks elsewhere.
///
/// A turn hears from the journal first, then takes at most `Turn.messages` from each socket, does one slice of a long
/// read, and carries out what the engine wants done, in order.
final class Daemon {
    private let engine: Engine
    private let endpoint: String
    /// The last record that must be durable before the daemon is ready, such as a dataset's; nil once it is.
    private var awaited: SequenceNumber?
    private let journal: JournalDesk
    private let evaluations: EvaluationDesk
    private let mailbox: Mailbox<OwnerMail>
    private let wakeup: Wakeup
    private var access: AccessRules
    private let isService: Bool
    private var log: Log
    private let manager: ServiceNotification
    private let reload: () throws -> (access: AccessRules, log: Log)
    private let signals: Signals
    private var router: RouterSocket
    private var publisher: XPubSocket
    private var zap: ZAPHandler
    private var poller = Poller()
    private let watches: Watches
    private var message = Multipart()
    private var mail: [OwnerMail] = []
    private var routes = RouteTable()
    private var peers: [UserID: AccessRules.Peer] = [:]
    private var nextTick: UInt64
    private var nextWatchdog: UInt64 = 0
    private var isEnding = false
    private var failure: String?

    private struct Watches {
        let router, publisher, zap, wakeup, signals: Poller.Watch
    }

    /// How much of a turn one part may take, so that nobody starves.
    private enum Turn {
        static let messages = 64
        static let tick: UInt64 = 1_000_000_000
        static let drain: UInt64 = 5_000_000_000
    }

    init(_ parts: consuming DaemonParts) {
        engine = parts.engine
        endpoint = parts.endpoint
        awaited = engine.head
        journal = parts.journal
        evaluations = parts.evaluations
        mailbox = parts.mailbox
        wakeup = parts.wakeup
        access = parts.access
        isService = parts.isService
        log = parts.log
        manager = parts.manager
        reload = parts.reload
        signals = parts.signals
        router = parts.router
        publisher = parts.publisher
        zap = parts.zap
        watches = Watches(
            router: poller.add(router), publisher: poller.add(publisher), zap: poller.add(zap),
            wakeup: poller.add(descriptor: wakeup.descriptor), signals: poller.add(descriptor: signals.descriptor))
        nextTick = Clock.elapsed()
    }

    /// Runs until a signal or a failure ends it; a failure is given as a sentence.
    func run() throws(MessagingError) -> String? {
        var deadline = UInt64.max
        while failure == nil {
            try poller.wait(engine.hasWork ? .zero : patience)
            try turn()
            guard isEnding else { continue }
            if deadline == .max { deadline = Clock.elapsed() + Turn.drain }
            if engine.isSettled || Clock.elapsed() > deadline { break }
        }
        evaluations.close()
        journal.close()
        hearThreads()
        try carryOut()
        return failure
    }

    private var patience: Duration {
        let now = Clock.elapsed()
        let next = min(nextTick, engine.nextDeadline ?? .max)
        return next > now ? .nanoseconds(Int64(next - now)) : .zero
    }

    private func turn() throws(MessagingError) {
        wakeup.drain()
        hearThreads()
        if poller.isReadable(watches.signals) { hearSignals() }
        if poller.isReadable(watches.zap) { try admitPeers() }
        if poller.isReadable(watches.router) { try receive() }
        if poller.isReadable(watches.publisher) { try hearSubscribers() }
        // What was decided goes to the journal before anything longer is begun.
        try carryOut()
        engine.work()
        tick()
        try carryOut()
        if let awaited, engine.isDurable(awaited) { tellReady() }
    }

    private func tellReady() {
        awaited = nil
        log(.info, "Ready at \(endpoint) with \(engine.size.claims) claims.")
        manager.tell(.ready)
        manager.tell(.status("\(engine.size.claims) claims, head \(engine.head)"))
    }

    private func tick() {
        let now = Clock.elapsed()
        if now >= nextTick {
            engine.tick()
            nextTick = now + Turn.tick
        }
        guard let interval = manager.watchdogInterval, now >= nextWatchdog else { return }
        manager.tell(.alive)
        nextWatchdog = now + UInt64(interval.components.seconds) * 1_000_000_000
    }

    // MARK: Hearing

    private func hearThreads() {
        mailbox.take(into: &mail)
        for item in mail {
            switch item {
            case .outcome(let outcome): engine.settled(outcome)
            case .answer(let token, let answer): engine.answered(token, answer)
            case .evaluated(let token, let outcome): engine.evaluated(token, outcome)
            }
        }
    }

    private func hearSignals() {
        while let signal = signals.next() {
            switch signal {
            case .terminate, .interrupt:
                guard !isEnding else { continue }
                isEnding = true
                manager.tell(.stopping)
                log(.info, "Stopping: what was decided is written, then the daemon ends.")
                engine.drain()
            case .hangUp: reconfigure()
            }
        }
    }

    /// Takes over what can be changed while running; a configuration that is refused changes nothing.
    private func reconfigure() {
        do {
            (access, log) = try reload()
            // A user who lost every role is not answered any more, though the connection stays.
            for user in Array(peers.keys) { peers[user] = peer(of: user) }
            log(.info, "Roles and the log level were read again; directories and the store take a restart.")
        } catch { log(.error, "The configuration was refused and nothing changed: \(error)") }
    }

    private func admitPeers() throws(MessagingError) {
        _ = try zap.handle { request in
            guard case .process(let uid, _, _) = request.peer, let user = UserID("\(Self.userPrefix)\(uid)"),
                let peer = peers[user] ?? peer(of: user)
            else {
                log(.warning, "A peer was turned away: it has no role here.")
                return .deny
            }
            peers[user] = peer
            return .allow(user)
        }
    }

    private static let userPrefix = "uid:"

    /// Who a local user is by the rules that are in force.
    private func peer(of user: UserID) -> AccessRules.Peer? {
        UInt32(user.description.dropFirst(Self.userPrefix.utf8.count)).flatMap {
            access.peer(uid: $0, isService: isService)
        }
    }

    private func receive() throws(MessagingError) {
        for _ in 0..<Turn.messages {
            switch try router.receive(into: &message) {
            case .nothing: return
            case .request(let envelope): take(from: envelope)
            case .refused(let refusal, let envelope):
                guard let envelope else { continue }
                let error = RPCError(.invalidRequest, "The message is not a request: \(refusal).")
                _ = try router.send(Reply.error(nil, error).span.bytes, to: envelope)
            case .discarding: continue
            }
        }
    }

    private func take(from envelope: Envelope) {
        // Over ipc the handler has named everybody; a message without a name came past it and gets no answer.
        guard let user = message.userID, let peer = peers[user] else { return }
        let caller = Caller(route: routes.add(envelope), name: peer.name, role: peer.role)
        if !message.withPayload({ engine.receive($0, from: caller) }) { routes.release(caller.route) }
    }

    private func hearSubscribers() throws(MessagingError) {
        for _ in 0..<Turn.messages {
            if case .nothing = try publisher.receive() { return }
        }
    }

    // MARK: Doing

    private func carryOut() throws(MessagingError) {
        var effects = engine.takeEffects()
        while !effects.isEmpty, failure == nil {
            for effect in effects where failure == nil { try carryOut(effect) }
            effects = engine.takeEffects()
        }
    }

    private func carryOut(_ effect: Effect) throws(MessagingError) {
        switch effect {
        case .reply(let route, let bytes): try reply(bytes, to: route)
        case .keep(let route): routes.keep(route)
        case .release(let route): routes.release(route)
        case .publish(let topic, let bytes):
            _ = try publisher.publish(topic: topic.utf8.span.bytes, payload: bytes.span.bytes)
        case .submit(let batch):
            if !journal.submit(batch) { fail("The journal's queue is full, which its owner's limits should prevent.") }
        case .resume(let sequence):
            if !journal.resume(after: sequence) { fail("The journal and the model have come apart at \(sequence).") }
        case .ask(let question, let token): journal.ask(question, token: token)
        case .evaluate(let job, let token): evaluations.submit(job, token: token)
        case .probe(let route, let token): try probe(route, token)
        case .forward(let route, let call, let bytes): try forward(bytes, to: route, call)
        case .saveCursors(let cursors): journal.saveCursors(cursors)
        case .stop(let reason): fail(reason)
        }
    }

    private func reply(_ bytes: [UInt8], to route: Route) throws(MessagingError) {
        guard let envelope = routes[route] else { return }
        // A peer that does not read has filled its queue, and one that left is gone: neither may hold up the others.
        _ = try router.send(bytes.span.bytes, to: envelope)
        routes.replied(route)
    }

    private func probe(_ route: Route, _ token: UInt64) throws(MessagingError) {
        guard let envelope = routes[route] else { return engine.probed(token, isReachable: false) }
        let request = Call.request(id: Int64(truncatingIfNeeded: token), method: "plugin.probe", params: .object([]))
        engine.probed(token, isReachable: try router.send(request.span.bytes, to: envelope) != .unreachable)
    }

    /// Hands a call to its plugin, or tells the engine at once why that is not possible: its caller waits.
    private func forward(_ bytes: [UInt8], to route: Route, _ call: String) throws(MessagingError) {
        guard let envelope = routes[route] else { return engine.notForwarded(call, .unreachable) }
        switch try router.send(bytes.span.bytes, to: envelope) {
        case .sent: break
        case .unreachable: engine.notForwarded(call, .unreachable)
        case .wouldBlock: engine.notForwarded(call, .full)
        }
    }

    private func fail(_ reason: String) {
        failure = reason
        log(.error, reason)
    }
}
