// SPDX-License-Identifier: Apache-2.0

import Chronology
import FakeDaemon
import Foundation
import Messaging
import Model
import Service
import TestSupport
import Testing
import Wire

@testable import Client
@testable import RegistanPluginKit

/// Whole plugins against a daemon, one at a time.
@Suite(.serialized, .timeLimit(.minutes(1))) struct RunnerTests {
    private let directory: TemporaryDirectory
    private let register = FakeRegister()

    init() throws { directory = try TemporaryDirectory() }

    private var run: RunDirectory { RunDirectory(directory.path) }

    private func daemon() throws -> FakeDaemon {
        let register = register
        return try FakeDaemon(run) { register.answer($0) }
    }

    private func start(_ plugin: Recorder, delay: Duration = .milliseconds(1)) throws -> RunningPlugin {
        try RunningPlugin(plugin, run: run, state: directory.path, delay: delay)
    }

    private func cursor(reaches cursor: Int64) -> Bool {
        register.state.wait { $0.cursors["recorder"] == cursor ? true : nil } ?? false
    }

    @Test func `a plugin hears what was recorded, acknowledges it, and leaves when it is asked to end`() throws {
        let daemon = try daemon()
        defer { daemon.stop() }
        for topic in ["a.b", "x.y", "a.c", "x.y"] { register.append(topic) }
        let recorder = Recorder()
        let running = try start(recorder)
        #expect(cursor(reaches: 4))
        #expect(recorder.heard.change { $0 } == [1, 3])
        let json = register.append("a.d")
        daemon.publish(topic: "a.d", json: json)
        daemon.publish(topic: Topic.heartbeat, json: register.heartbeat)
        #expect(recorder.heard.wait { $0.last == 5 ? true : nil } == true)
        running.terminate()
        #expect(running.ended() == .some(nil))
        let last = register.state.change { $0.calls.last }
        #expect(last?.method == "plugin.leave")
        #expect(last?.params["cursor"] == 5)
        let first = register.state.change { $0.calls.first { $0.method == "plugin.register" } }
        #expect(first?.params["name"] == "recorder")
        #expect(first?.params["topics"] == ["a."])
    }

    @Test func `a plugin that starts again goes on after what it acknowledged`() throws {
        let daemon = try daemon()
        defer { daemon.stop() }
        for _ in 1...3 { register.append("a.b") }
        register.state.change { $0.cursors["recorder"] = 2 }
        let recorder = Recorder()
        let running = try start(recorder)
        #expect(cursor(reaches: 3))
        #expect(recorder.heard.change { $0 } == [3])
        running.terminate()
        #expect(running.ended() == .some(nil))
    }

    @Test func `a plugin that begins at the head hears nothing from before`() throws {
        let daemon = try daemon()
        defer { daemon.stop() }
        for _ in 1...3 { register.append("a.b") }
        var recorder = Recorder()
        recorder.beginning = .head
        let running = try start(recorder)
        #expect(cursor(reaches: 3))
        register.append("a.b")
        daemon.publish(topic: Topic.heartbeat, json: register.heartbeat)
        #expect(recorder.heard.wait { $0.isEmpty ? nil : $0 } == [4])
        running.terminate()
        #expect(running.ended() == .some(nil))
    }

    @Test func `a slow handler stops no heartbeat, and its event is acknowledged only when it returns`() throws {
        let daemon = try daemon()
        defer { daemon.stop() }
        register.append("a.b")
        let register = register
        let running = try start(
            Recorder { _ in
                let before = register.state.change { $0.count(of: "plugin.heartbeat") }
                _ = register.state.wait { $0.count(of: "plugin.heartbeat") > before + 5 ? true : nil }
                #expect(register.state.change { $0.cursors["recorder"] ?? 0 } == 0)
            })
        #expect(cursor(reaches: 1))
        running.terminate()
        #expect(running.ended() == .some(nil))
    }

    @Test func `a session that the daemon does not know is registered again`() throws {
        let daemon = try daemon()
        defer { daemon.stop() }
        register.append("a.b")
        let recorder = Recorder()
        let running = try start(recorder)
        #expect(cursor(reaches: 1))
        register.state.change { $0.sessions = [:] }
        #expect(register.state.wait { $0.count(of: "plugin.register") > 1 ? true : nil } == true)
        running.terminate()
        #expect(running.ended() == .some(nil))
        #expect(recorder.heard.change { $0 } == [1])
    }

    @Test func `a plugin waits for the daemon, and goes on over its restarts`() throws {
        let recorder = Recorder()
        let running = try start(recorder)
        register.append("a.b")
        for sequence in 1...3 as ClosedRange<Int64> {
            let daemon = try daemon()
            #expect(recorder.heard.wait { $0.last == sequence ? true : nil } == true)
            daemon.stop()
            register.append("a.b")
        }
        running.terminate()
        #expect(running.ended() == .some(nil))
        #expect(recorder.heard.change { $0 } == [1, 2, 3])
    }

    @Test func `an event that keeps failing is set aside, is shown, and holds up nothing`() throws {
        let daemon = try daemon()
        defer { daemon.stop() }
        for _ in 1...3 { register.append("a.b") }
        let recorder = Recorder { if $0.sequence?.value == 2 { throw Refused() } }
        let running = try start(recorder)
        #expect(cursor(reaches: 3))
        #expect(recorder.heard.change { $0 } == [1, 3])
        let shown = register.state.wait { $0.calls.last { $0.params["deadLetters"] == 1 } }
        #expect(shown?.params["lastError"] == "refused")
        running.terminate()
        #expect(running.ended() == .some(nil))
        #expect(try directory.lines("dead-letters.jsonl").count == 1)
    }

    @Test func `the end comes between two attempts, and the event stays unacknowledged`() throws {
        let daemon = try daemon()
        defer { daemon.stop() }
        for _ in 1...2 { register.append("a.b") }
        let isTrying = Watched(false)
        let recorder = Recorder {
            guard $0.sequence?.value == 2 else { return }
            isTrying.change { $0 = true }
            throw Refused()
        }
        let running = try start(recorder, delay: .seconds(3_600))
        #expect(isTrying.wait { $0 ? true : nil } == true)
        running.terminate()
        #expect(running.ended() == .some(nil))
        #expect(register.state.change { $0.cursors["recorder"] } == 1)
        #expect(register.state.change { $0.calls.last?.method } == "plugin.leave")
    }

    @Test func `dead letters come again before new events, where that is asked for`() throws {
        let daemon = try daemon()
        defer { daemon.stop() }
        for _ in 1...2 { register.append("a.b") }
        let first = try start(Recorder { if $0.id == "1" { throw Refused() } })
        #expect(cursor(reaches: 2))
        first.terminate()
        #expect(first.ended() == .some(nil))
        register.append("a.b")
        let recorder = Recorder()
        let again = try RunningPlugin(recorder, run: run, state: directory.path, retriesDeadLetters: true)
        #expect(cursor(reaches: 3))
        #expect(recorder.heard.change { $0 } == [1, 3])
        #expect(register.state.wait { $0.calls.last?.params["deadLetters"] == 0 ? true : nil } == true)
        again.terminate()
        #expect(again.ended() == .some(nil))
    }

    @Test func `a plugin without topics hears nothing, and its cursor keeps up`() throws {
        let daemon = try daemon()
        defer { daemon.stop() }
        for _ in 1...2 { register.append("a.b") }
        var recorder = Recorder()
        recorder.topics = []
        let running = try start(recorder)
        #expect(cursor(reaches: 2))
        running.terminate()
        #expect(running.ended() == .some(nil))
        #expect(recorder.heard.change { $0 } == [])
    }

    @Test func `without a daemon the end comes at once`() throws {
        let running = try start(Recorder())
        running.terminate()
        #expect(running.ended() == .some(nil))
    }
}
