// SPDX-License-Identifier: Apache-2.0

public import Chronology
import Foundation
import Messaging
public import Model
public import Service
public import Wire

/// A daemon whose sessions a test takes part in: it calls a plugin's services, hears its replies, answers late, and lets
/// peers in or not, as the test says at the time.
public final class SessionDaemon: Sendable {
    enum Order: Sendable {
        case publish(topic: String, json: [UInt8])
        case call([UInt8])
        case stop
    }

    /// How it behaves, and what it saw.
    public struct Manners: Sendable {
        /// Whether it lets peers in.
        public var admits = true
        /// How often it did not.
        public var refusals = 0
        /// Whether it keeps its answers back until this is false again and something comes in.
        public var holdsAnswers = false
        /// Replies of the plugin to calls, in order.
        public var replies: [Datum] = []
        /// Whether its sockets are closed.
        public var hasEnded = false
        var isRunning = false
    }

    /// How it behaves, to be changed and waited for.
    public let manners: Watched<Manners>
    private let wakeup: Wakeup
    private let orders: Mailbox<Order>

    /// Starts in a run directory; returns when its sockets are bound.
    public init(_ run: RunDirectory, _ register: FakeRegister, admits: Bool = true) throws {
        var initial = Manners()
        initial.admits = admits
        manners = Watched(initial)
        wakeup = try Wakeup()
        orders = Mailbox(waking: wakeup)
        let (wakeup, orders, manners) = (wakeup, orders, manners)
        Thread.detachNewThread {
            defer { manners.change { $0.hasEnded = true } }
            guard let loop = try? SessionDaemonLoop(run, register, manners, wakeup) else { return }
            manners.change { $0.isRunning = true }
            try? loop.serve(orders)
        }
        _ = manners.wait { $0.isRunning || $0.hasEnded ? true : nil }
    }

    /// Publishes an event.
    public func publish(topic: String, json: [UInt8]) { _ = orders.post(.publish(topic: topic, json: json)) }

    /// A deadline that no test reaches: the end of the year 9999.
    public static let farAway = Instant(milliseconds: 253_402_300_799_000)

    /// Calls a service of the plugin that registered last.
    public func call(
        _ id: String, _ method: String, _ params: Datum, deadline: Instant = farAway, role: Role = .reader
    ) {
        let context = CallContext(by: "ana", role: role, deadline: deadline, progress: "token-\(id)")
        _ = orders.post(.call(Call.service(id: id, method: method, params: params, context)))
    }

    /// The plugin's reply to a call.
    public func reply(to id: String) -> Datum? {
        manners.wait { $0.replies.first { $0["id"]?.text == id } }
    }

    /// Closes the sockets; returns when they are closed.
    public func stop() {
        _ = orders.post(.stop)
        _ = manners.wait { $0.hasEnded ? true : nil }
    }
}
