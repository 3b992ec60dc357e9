// SPDX-License-Identifier: Apache-2.0

import Messaging
import Wire

/// The sockets of an ``EventStream``, made and replaced together.
struct StreamSockets: ~Copyable {
    /// What they are made from.
    struct Plan {
        let events: Endpoint
        let command: Endpoint
        let topics: [String]
        let security: ClientSecurity
        /// A descriptor that ends the wait.
        let descriptor: Int32?
    }

    /// What a wait found.
    struct Ready {
        var isWoken = false
        var hasReply = false
        var hasEvents = false
    }

    var command: Channel
    private var events: SubSocket
    private var message = Multipart(capacity: 2)
    private var parser = JSONParser()
    private var poller: Poller
    private let replyWatch: Poller.Watch
    private let eventWatch: Poller.Watch
    private let wakeWatch: Poller.Watch?

    /// Connects and subscribes, also to the heartbeat.
    init(_ plan: Plan) throws(MessagingError) {
        let context = try SharedContext.get()
        let command = try Channel(context, to: plan.command, security: plan.security)
        var events = try SubSocket(context, connectingTo: plan.events, security: plan.security)
        for topic in plan.topics.isEmpty ? [""] : plan.topics { try events.subscribe(to: topic) }
        try events.subscribe(to: Topic.heartbeat)
        var poller = Poller()
        replyWatch = command.watch(in: &poller)
        eventWatch = poller.add(events)
        wakeWatch = plan.descriptor.map { poller.add(descriptor: $0) }
        self.poller = poller
        self.command = command
        self.events = events
    }

    /// Waits until something can be read or the time is over.
    mutating func wait(_ duration: Duration) throws(MessagingError) -> Ready {
        try poller.wait(max(.zero, duration))
        return Ready(
            isWoken: wakeWatch.map { poller.isReadable($0) } ?? false, hasReply: poller.isReadable(replyWatch),
            hasEvents: poller.isReadable(eventWatch))
    }

    /// Takes the next event that waits; what is none is passed over.
    mutating func nextEvent() throws(MessagingError) -> HeardEvent? {
        while true {
            switch try events.receive(into: &message) {
            case .nothing, .discarding: return nil
            case .discarded: continue
            case .message:
                if let heard = read() { return heard }
            }
        }
    }

    private mutating func read() -> HeardEvent? {
        guard message.count == 2 else { return nil }
        let json = message.copy(ofFrame: 1)
        let topic = String(decoding: message.copy(ofFrame: 0), as: UTF8.self)
        guard let datum = try? parser.parse(json), let event = Event(topic: topic, datum) else { return nil }
        return HeardEvent(event: event, json: json)
    }
}

/// A live event, with its bytes.
struct HeardEvent {
    let event: Event
    let json: [UInt8]
}
