// SPDX-License-Identifier: Apache-2.0

import Client
import Messaging
import Service
import Threads

/// Runs a plugin that is put together: the session on this thread, the plugin on one of its own.
struct PluginRunner {
    let endpoints: Endpoints
    let log: Log
    let environment: [String: String]
    var timing = StreamTiming()
    var policy = RetryPolicy()
    /// Whether to deliver dead letters again first.
    var retriesDeadLetters = false

    /// What the plugin's thread takes over when it is started.
    ///
    /// `@unchecked Sendable`: it is filled here and emptied by the one thread that is started with it, in that order.
    private final class Handover<Subject: Plugin>: @unchecked Sendable {
        var host: PluginHost<Subject>?
        init(_ host: PluginHost<Subject>) { self.host = host }
    }

    /// Runs until a signal; returns when what is in hand is dealt with and the daemon knows. Throws ``RunFailure`` where
    /// the plugin cannot go on.
    ///
    /// - Parameter health: what the plugin was set up with.
    func run<Subject: Plugin>(
        _ plugin: consuming Subject, deadLetters: consuming DeadLetters, health: PluginHealth,
        signals: consuming Signals
    ) throws {
        let progress = try Progress()
        let identity = try SessionIdentity(plugin, endpoint: endpoints.command)
        let line = LiveRegister(endpoint: endpoints.command, progress: progress, patience: Connection.standardPatience)
        let handover = Handover(
            try PluginHost(
                plugin, register: RegisterAccess(plugin: Subject.name, line: line), deadLetters: deadLetters,
                policy: policy, log: log))
        try run(handover, identity, progress, health, signals)
    }

    private func run<Subject: Plugin>(
        _ handover: Handover<Subject>, _ identity: SessionIdentity, _ progress: Progress, _ health: PluginHealth,
        _ signals: consuming Signals
    ) throws {
        let notification = ServiceNotification(environment: environment)
        var session = Session(
            identity, progress: progress, health: health, log: log, notification: notification, timing: timing,
            signals: signals)
        var thread: OwnedThread?
        notification.tell(.ready)
        session.run { registration in
            do throws(NoThread) {
                thread = try OwnedThread { [endpoints, timing, retriesDeadLetters] in
                    guard let host = handover.host.take() else { return }
                    EventWorker(
                        host, endpoints: endpoints, registration: registration, progress: progress, timing: timing
                    ).run(retryingDeadLetters: retriesDeadLetters)
                }
            } catch { progress.end("\(error)") }
        }
        thread?.join()
        if let reason = progress.current.failure { throw RunFailure(reason: reason) }
    }
}

/// Why a plugin ended by itself.
struct RunFailure: Error, Hashable, CustomStringConvertible {
    let reason: String
    var description: String { reason }
}
