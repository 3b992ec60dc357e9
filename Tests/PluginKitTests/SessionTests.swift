// SPDX-License-Identifier: Apache-2.0

import FakeDaemon
import Foundation
import Messaging
import Model
import Service
import TestSupport
import Testing
import Wire

@testable import RegistanPluginKit

/// Conversations in which the daemon is slow, refuses, or is another one than before.
@Suite(.serialized, .timeLimit(.minutes(1))) struct SessionTests {
    private let directory: TemporaryDirectory
    private let register = FakeRegister()

    init() throws { directory = try TemporaryDirectory() }

    private var run: RunDirectory { RunDirectory(directory.path) }

    private func start(_ plugin: Recorder, health: PluginHealth = PluginHealth()) throws -> RunningPlugin {
        try RunningPlugin(plugin, run: run, state: directory.path, health: health)
    }

    private func beats(_ count: Int) -> Bool {
        let before = register.state.change { $0.count(of: "plugin.heartbeat") }
        return register.state.wait { $0.count(of: "plugin.heartbeat") >= before + count ? true : nil } ?? false
    }

    @Test func `a peer that is not let in says so, and comes in once it is allowed`() throws {
        let daemon = try SessionDaemon(run, register, admits: false)
        defer { daemon.stop() }
        let running = try start(Recorder())
        #expect(running.logs("does not let the plugin in"))
        #expect(daemon.manners.wait { $0.refusals > 1 ? true : nil } == true)
        daemon.manners.change { $0.admits = true }
        #expect(beats(1))
        register.append("a.b")
        #expect(register.state.wait { $0.cursors["recorder"] == 1 ? true : nil } == true)
        running.terminate()
        #expect(running.ended() == .some(nil))
    }

    @Test func `heartbeats wait for no answer, and late answers end no session`() throws {
        let daemon = try SessionDaemon(run, register)
        defer { daemon.stop() }
        let recorder = Recorder()
        let running = try start(recorder)
        #expect(beats(1))
        daemon.manners.change { $0.holdsAnswers = true }
        register.append("a.b")
        daemon.publish(topic: Topic.heartbeat, json: register.heartbeat)
        #expect(beats(30))
        daemon.manners.change { $0.holdsAnswers = false }
        #expect(register.state.wait { $0.cursors["recorder"] == 1 ? true : nil } == true)
        #expect(recorder.heard.change { $0 } == [1])
        #expect(register.state.change { $0.count(of: "plugin.register") } == 1)
        running.terminate()
        #expect(running.ended() == .some(nil))
    }

    @Test func `a registration that is answered late is asked for again with more patience`() throws {
        let daemon = try SessionDaemon(run, register)
        defer { daemon.stop() }
        daemon.manners.change { $0.holdsAnswers = true }
        let running = try start(Recorder())
        #expect(register.state.wait { $0.count(of: "plugin.register") == 2 ? true : nil } == true)
        daemon.manners.change { $0.holdsAnswers = false }
        #expect(beats(2))
        running.terminate()
        #expect(running.ended() == .some(nil))
    }

    @Test func `a session that ended is begun again, also for what is published meanwhile`() throws {
        let daemon = try SessionDaemon(run, register)
        defer { daemon.stop() }
        let register = register
        register.append("a.b")
        let attempts = Watched(0)
        let recorder = Recorder(acting: { event, access in
            let attempt = attempts.change { count in
                count += 1
                return count
            }
            if attempt == 1 { register.state.change { $0.sessions = [:] } }
            try access.publish("recorder.heard.a", ["event": .string(event.id)])
        })
        let running = try start(recorder)
        #expect(register.state.wait { $0.cursors["recorder"] ?? 0 >= 1 ? true : nil } == true)
        #expect(register.state.change { $0.topics } == ["a.b", "recorder.heard.a"])
        #expect(register.state.change { $0.count(of: "plugin.register") } == 2)
        running.terminate()
        #expect(running.ended() == .some(nil))
        #expect(try directory.lines("dead-letters.jsonl") == [])
    }

    @Test func `a daemon that is another one than before is registered with again, and called as before`() throws {
        let recorder = Recorder()
        let running = try start(recorder)
        for number in 1...2 {
            register.state.change { $0.sessions = [:] }
            let daemon = try SessionDaemon(run, register)
            #expect(beats(2))
            daemon.call("\(number)", "recorder.ask", ["count": 1])
            #expect(daemon.reply(to: "\(number)")?["result"] == ["count": 1])
            daemon.stop()
        }
        running.terminate()
        #expect(running.ended() == .some(nil))
    }

    @Test func `parts of a plugin go out with its heartbeats`() throws {
        let daemon = try SessionDaemon(run, register)
        defer { daemon.stop() }
        let health = PluginHealth()
        health.note(PluginPart("mail", state: "running"))
        let running = try start(Recorder(), health: health)
        #expect(beats(1))
        health.note(PluginPart("mail", state: "waiting", waiting: 3, deadLetters: 1, lastError: "refused"))
        let part: Datum = ["name": "mail", "state": "waiting", "waiting": 3, "deadLetters": 1, "lastError": "refused"]
        #expect(register.state.wait { $0.calls.last?.params["parts"] == [part] ? true : nil } == true)
        running.terminate()
        #expect(running.ended() == .some(nil))
    }

    @Test func `a name that another one holds is waited for`() throws {
        let daemon = try SessionDaemon(run, register)
        defer { daemon.stop() }
        register.state.change { $0.refusals["plugin.register"] = RPCError(.conflict, "The name is held.") }
        let running = try start(Recorder())
        #expect(register.state.wait { $0.count(of: "plugin.register") > 2 ? true : nil } == true)
        #expect(running.lines.change { $0.count { $0.contains("The name is held.") } } == 1)
        register.state.change { $0.refusals = [:] }
        #expect(beats(1))
        running.terminate()
        #expect(running.ended() == .some(nil))
    }

    @Test func `a hang-up says that settings take a restart`() throws {
        let running = try start(Recorder())
        running.signal(SIGHUP)
        #expect(running.logs("restart the plugin to have them read again"))
        running.terminate()
        #expect(running.ended() == .some(nil))
    }
}
