// SPDX-License-Identifier: Apache-2.0

import FakeDaemon
import Foundation
import Messaging
import TestSupport
import Testing
import Wire

@testable import Client
@testable import RegistanPluginKit

@Suite struct PluginHostTests {
    private let directory: TemporaryDirectory
    private let policy = RetryPolicy(firstDelay: .milliseconds(100), longestDelay: .milliseconds(300))

    init() throws { directory = try TemporaryDirectory() }

    private func host(_ plugin: Recorder) throws -> PluginHost<Recorder> {
        try PluginHost(
            plugin, register: access(), deadLetters: DeadLetters(stateDirectory: directory.path), policy: policy,
            log: silent)
    }

    @Test func `an event that succeeds is settled at once`() throws {
        let host = try host(Recorder())
        let (event, json) = try event(1)
        let isSettled = host.deliver(event, json: json) { _ in false }
        #expect(isSettled)
        #expect(try directory.lines("dead-letters.jsonl") == [])
    }

    @Test func `an event that fails is tried again after growing delays`() throws {
        let attempts = Watched(0)
        let host = try host(
            Recorder { _ in
                if attempts.change({
                    $0 += 1; return $0
                }) < 4 {
                    throw Refused()
                }
            })
        var pauses: [Duration] = []
        let (event, json) = try event(1)
        let isSettled = host.deliver(event, json: json) {
            pauses.append($0)
            return true
        }
        #expect(isSettled)
        #expect(pauses == [.milliseconds(100), .milliseconds(200), .milliseconds(300)])
        #expect(host.lastError == "refused")
    }

    @Test func `an event that fails five times is set aside, whole and with the error`() throws {
        let attempts = Watched(0)
        let host = try host(
            Recorder { _ in
                attempts.change { $0 += 1 }
                throw Refused()
            })
        let (event, json) = try event(7)
        let isSettled = host.deliver(event, json: json) { _ in true }
        #expect(isSettled)
        #expect(attempts.change { $0 } == 5)
        let letters = host.deadLetters.count
        #expect(letters == 1)
        let line = try #require(try directory.lines("dead-letters.jsonl").first)
        #expect(line.contains(#""error":"refused","topic":"a.b","event":"# + String(decoding: json, as: UTF8.self)))
    }

    @Test func `what fails because of the surroundings does not count`() throws {
        struct DiskFull: PassingError {}
        let attempts = Watched(0)
        let host = try host(
            Recorder { _ in
                let count = attempts.change { count in
                    count += 1
                    return count
                }
                if count < 20 { throw DiskFull() }
            })
        let (event, json) = try event(1)
        let isSettled = host.deliver(event, json: json) { _ in true }
        #expect(isSettled)
        let letters = host.deadLetters.count
        #expect(letters == 0)
        #expect(attempts.change { $0 } == 20)
    }

    @Test func `an interrupted event is neither settled nor set aside`() throws {
        let host = try host(Recorder { _ in throw Refused() })
        let (event, json) = try event(1)
        let isSettled = host.deliver(event, json: json) { _ in false }
        #expect(!isSettled)
        #expect(try directory.lines("dead-letters.jsonl") == [])
    }
}
