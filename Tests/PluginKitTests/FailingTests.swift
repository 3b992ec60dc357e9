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

/// Plugins that end by themselves.
@Suite(.serialized, .timeLimit(.minutes(1))) struct FailingTests {
    private let directory: TemporaryDirectory
    private let register = FakeRegister()

    init() throws { directory = try TemporaryDirectory() }

    private var run: RunDirectory { RunDirectory(directory.path) }

    private func start(_ plugin: Recorder, health: PluginHealth = PluginHealth()) throws -> RunningPlugin {
        try RunningPlugin(plugin, run: run, state: directory.path, health: health)
    }

    @Test func `a plugin that cannot begin is tried five times, leaves, and ends with the reason`() throws {
        let daemon = try SessionDaemon(run, register)
        defer { daemon.stop() }
        let attempts = Watched(0)
        var recorder = Recorder()
        recorder.beginsWith = { _ in
            attempts.change { $0 += 1 }
            throw Refused()
        }
        let running = try start(recorder)
        #expect(running.ended() == .some("refused"))
        #expect(attempts.change { $0 } == 5)
        #expect(recorder.diary.change { $0 } == [])
        #expect(register.state.change { $0.calls.last?.method } == "plugin.leave")
    }

    @Test func `declarations that the daemon refuses end the plugin`() throws {
        let daemon = try SessionDaemon(run, register)
        defer { daemon.stop() }
        register.state.change {
            $0.refusals["plugin.register"] = RPCError(.invalidParams, "“claim.” is not yours.", hint: "Take another.")
        }
        let running = try start(Recorder())
        #expect(
            running.ended() == .some("The daemon refuses to register the plugin. “claim.” is not yours. Take another."))
    }
}
