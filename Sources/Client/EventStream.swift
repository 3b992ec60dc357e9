// SPDX-License-Identifier: Apache-2.0

public import Chronology
public import Messaging
import Model
import Service
import Wire

/// Live events with replay: each recorded event that the topics ask for at least once, in order, without a gap, through
/// restarts of either side. Within one stream each comes exactly once.
///
/// ``Reconciler`` decides; this class owns the sockets and carries out. It works only inside ``next(within:)``, so a
/// slow consumer holds up nobody: what libzmq then drops is replayed. Not Sendable: it stays on the thread that made it.
public final class EventStream {
    /// Events that one replay may bring, and so the most that wait here.
    public static let replayLimit = 1_000
    /// Live events that are read before the clock and the replies get their turn.
    private static let readsPerTurn = 64
    /// How long a question waits for the connection, which after a start takes a moment.
    private static let connectionWait = Duration.milliseconds(50)

    /// Everything up to here was returned by ``next(within:)``, or was not asked for; before the head is known, 0.
    ///
    /// Save it after the event was dealt with, and start the next stream after it.
    public private(set) var cursor: SequenceNumber

    private let topics: [String]
    private let transient: Bool
    private let wakeup: Wakeup?
    private let plan: StreamSockets.Plan
    private var sockets: StreamSockets
    private var reconciler: Reconciler
    private var asked: (id: Int64, question: Reconciler.Question)?
    private var waiting: ArraySlice<Waiting> = []
    private let start = ContinuousClock.now

    /// Something to return, and where the cursor stands then.
    private struct Waiting {
        let occurrence: Occurrence
        let cursor: SequenceNumber
    }

    /// Begins to follow a register.
    ///
    /// - Parameters:
    ///   - events: the endpoint of the events.
    ///   - command: the endpoint of the requests.
    ///   - topics: prefixes of the topics to return; none asks for all.
    ///   - after: the cursor of an earlier stream; nil starts at the head as it is at the first answer.
    ///   - epoch: the epoch of that cursor, if it is known.
    ///   - transient: whether to return events that are not recorded too, while they are heard.
    ///   - wakeup: ends the wait in ``next(within:)`` from another thread.
    ///
    /// Throws ``ClientError/noDaemon(endpoint:reason:)`` where nobody listens on an `ipc` socket for requests. A daemon
    /// that goes away later is waited for.
    public init(
        events: String, command: String, topics: [String], after: SequenceNumber?, epoch: Int64? = nil,
        transient: Bool = false, wakeup: Wakeup? = nil, timing: StreamTiming = StreamTiming(),
        security: ClientSecurity = .local
    ) throws(ClientError) {
        self.topics = topics
        self.transient = transient
        self.wakeup = wakeup
        cursor = after ?? .zero
        reconciler = Reconciler(after: after, epoch: epoch, timing: timing, at: .zero)
        do throws(MessagingError) {
            plan = try .init(
                events: Endpoint(events), command: Endpoint(command), topics: topics, security: security,
                descriptor: wakeup?.descriptor)
            sockets = try StreamSockets(plan)
        } catch { throw ClientError(error) }
        if let obstacle = Reachability.obstacle(at: plan.command) {
            throw .noDaemon(endpoint: command, reason: obstacle)
        }
    }

    /// The next occurrence, or nil if the time is over or the wake-up was signalled.
    ///
    /// Throws ``ClientError/refused(_:)`` where the daemon refuses replays for a reason that time does not cure.
    public func next(within duration: Duration) throws(ClientError) -> Occurrence? {
        let end = now + duration
        while true {
            if let first = waiting.popFirst() {
                cursor = first.cursor
                return first.occurrence
            }
            do throws(MessagingError) {
                if try turn(until: end) { return nil }
            } catch { throw ClientError(error) }
            if let error = refusal.take() { throw .refused(error) }
            if waiting.isEmpty { cursor = reconciler.cursor ?? cursor }
            if waiting.isEmpty, now >= end { return nil }
        }
    }

    private var refusal: RPCError?
    private var now: Duration { start.duration(to: .now) }
}

// MARK: - Acting

