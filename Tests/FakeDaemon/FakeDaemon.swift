// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messaging
public import Service
public import Wire

/// The sockets of a daemon on a thread of their own; what it answers is up to the test.
public final class FakeDaemon: Sendable {
    /// What to do with a request.
    public enum Answer: Sendable {
        /// Send these bytes, one message after the other.
        case send([[UInt8]])
        /// Say nothing.
        case silence
    }

    /// Decides an answer, on the daemon's thread.
    public typealias Script = @Sendable (Request) -> Answer

    fileprivate enum Order: Sendable {
        case publish(topic: String, json: [UInt8])
        case stop
    }

    /// Where it listens.
    public let run: RunDirectory
    private let wakeup: Wakeup
    private let orders: Mailbox<Order>
    private let phase = Watched(Phase.starting)

    private enum Phase: Sendable { case starting, running, ended(String?) }

    /// Starts in a run directory, which must exist; returns when its sockets are bound. `admits` says whether it lets
    /// anybody connect.
    public init(_ run: RunDirectory, admits: Bool = true, script: @escaping Script) throws {
        self.run = run
        wakeup = try Wakeup()
        orders = Mailbox(waking: wakeup)
        let (wakeup, orders, phase) = (wakeup, orders, phase)
        Thread.detachNewThread {
            var failure: String?
            do {
                let loop = try Loop(run, wakeup: wakeup, admits: admits)
                phase.change { $0 = .running }
                try loop.serve(orders, script)
            } catch { failure = "\(error)" }
            phase.change { $0 = .ended(failure) }
        }
        let failure = phase.wait { phase -> String?? in
            switch phase {
            case .starting: nil
            case .running: .some(nil)
            case .ended(let failure): .some(failure ?? "it ended")
            }
        }
        if let failure = failure ?? "it did not start" { throw Failure(reason: failure) }
    }

    /// Why it did not start.
    public struct Failure: Error {
        /// The reason.
        public let reason: String
    }

    /// Publishes an event.
    public func publish(topic: String, json: [UInt8]) { _ = orders.post(.publish(topic: topic, json: json)) }

    /// Closes the sockets; returns when they are closed. Their files stay, as after a crash.
    public func stop() {
        _ = orders.post(.stop)
        _ = phase.wait { phase -> Bool? in
            if case .ended = phase { true } else { nil }
        }
    }
}

/// The poll loop.
private final class Loop {
    private let wakeup: Wakeup
    private let admits: Bool
    private var zap: ZAPHandler
    private var router: RouterSocket
    private var events: XPubSocket
    private var poller = Poller()
    private var message = Multipart()
    private var parser = JSONParser()

    init(_ run: RunDirectory, wakeup: Wakeup, admits: Bool) throws {
        let context = try MessagingContext()
        self.wakeup = wakeup
        self.admits = admits
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

    func serve(_ orders: Mailbox<FakeDaemon.Order>, _ script: FakeDaemon.Script) throws {
        var batch: [FakeDaemon.Order] = []
        while true {
            try poller.wait(nil)
            wakeup.drain()
            let user = admits ? UserID("tester") : nil
            _ = try zap.handle { _ in user.map { .allow($0) } ?? .deny }
            orders.take(into: &batch)
            for order in batch {
                guard case .publish(let topic, let json) = order else { return }
                _ = try events.publish(topic: Array(topic.utf8).span.bytes, payload: json.span.bytes)
            }
            while case let change = try events.receive(), change != .nothing {}
            try answerRequests(script)
        }
    }

    private func answerRequests(_ script: FakeDaemon.Script) throws {
        while case .request(let envelope) = try router.receive(into: &message) {
            let datum = try parser.parse(message.copy(ofFrame: message.count - 1))
            guard case .send(let replies) = script(try Request(reading: datum)) else { continue }
            for reply in replies { _ = try router.send(reply.span.bytes, to: envelope) }
        }
    }
}
