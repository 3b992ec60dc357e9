// SPDX-License-Identifier: Apache-2.0

import Chronology
import Client
import Messaging
import Service

/// The thread on which the plugin lives: it follows the register and hands over event after event.
///
/// Its cursor moves past an event when the event is settled, and what the session acknowledges is that cursor.
final class EventWorker<Subject: Plugin> {
    /// How long to listen before the cursor is reported again, which moves also past what the topics leave out.
    private static var reportInterval: Duration { .seconds(1) }
    /// The wait before a stream that failed is opened again.
    private static var reopeningDelay: Duration { .seconds(1) }

    private let endpoints: Endpoints
    private let topics: [String]
    private let progress: Progress
    private let log: Log
    private let timing: StreamTiming
    private var delivery: EventDelivery<Subject>
    private var position: (after: SequenceNumber?, epoch: Int64)
    private var stream: EventStream?
    private var lastFailure: ClientError?

    init(
        _ delivery: consuming EventDelivery<Subject>, endpoints: Endpoints, registration: Registration,
        progress: Progress,
        log: Log, timing: StreamTiming
    ) {
        self.endpoints = endpoints
        self.progress = progress
        self.log = log
        self.timing = timing
        topics = delivery.plugin.topics
        let startsAtHead = registration.cursor == .zero && delivery.plugin.beginning == .head
        position = (startsAtHead ? nil : registration.cursor, registration.epoch)
        self.delivery = delivery
    }

    /// Works until it is asked to end.
    func run() {
        while !progress.current.isStopping {
            do throws(ClientError) {
                try step()
            } catch {
                report(error)
                stream = nil
                _ = pause(Self.reopeningDelay)
            }
        }
        stream = nil
        progress.end()
    }

    private func step() throws(ClientError) {
        let stream = try openStream()
        switch try stream.next(within: Self.reportInterval) {
        case .event(let event, let json):
            guard delivery.deliver(event, json: json, pause: pause) == .settled else { return }
        case .epochChanged(let change):
            log(
                .warning, "The register is in another epoch.",
                ["epoch": "\(change.current)", "cursor": "\(change.cursor)"])
            position.epoch = change.current
            delivery.tell(change)
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
        let (deadLetters, lastError, cursor) = (delivery.deadLetters.count, delivery.lastError, position.after)
        progress.update {
            $0.cursor = cursor
            $0.deadLetters = deadLetters
            $0.lastError = lastError
        }
    }

    /// Waits; false if the worker is asked to end.
    private func pause(_ duration: Duration) -> Bool {
        let end = ContinuousClock.now + duration
        var poller = Poller()
        _ = poller.add(descriptor: progress.workerWakeup.descriptor)
        while !progress.current.isStopping, ContinuousClock.now < end {
            // A poll that fails, which a valid descriptor gives no cause for, ends the pause early.
            guard (try? poller.wait(ContinuousClock.now.duration(to: end))) != nil else { break }
            progress.workerWakeup.drain()
        }
        return !progress.current.isStopping
    }
}
