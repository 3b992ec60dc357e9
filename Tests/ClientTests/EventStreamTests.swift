// SPDX-License-Identifier: Apache-2.0

import Chronology
import FakeDaemon
import Messaging
import Model
import Service
import Testing
import Wire

@testable import Client

extension ClientSocketTests {
    @Suite struct EventStreamTests {
        let home: TemporaryRun
        let register = FakeRegister()

        init() throws { home = try TemporaryRun() }

        private func stream(
            _ topics: [String], after: Int64?, epoch: Int64? = nil, transient: Bool = false, wakeup: Wakeup? = nil
        ) throws -> EventStream {
            try EventStream(
                events: home.run.eventsEndpoint, command: home.run.commandEndpoint, topics: topics,
                after: after.map { SequenceNumber($0) }, epoch: epoch, transient: transient, wakeup: wakeup,
                timing: StreamTiming(
                    silence: .milliseconds(200), patience: .milliseconds(200), firstDelay: .milliseconds(5),
                    longestDelay: .milliseconds(50)))
        }

        private func next(_ stream: EventStream) throws -> Occurrence {
            try #require(try stream.next(within: .seconds(20)))
        }

        private func sequence(_ occurrence: Occurrence) -> Int64? {
            guard case .event(let event, _) = occurrence else { return nil }
            return event.sequence?.value
        }

        @Test func `events from before come by replay, with their bytes, and the cursor passes over the others`() throws
        {
            for topic in [
                "membership.changed.CSTO.UZB", "claim.asserted.membership", "membership.changed.SCO.IND", "x.y",
            ] {
                register.append(topic, ["topic": .string(topic)])
            }
            let daemon = try home.daemon(register)
            defer { daemon.stop() }
            let stream = try stream(["membership."], after: 0)
            guard case .event(let event, let json) = try next(stream) else { throw Unexpected() }
            #expect(event.topic == "membership.changed.CSTO.UZB")
            #expect(json == register.json(of: 1))
            #expect(stream.cursor == SequenceNumber(1))
            #expect(sequence(try next(stream)) == 3)
            #expect(stream.cursor == SequenceNumber(3))
            #expect(try stream.next(within: .milliseconds(20)) == nil)
            #expect(stream.cursor == SequenceNumber(4))
        }

        @Test func `live events follow, and what was not published comes by replay`() throws {
            let daemon = try home.daemon(register)
            defer { daemon.stop() }
            let stream = try stream([], after: 0, transient: true)
            for number in 1...50 {
                let json = register.append("a.b.\(number)")
                if number % 3 != 0 { daemon.publish(topic: "a.b.\(number)", json: json) }
                if number % 10 == 0 { daemon.publish(topic: Topic.heartbeat, json: register.heartbeat) }
            }
            var seen: [Int64] = []
            while seen.count < 50 { if let sequence = sequence(try next(stream)) { seen.append(sequence) } }
            #expect(seen == Array(1...50))
        }

        @Test func `a stream from the head on brings only what comes later`() throws {
            for _ in 1...5 { register.append("a.b") }
            let daemon = try home.daemon(register)
            defer { daemon.stop() }
            let stream = try stream(["a."], after: nil)
            while stream.cursor == .zero { _ = try stream.next(within: .milliseconds(5)) }
            register.append("a.b")
            daemon.publish(topic: Topic.heartbeat, json: register.heartbeat)
            #expect(sequence(try next(stream)) == 6)
        }

        @Test func `transient events come only on request, the heartbeat only if asked for`() throws {
            let daemon = try home.daemon(register)
            defer { daemon.stop() }
            let stream = try stream(["plugin."], after: 0, transient: true)
            let joined = CloudEventWriter(register: "test", epoch: 1).transient(
                topic: "plugin.joined.alerts", id: "7", at: Instant(milliseconds: 0), data: Array("{}".utf8))
            var heard: Occurrence?
            while heard == nil {
                daemon.publish(topic: Topic.heartbeat, json: register.heartbeat)
                daemon.publish(topic: "plugin.joined.alerts", json: joined)
                heard = try stream.next(within: .milliseconds(10))
            }
            guard case .event(let event, _) = heard else { throw Unexpected() }
            #expect(event.topic == "plugin.joined.alerts")
        }

        @Test func `a restart of the daemon loses nothing`() throws {
            register.append("a.b")
            let first = try home.daemon(register)
            let stream = try stream(["a."], after: 0)
            #expect(sequence(try next(stream)) == 1)
            first.stop()
            register.append("a.b")
            register.append("a.b")
            #expect(try stream.next(within: .milliseconds(250)) == nil)
            let second = try home.daemon(register)
            defer { second.stop() }
            #expect(sequence(try next(stream)) == 2)
            #expect(sequence(try next(stream)) == 3)
        }

        @Test func `a cursor beyond the fork of a new epoch starts over, and says so`() throws {
            for _ in 1...3 { register.append("a.b") }
            register.state.change { $0.beginEpoch(after: 2) }
            let daemon = try home.daemon(register)
            defer { daemon.stop() }
            let stream = try stream(["a."], after: 9, epoch: 1)
            let change = EpochChange(previous: 1, current: 2, cursor: SequenceNumber(2), startsOver: true)
            #expect(try next(stream) == .epochChanged(change))
            register.append("a.b")
            #expect(sequence(try next(stream)) == 3)
        }

        @Test func `a refusal that time does not cure is thrown`() throws {
            let daemon = try FakeDaemon(home.run) { request in
                .send([Reply.error(request.id, RPCError(.notAuthorised, "No."))])
            }
            defer { daemon.stop() }
            let stream = try stream([], after: 0)
            #expect(throws: ClientError.refused(RPCError(.notAuthorised, "No."))) {
                try stream.next(within: .seconds(20))
            }
        }

        @Test func `a wake-up ends the wait`() throws {
            let daemon = try home.daemon(register)
            defer { daemon.stop() }
            let wakeup = try Wakeup()
            let stream = try stream([], after: 0, wakeup: wakeup)
            wakeup.signal()
            #expect(try stream.next(within: .seconds(20)) == nil)
        }
    }
}
