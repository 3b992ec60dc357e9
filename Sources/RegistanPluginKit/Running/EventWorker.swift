// SPDX-License-Identifier: Apache-2.0

import Chronology
import Client
import Messaging
import Service
import Wire

/// The thread on which the plugin lives: it follows the register, hands over event after event, and between them the
/// calls that wait.
///
/// Its cursor moves past an event when the event is settled, and what the session acknowledges is that cursor.
final class EventWorker<Subject: Plugin> {
    /// How long to listen before the cursor is reported again, which moves also past what the topics leave out.
    private static var reportInterval: Duration { .seconds(1) }
    /// The wait before a stream that failed is opened again.
    private static var reopeningDelay: Duration { .seconds(1) }

    private let host: PluginHost<Subject>
    private let endpoints: Endpoints
    private let topics: [String]
    private let progress: Progress
    private let log: Log
    private let timing: StreamTiming
    private let desk: ServiceDesk<Subject>
    private var position: (after: SequenceNumber?, epoch: Int64)
    private var stream: EventStream?
    private var lastFailure: ClientError?

    init(
        _ host: PluginHost<Subject>, endpoints: Endpoints, registration: Registration, progress: Progress,
        timing: StreamTiming
    ) {
        self.host = host
        self.endpoints = endpoints
        self.progress = progress
        self.timing = timing
        log = host.log
        // The heartbeat is never recorded, so whoever asks for it alone hears no event, and its cursor keeps up.
        topics = host.plugin.topics.isEmpty ? [Topic.heartbeat] : host.plugin.topics
        desk = ServiceDesk(host, progress.calls)
        let startsAtHead = registration.cursor == .zero && host.plugin.beginning == .head
        position = (startsAtHead ? nil : registration.cursor, registration.epoch)
    }

    /// Works until it is asked to end, or until the plugin cannot begin.
    func run(retryingDeadLetters: Bool) {
        let beginning = host.begin(pause: pause)
        if beginning == .done {
            if retryingDeadLetters { host.deliverDeadLetters(pause: pause) }
            while !isStopping { followOnce() }
        }
        stream = nil
        desk.close()
        if beginning == .done { host.end() }
        report()
        guard case .failed(let reason) = beginning else { return progress.end() }
        progress.end(reason)
    }

    private var isStopping: Bool { progress.current.isStopping }

    private func followOnce() {
        do throws(ClientError) {
            try step()
        } catch {
            report(error)
            stream = nil
            _ = pause(Self.reopeningDelay)
        }
    }

    private func step() throws(ClientError) {
        let stream = try openStream()
        answerCalls()
        guard !isStopping else { return }
        switch try stream.next(within: Self.reportInterval) {
        case .event(let event, let json):
            guard host.deliver(event, json: json, pause: pause) else { return }
        case .epochChanged(let change):
            log(
                .warning, "The register is in another epoch.",
                ["epoch": "\(change.current)", "cursor": "\(change.cursor)"])
            position.epoch = change.current
            host.tell(change)
        case nil: break
        }
        lastFailure = nil
        report(stream.cursor)
    }

    private func openStream() throws(ClientError) -> EventStream {
        if let stream { return stream }
        guard let events = endpoints.events else {
            throw .malformed("Where the events are is not known; set $REGISTAN_EVENTS.")
        }
        let opened = try EventStream(
            events: events, command: endpoints.command, topics: topics, after: position.after, epoch: position.epoch,
            wakeup: progress.workerWakeup, timing: timing)
        stream = opened
        return opened
    }

    /// The same failure again and again is told once.
    private func report(_ failure: ClientError) {
        guard failure != lastFailure else { return }
        lastFailure = failure
        log(.error, "The event stream failed; it is opened again. \(failure)")
    }

    /// A stream that starts at the head has no cursor before it heard where that is.
    private func report(_ cursor: SequenceNumber) {
        if position.after != nil || cursor > .zero { position.after = cursor }
        report()
    }

    private func report() {
        let (deadLetters, lastError, position) = (host.deadLetters.count, host.lastError, position)
        progress.update {
            ($0.cursor, $0.epoch) = (position.after, position.epoch)
            $0.deadLetters = deadLetters
            $0.lastError = lastError
        }
    }

    /// Answers what waits, until the plugin is to end; what still waits then is refused.
    private func answerCalls() {
        while !isStopping, desk.answerNext(session: progress.current.session) { report() }
    }

    /// Waits, and answers calls meanwhile; false if the worker is asked to end.
    private func pause(_ duration: Duration) -> Bool {
        report()
        answerCalls()
        let end = ContinuousClock.now + duration
        var poller = Poller()
        _ = poller.add(descriptor: progress.workerWakeup.descriptor)
        while !isStopping, ContinuousClock.now < end {
            // A poll that fails, which a valid descriptor gives no cause for, ends the pause early.
            guard (try? poller.wait(ContinuousClock.now.duration(to: end))) != nil else { break }
            progress.workerWakeup.drain()
            answerCalls()
        }
        return !isStopping
    }
}