extension EventStream {
    /// Carries out one step; whether the wake-up was signalled.
    private func turn(until end: Duration) throws(MessagingError) -> Bool {
        switch reconciler.step(at: now) {
        case .ask(let question):
            try ask(question)
            return false
        case .reconnect:
            asked = nil
            sockets = try StreamSockets(plan)
            return false
        case .listen(let until):
            return try listen(for: min(until, end) - now)
        }
    }

    private func ask(_ question: Reconciler.Question) throws(MessagingError) {
        let request = question.request(topics: topics, limit: Self.replayLimit)
        if let id = try sockets.command.send(request, within: Self.connectionWait) {
            asked = (id, question)
        } else {
            reconciler.failed(at: now)
        }
    }

    private func listen(for duration: Duration) throws(MessagingError) -> Bool {
        let ready = try sockets.wait(duration)
        if ready.isWoken {
            wakeup?.drain()
            return true
        }
        if ready.hasReply { try readReplies() }
        if ready.hasEvents { try readEvents() }
        return false
    }

    private func readEvents() throws(MessagingError) {
        for _ in 0..<Self.readsPerTurn {
            guard let heard = try sockets.nextEvent() else { return }
            hear(heard)
        }
    }

    private func readReplies() throws(MessagingError) {
        while true {
            switch try sockets.command.receive() {
            case .nothing: return
            case .request, .other: continue
            case .reply(let id, let outcome, let json):
                guard let question = asked?.question, id == asked?.id else { continue }
                asked = nil
                settle(question, outcome, json)
            }
        }
    }
}

// MARK: - Hearing

extension EventStream {
    private func hear(_ heard: HeardEvent) {
        let event = heard.event
        if let sequence = event.sequence {
            guard reconciler.hear(sequence, epoch: event.epoch, at: now), isAskedFor(event) else { return }
            enqueue(.event(event, json: heard.json), cursor: sequence)
        } else {
            if event.topic == Topic.heartbeat, let head = event.data["head"]?.integer {
                reconciler.hear(head: SequenceNumber(head), epoch: event.data["epoch"]?.integer, at: now)
            } else {
                reconciler.hearSomething(at: now)
            }
            guard transient, isAskedFor(event) else { return }
            enqueue(.event(event, json: heard.json), cursor: reconciler.cursor ?? cursor)
        }
    }

    /// The heartbeat is subscribed to in any case.
    private func isAskedFor(_ event: Event) -> Bool { Topic.matches(event.topic, prefixes: topics) }

    private func settle(_ question: Reconciler.Question, _ outcome: Result<Datum, RPCError>, _ json: [UInt8]) {
        switch (question, outcome) {
        case (_, .failure(let error)):
            failed(error)
        case (.head, .success(let result)):
            guard let head = result["sequence"]?.integer, let epoch = result["epoch"]?.integer else {
                return reconciler.failed(at: now)
            }
            reconciler.told(head: SequenceNumber(head), epoch: epoch, at: now)
        case (.replay, .success(let result)):
            guard let page = ReplayPage(result, reply: json) else { return reconciler.failed(at: now) }
            take(page)
        }
    }

    private func take(_ page: ReplayPage) {
        let verdict = reconciler.told(page.bounds, at: now)
        if let change = verdict.change { enqueue(.epochChanged(change), cursor: cursor) }
        guard let after = verdict.deliverAfter else { return }
        for (event, json) in page.events {
            guard let sequence = event.sequence, sequence > after, isAskedFor(event) else { continue }
            enqueue(.event(event, json: json), cursor: sequence)
        }
    }

    private func failed(_ error: RPCError) {
        if let fork = error.fork {
            let verdict = reconciler.forked(epoch: fork.epoch, head: SequenceNumber(fork.head), at: now)
            if let change = verdict.change { enqueue(.epochChanged(change), cursor: change.cursor) }
        } else {
            reconciler.failed(at: now, retryAfter: error.retryAfter.map { .milliseconds($0) })
            if !error.isPassing { refusal = error }
        }
    }

    private func enqueue(_ occurrence: Occurrence, cursor: SequenceNumber) {
        waiting.append(Waiting(occurrence: occurrence, cursor: cursor))
    }
}

extension RPCError {
    /// Whether the same question may be answered later: the daemon is busy, starting or ending.
    fileprivate var isPassing: Bool {
        switch code {
        case .busy, .notPossibleNow, .deadlinePassed, .internalError, .outcomeUnknown: true
        default: false
        }
    }
}
