// SPDX-License-Identifier: Apache-2.0

import Chronology
import FakeDaemon
import Messaging
import Service
import TestSupport
import Testing
import Wire

@testable import Client

extension ClientSocketTests {
    /// Subscriber and daemon, restarted at random.
    @Suite struct StreamRestartTests {
        let home: TemporaryRun
        let register = FakeRegister()

        init() throws { home = try TemporaryRun() }

        private func stream(after cursor: SequenceNumber) throws -> EventStream {
            try EventStream(
                events: home.run.eventsEndpoint, command: home.run.commandEndpoint, topics: ["a."], after: cursor,
                epoch: 1,
                timing: StreamTiming(
                    silence: .milliseconds(100), patience: .milliseconds(100), firstDelay: .milliseconds(2),
                    longestDelay: .milliseconds(20)))
        }

        private func sequence(_ occurrence: Occurrence?) -> Int64? {
            guard case .event(let event, _)? = occurrence else { return nil }
            return event.sequence?.value
        }

        @Test(arguments: 0..<4)
        func `each event asked for comes at least once, in order, without a gap`(seed: Int) throws {
            var random = SplitMix64(seed: UInt64(seed))
            var daemon = try home.daemon(register)
            defer { daemon.stop() }
            var stream = try stream(after: .zero)
            var delivered: [Int64] = []
            var expected: [Int64] = []
            for sequence in 1...300 as ClosedRange<Int64> {
                let topic = Bool.random(using: &random) ? "a.b" : "x.y"
                if topic == "a.b" { expected.append(sequence) }
                let json = register.append(topic)
                if Int.random(in: 0..<4, using: &random) > 0 { daemon.publish(topic: topic, json: json) }
                switch Int.random(in: 0..<60, using: &random) {
                case 0:
                    daemon.stop()
                    daemon = try home.daemon(register)
                case 1: stream = try self.stream(after: stream.cursor)
                case 2: daemon.publish(topic: Topic.heartbeat, json: register.heartbeat)
                case 3...40: if let next = self.sequence(try stream.next(within: .zero)) { delivered.append(next) }
                default: break
                }
            }
            while delivered.last != expected.last {
                delivered.append(try #require(sequence(try stream.next(within: .seconds(20)))))
            }
            // A new stream starts after what the last one returned, so here even nothing comes twice.
            #expect(delivered == expected)
        }
    }
}
