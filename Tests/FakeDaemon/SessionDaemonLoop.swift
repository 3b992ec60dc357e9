// SPDX-License-Identifier: Apache-2.0

import Messaging
import Service
import Wire

/// The poll loop of a ``SessionDaemon``.
final class SessionDaemonLoop {
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
