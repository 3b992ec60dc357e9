// SPDX-License-Identifier: Apache-2.0

import Chronology
import Testing
import Threads

@testable import Alerts

@Suite struct WebhookSinkTests {
    private static let now = Instant(milliseconds: 1_614_265_330_000)
    private let clock: @Sendable () -> Instant = { now }

    func sink(
        _ url: String, allowsPrivate: Bool = true, timeout: Duration = .seconds(10),
        _ change: (inout WebhookSink.Settings) -> Void = { _ in }
    ) throws -> WebhookSink {
        var settings = WebhookSink.Settings(
            endpoint: try Endpoint(url, schemes: ["http", "https"]), allowsPrivate: allowsPrivate, timeout: timeout)
        change(&settings)
        return WebhookSink(name: "hook", settings, now: clock)
    }

    @Test(arguments: [200, 201, 202, 204]) func `a status of the 200s is a delivery`(status: Int) throws {
        let receiver = try HTTPReceiver { _ in .status(status) }
        #expect(try refusal(of: sink(receiver.url)) == nil)
    }

    @Test(arguments: [408, 429, 500, 502, 503, 504])
    func `a status that says not now is temporary`(status: Int) throws {
        let receiver = try HTTPReceiver { _ in .status(status, body: "down\r\n\u{1B}for  repair\u{9B}") }
        let met = try #require(refusal(of: sink(receiver.url)))
        #expect(met.isTemporary)
        #expect(met.reason == "\(receiver.shown) answered \(status): down for repair")
    }

    @Test(arguments: [400, 401, 403, 404, 410, 413, 422])
    func `a status that says no is permanent`(status: Int) throws {
        let receiver = try HTTPReceiver { _ in .status(status) }
        #expect(try refusal(of: sink(receiver.url)) == .permanent("\(receiver.shown) answered \(status)"))
    }

    @Test func `a wait that the receiver asks for is heard`() throws {
        let receiver = try HTTPReceiver { _ in .status(429, headers: ["Retry-After: 7"]) }
        #expect(try refusal(of: sink(receiver.url))?.retryAfter == .seconds(7))
    }

    @Test(arguments: [301, 302, 307, 308]) func `a redirect is not followed`(status: Int) throws {
        let other = try HTTPReceiver()
        let receiver = try HTTPReceiver { _ in .status(status, headers: ["Location: \(other.url)"]) }
        let met = try #require(refusal(of: sink(receiver.url)))
        #expect(!met.isTemporary && met.reason.contains("redirect"))
        #expect(other.received.isEmpty)
    }

    @Test(arguments: [HTTPReceiver.Answer.silence, .trickle])
    func `a receiver that does not come to a status is given up`(answer: HTTPReceiver.Answer) throws {
        let receiver = try HTTPReceiver { _ in answer }
        let met = try #require(refusal(of: sink(receiver.url, timeout: .milliseconds(300))))
        #expect(met.isTemporary && met.reason.contains("cannot be reached"), "\(met)")
    }

    @Test func `a status counts even if its body does not come`() throws {
        let receiver = try HTTPReceiver { _ in .unfinished }
        #expect(try refusal(of: sink(receiver.url, timeout: .milliseconds(300))) == nil)
    }

    @Test func `an answer without end is cut off`() throws {
        let receiver = try HTTPReceiver { _ in .endless }
        #expect(try refusal(of: sink(receiver.url)) == nil)
    }

    @Test func `a receiver that is not there may come back`() throws {
        let receiver = try HTTPReceiver()
        let url = receiver.url
        receiver.end()
        #expect(try refusal(of: sink(url))?.isTemporary == true)
    }

    @Test(arguments: [
        "127.0.0.1", "localhost", "127.1", "0x7f000001", "2130706433", "0177.0.0.1", "[::1]", "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]", "0.0.0.0",
    ])
    func `a private address is not connected to, however it is written`(host: String) throws {
        let receiver = try HTTPReceiver()
        let met = try #require(
            refusal(of: sink("http://\(host):\(receiver.port)/", allowsPrivate: false)), "\(host)")
        #expect(met.reason.contains("is not a public address"), "\(met)")
        #expect(receiver.received.isEmpty)
    }

    @Test func `a delivery that hangs ends with the plugin`() throws {
        let receiver = try HTTPReceiver { _ in .silence }
        let sink = try sink(receiver.url, timeout: .seconds(60))
        let outcome = Monitor<DeliveryFailure?>(nil)
        _ = try OwnedThread {
            let met = refusal(of: sink)
            outcome.update { $0 = met }
        }
        #expect(receiver.wait(for: 1) != nil)
        sink.abandon()
        #expect(outcome.wait(atMost: .seconds(10)) { $0 }?.isTemporary == true)
    }
}
