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

    /// What the plugin's thread takes over when it is started.
    ///
    /// `@unchecked Sendable`: it is filled here and emptied by the one thread that is started with it, in that order.
    private final class Handover<Subject: Plugin>: @unchecked Sendable {
        var delivery: EventDelivery<Subject>?
        init(_ delivery: consuming EventDelivery<Subject>) { self.delivery = consume delivery }
    }

    /// Runs until a signal; returns when the event in hand is dealt with and the daemon knows.
    func run<Subject: Plugin>(_ delivery: consuming EventDelivery<Subject>, signals: consuming Signals) throws {
        let notification = ServiceNotification(environment: environment)
        let progress = try Progress()
        let identity = Session.Identity(
            name: Subject.name, version: Subject.version, topics: delivery.plugin.topics, endpoint: endpoints.command)
        let handover = Handover(delivery)
        var session = Session(
            identity, progress: progress, log: log, notification: notification, timing: timing, signals: signals)
        var thread: OwnedThread?
        var refusal: NoThread?
        notification.tell(.ready)
        session.run { registration in
            do throws(NoThread) {
                thread = try OwnedThread { [endpoints, log, timing] in
                    guard let delivery = handover.delivery.take() else { return }
                    EventWorker(
                        delivery, endpoints: endpoints, registration: registration, progress: progress, log: log,
                        timing: timing
                    ).run()
                }
            } catch {
                refusal = error
                progress.end()
            }
            return refusal == nil
        }
        thread?.join()
        if let refusal { throw refusal }
    }
}
