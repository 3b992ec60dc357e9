// SPDX-License-Identifier: Apache-2.0

import Chronology
import Client
import Messaging
import Model
import Service

/// A plugin's session with the daemon, on the program's first thread: registration, heartbeats, leaving.
///
/// It runs beside the worker, so that a slow handler stops no heartbeat. The daemon may end and start again: then it
/// registers anew. Requests of the daemon, such as the probe of a session, need no answer and are passed over.
struct Session: ~Copyable {
    /// How long to wait for an answer; shorter than the three heartbeats after which the daemon counts a plugin as gone.
    static let patience = Duration.seconds(2)

    /// Who registers, and where.
    struct Identity {
        let name: String
        let version: String
        let topics: [String]
        let publishes: [String]
        /// As `plugin.register` takes them.
        let services: [Datum]
        let table: ServiceTable
        let endpoint: String

        init<Subject: Plugin>(_ plugin: borrowing Subject, endpoint: String, services table: ServiceTable) {
            (name, version) = (Subject.name, Subject.version)
            (topics, publishes) = (plugin.topics, plugin.publishes)
            services = plugin.services.map { $0.datum(of: Subject.name) }
            (self.table, self.endpoint) = (table, endpoint)
        }
    }

    private let identity: Identity
    private let progress: Progress
    private let health: PluginHealth
    private let log: Log
    private let notification: ServiceNotification
    private let timing: StreamTiming
    private let signals: Signals
    private let poller: SessionWait
    private var failures = 0
    private var hasBegun = false
    private var isLeaving = false

    init(
        _ identity: Identity, progress: Progress, health: PluginHealth, log: Log, notification: ServiceNotification,
        timing: StreamTiming, signals: consuming Signals
    ) {
        self.identity = identity
        self.progress = progress
        self.health = health
        self.log = log
        self.notification = notification
        self.timing = timing
        poller = SessionWait(signals: signals.descriptor, worker: progress.sessionWakeup)
        self.signals = signals
    }

    /// Runs until the worker has ended, which a signal asks it to. `begin` starts the worker, at the
    /// first registration, and returns false where it cannot.
    mutating func run(begin: (Registration) -> Void) {
        while !isOver {
            do throws(ClientError) {
                try converse(begin)
            } catch {
                failures += 1
                if failures == 1 { report(error) }
                wait(timing.delay(afterFailures: failures))
            }
        }
    }

    private var isOver: Bool { progress.current.hasEnded || isLeaving && !hasBegun }

    /// Registers and sends heartbeats until it has left; throws when the daemon or the session is gone.
    private mutating func converse(_ begin: (Registration) -> Void) throws(ClientError) {
        let connection = try Connection(endpoint: identity.endpoint, patience: Self.patience)
        let registration = try Registration(connection, identity)
        failures = 0
        progress.update { $0.session = registration.session }
        if !hasBegun { begin(registration) }
        hasBegun = true
        log(.info, "Registered.", ["session": registration.session, "cursor": "\(registration.cursor)"])
        notification.tell(.status("registered at \(identity.endpoint)"))
        while !isOver {
            _ = try connection.call("plugin.heartbeat", heartbeat(registration))
            wait(interval(registration))
        }
        _ = try connection.call("plugin.leave", .object(acknowledgement(registration)))
    }

    /// The watchdog is fed after each wait, so it may ask for a shorter one.
    private func interval(_ registration: Registration) -> Duration {
        min(registration.heartbeat, notification.watchdogInterval ?? registration.heartbeat)
    }

    private func heartbeat(_ registration: Registration) -> Datum {
        let report = progress.current
        var members = acknowledgement(registration)
        members.append(.init("state", isLeaving ? "leaving" : "running"))
        members.append(.init("deadLetters", .integer(Int64(report.deadLetters))))
        if let error = report.lastError { members.append(.init("lastError", .string(error))) }
        let parts = health.parts.map(\.datum)
        if !parts.isEmpty { members.append(.init("parts", .array(parts))) }
        return .object(members)
    }

    /// Names the session and acknowledges what the worker has settled.
    private func acknowledgement(_ registration: Registration) -> [Datum.Member] {
        let cursor = progress.current.cursor.map { Datum.Member("cursor", .integer($0.value)) }
        return [.init("session", .string(registration.session))] + [cursor].compactMap(\.self)
    }

    private func report(_ error: ClientError) {
        log(.warning, "\(error)")
        notification.tell(.status("waiting for the daemon: \(error)"))
    }

    /// Waits for the time, a signal or the end of the worker.
    private mutating func wait(_ duration: Duration) {
        poller.wait(duration)
        notification.tell(.alive)
        while let signal = signals.next() {
            guard signal != .hangUp, !isLeaving else { continue }
            isLeaving = true
            log(.info, "Ending after the event in hand.")
            notification.tell(.stopping)
            progress.stop()
        }
    }
}

/// Waits for several things at once.
private struct SessionWait {
    let signals: Int32
    let worker: Wakeup

    /// Waits for the time, a signal or the wake-up.
    func wait(_ duration: Duration) {
        var poller = Poller()
        _ = poller.add(descriptor: signals)
        _ = poller.add(descriptor: worker.descriptor)
        // A poll that fails, which valid descriptors give no cause for, ends the wait early.
        _ = try? poller.wait(duration)
        worker.drain()
    }
}
