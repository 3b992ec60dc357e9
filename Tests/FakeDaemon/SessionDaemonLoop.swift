// SPDX-License-Identifier: Apache-2.0

import Conformance
import Messaging
import Service
import Wire

/// The poll loop of a ``SessionDaemon``.
final class SessionDaemonLoop {
    private let register: FakeRegister
    private let manners: Watched<SessionDaemon.Manners>
    private let wakeup: Wakeup
    private let sockets: DaemonSockets
    private var parser = JSONParser()
    private var plugin: Envelope?
    private var held: [([UInt8], Envelope)] = []

    init(
        _ run: RunDirectory, _ register: FakeRegister, _ manners: Watched<SessionDaemon.Manners>, _ wakeup: Wakeup
    ) throws {
        (self.register, self.manners, self.wakeup) = (register, manners, wakeup)
        sockets = try DaemonSockets(run, descriptor: wakeup.descriptor)
    }

    func serve(_ orders: Mailbox<SessionDaemon.Order>) throws {
        var batch: [SessionDaemon.Order] = []
        while true {
            // As it is when a wait begins: whoever comes first after a change may still be refused, and comes again.
            sockets.admits = manners.change { $0.admits }
            try sockets.wait(nil)
            wakeup.drain()
            noteRefusals()
            try hear()
            orders.take(into: &batch)
            for order in batch {
                switch order {
                case .stop: return
                case .publish(let topic, let json): try sockets.publish(topic: topic, json: json)
                case .call(let json): if let plugin { try sockets.send(json, to: plugin) }
                }
            }
        }
    }

    private func noteRefusals() {
        let count = sockets.refusals
        manners.change { $0.refusals = count }
    }

    private func hear() throws {
        while let frame = try sockets.hear() {
            let datum = try parser.parse(frame.bytes)
            guard let request = try? Request(reading: datum) else {
                manners.change { $0.replies.append(datum) }
                continue
            }
            if request.method == "plugin.register" { plugin = frame.sender }
            guard case .send(let replies) = register.answer(request) else { continue }
            held += replies.map { ($0, frame.sender) }
        }
        guard !manners.change({ $0.holdsAnswers }) else { return }
        for (json, envelope) in held { try sockets.send(json, to: envelope) }
        held = []
    }
}
