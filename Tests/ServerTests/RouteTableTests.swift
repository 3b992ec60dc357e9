// SPDX-License-Identifier: Apache-2.0

import Engine
import Messaging
import Testing

@testable import Server

@Suite struct RouteTableTests {
    @Test func `a route is good for one reply, unless it is kept`() throws {
        var table = RouteTable()
        let envelope = try Envelope.sample()
        let (once, kept) = (table.add(envelope), table.add(envelope))
        table.keep(kept)
        for route in [once, kept] {
            #expect(table[route] != nil)
            table.replied(route)
        }
        #expect(table[once] == nil)
        #expect(table[kept] != nil)
        table.release(kept)
        #expect(table[kept] == nil)
        #expect(table.count == 0)
    }

    @Test func `a place that is used again is another route, and none has the number 0`() throws {
        var table = RouteTable()
        let envelope = try Envelope.sample()
        var seen: Set<Route> = []
        for _ in 0..<100 {
            let route = table.add(envelope)
            #expect(route.value != 0)
            #expect(seen.insert(route).inserted)
            table.replied(route)
            #expect(table[route] == nil)
        }
    }
}

extension Envelope {
    /// An envelope as a socket makes it.
    static func sample() throws -> Envelope {
        let context = try MessagingContext()
        var router = try RouterSocket(context)
        try router.bind(try Endpoint("inproc://sample"))
        var dealer = try DealerSocket(context, connectingTo: try Endpoint("inproc://sample"))
        _ = try dealer.send([1].span.bytes, within: .seconds(5))
        var poller = Poller()
        _ = poller.add(router)
        try poller.wait(.seconds(5))
        var message = Multipart()
        guard case .request(let envelope) = try router.receive(into: &message) else { throw NothingCame() }
        return envelope
    }

    private struct NothingCame: Error {}
}
