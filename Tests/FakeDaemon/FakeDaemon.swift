// SPDX-License-Identifier: Apache-2.0

import Conformance
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
    private var sockets: DaemonSockets
    private var parser = JSONParser()

    init(_ run: RunDirectory, wakeup: Wakeup, admits: Bool) throws {
        self.wakeup = wakeup
        sockets = try DaemonSockets(run, descriptor: wakeup.descriptor)
        sockets.admits = admits
    }

    func serve(_ orders: Mailbox<FakeDaemon.Order>, _ script: FakeDaemon.Script) throws {
        var batch: [FakeDaemon.Order] = []
        while true {
            try sockets.wait(nil)
            wakeup.drain()
            orders.take(into: &batch)
            for order in batch {
                guard case .publish(let topic, let json) = order else { return }
                try sockets.publish(topic: topic, json: json)
            }
            try answerRequests(script)
        }
    }

    private func answerRequests(_ script: FakeDaemon.Script) throws {
        while let frame = try sockets.hear() {
            let request = try Request(reading: parser.parse(frame.bytes))
            guard case .send(let replies) = script(request) else { continue }
            for reply in replies { try sockets.send(reply, to: frame.sender) }
        }
    }
}
