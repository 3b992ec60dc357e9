// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messaging
public import Model
public import Service
import Wire

/// A daemon whose sessions a test takes part in: it calls a plugin's services, hears its replies, answers late, and lets
/// peers in or not, as the test says at the time.
public final class SessionDaemon: Sendable {
    fileprivate enum Order: Sendable {
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
        fileprivate var isRunning = false
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
            guard let loop = try? Loop(run, register, manners, wakeup) else { return }
            manners.change { $0.isRunning = true }
            try? loop.serve(orders)
        }
        _ = manners.wait { $0.isRunning || $0.hasEnded ? true : nil }
    }

    /// Publishes an event.
    public func publish(topic: String, json: [UInt8]) { _ = orders.post(.publish(topic: topic, json: json)) }

    /// Calls a service of the plugin that registered last.
    public func call(
        _ id: String, _ method: String, _ params: Datum, deadline: String = "9999-12-31T23:59:59Z",
        role: String = "reader"
    ) {
        _ = orders.post(
            .call(
                canonical([
                    "jsonrpc": "2.0", "id": .string(id), "method": .string(method), "params": params,
                    "_meta": [
                        "by": "ana", "role": .string(role), "deadline": .string(deadline),
                        "progress": .string("token-\(id)"),
                    ],
                ])))
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

/// The poll loop.
private final class Loop {
    private let register: FakeRegister
    private let manners: Watched<SessionDaemon.Manners>
    private let wakeup: Wakeup
    private var zap: ZAPHandler
    private var router: RouterSocket
    private var events: XPubSocket
    private var poller = Poller()
    private var message = Multipart()
    private var parser = JSONParser()
    private var plugin: Envelope?
    private var held: [([UInt8], Envelope)] = []

    init(
        _ run: RunDirectory, _ register: FakeRegister, _ manners: Watched<SessionDaemon.Manners>, _ wakeup: Wakeup
    ) throws {
        let context = try MessagingContext()
        (self.register, self.manners, self.wakeup) = (register, manners, wakeup)
        zap = try ZAPHandler(context)
        router = try RouterSocket(context)
        events = try XPubSocket(context)
        try router.bind(Endpoint(run.commandEndpoint))
        try events.bind(Endpoint(run.eventsEndpoint))
        _ = poller.add(zap)
        _ = poller.add(router)
        _ = poller.add(events)
        _ = poller.add(descriptor: wakeup.descriptor)
    }

    func serve(_ orders: Mailbox<SessionDaemon.Order>) throws {
        var batch: [SessionDaemon.Order] = []
        while true {
            try poller.wait(nil)
            wakeup.drain()
            try admit()
            while case let change = try events.receive(), change != .nothing {}
            try hear()
            orders.take(into: &batch)
            for order in batch {
                switch order {
                case .stop: return
                case .publish(let topic, let json):
                    _ = try events.publish(topic: Array(topic.utf8).span.bytes, payload: json.span.bytes)
                case .call(let json):
                    if let plugin { _ = try router.send(json.span.bytes, to: plugin) }
                }
            }
        }
    }

    private func admit() throws {
        let user = manners.change { $0.admits } ? UserID("tester") : nil
        let decided = try zap.handle { _ in user.map { .allow($0) } ?? .deny }
        if user == nil, decided > 0 { manners.change { $0.refusals += decided } }
    }

    private func hear() throws {
        while case .request(let envelope) = try router.receive(into: &message) {
            let datum = try parser.parse(message.copy(ofFrame: message.count - 1))
            guard let request = try? Request(reading: datum) else {
                manners.change { $0.replies.append(datum) }
                continue
            }
            if request.method == "plugin.register" { plugin = envelope }
            guard case .send(let replies) = register.answer(request) else { continue }
            held += replies.map { ($0, envelope) }
        }
        guard !manners.change({ $0.holdsAnswers }) else { return }
        for (json, envelope) in held { _ = try router.send(json.span.bytes, to: envelope) }
        held = []
    }
}
