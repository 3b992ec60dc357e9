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

@testable import RegistanPluginKit

/// Conversations about services: a daemon calls, a plugin answers.
@Suite(.serialized, .timeLimit(.minutes(1))) struct ServiceTests {
    private let directory: TemporaryDirectory
    private let register = FakeRegister()

    init() throws { directory = try TemporaryDirectory() }

    /// Runs a plugin beside a daemon until the conversation is over, then lets it end in peace.
    private func converse(
        _ plugin: Recorder, delay: Duration = .milliseconds(1), _ body: (SessionDaemon, RunningPlugin) throws -> Void
    ) throws {
        let daemon = try SessionDaemon(RunDirectory(directory.path), register)
        defer { daemon.stop() }
        let running = try RunningPlugin(plugin, run: RunDirectory(directory.path), state: directory.path, delay: delay)
        #expect(register.state.wait { $0.count(of: "plugin.heartbeat") > 0 ? true : nil } == true)
        try body(daemon, running)
        running.terminate()
        #expect(running.ended() == .some(nil))
    }

    @Test func `services are declared with their schemas`() throws {
        try converse(Recorder()) { _, _ in
            let call = register.state.change { $0.calls.first { $0.method == "plugin.register" } }
            #expect(call?.params["publishes"] == ["recorder.heard."])
            let service = call?.params["services"]?.elements?.first
            #expect(service?["method"] == "recorder.ask")
            #expect(service?["role"] == "reader")
            #expect(service?["params"]?["type"] == "object")
            #expect(service?["params"]?["required"] == ["count"])
            #expect(service?["result"]?["properties"]?["count"]?["type"] == "integer")
        }
    }

    @Test func `a call is answered on the plugin's thread, with progress on the way`() throws {
        var recorder = Recorder()
        recorder.answers = { call, register in
            register.progress(call, 0.5, "half of it")
            return ["count": call.parameters["count"] ?? .null, "by": .string("\(call.by) \(call.role)")]
        }
        try converse(recorder) { daemon, _ in
            daemon.call("1", "recorder.ask", ["count": 7, "left": .null])
            let reply = daemon.reply(to: "1")
            #expect(reply?["error"]?["data"]?["field"] == nil)
            #expect(reply?["result"] == ["by": "ana reader", "count": 7])
            let told = register.state.change { $0.progress.first }
            #expect(told?["topic"] == "call.progress.token-1")
            #expect(told?["data"] == ["fraction": 0.5, "text": "half of it"])
        }
    }

    @Test(
        arguments: [
            ("recorder.ask", ["count": -1], -32602, "-1 cannot stand here."),
            ("recorder.ask", [:], -32602, "“count” is missing."),
            ("recorder.ask", ["count": 1, "cuont": 1], -32602, "There is no “cuont” here."),
            ("recorder.none", [:], -32010, "The plugin offers no “recorder.none”."),
        ] as [(String, Datum, Int64, String)])
    func `what is not as declared never reaches the plugin`(
        method: String, params: Datum, code: Int64, reason: String
    ) throws {
        let recorder = Recorder()
        try converse(recorder) { daemon, _ in
            daemon.call("1", method, params)
            let error = daemon.reply(to: "1")?["error"]
            #expect(error?["code"]?.integer == code)
            #expect(error?["message"]?.text?.contains(reason) == true, "\(error ?? .null)")
        }
        #expect(recorder.diary.change { $0 } == ["begin", "end"])
    }

    @Test func `errors of a plugin are worded for the caller, and what is inside stays inside`() throws {
        var recorder = Recorder()
        recorder.answers = { call, _ in
            switch call.parameters["count"] {
            case 1: throw ServiceRefusal.invalid("There is no such sink.", field: "sink", hint: "It has “log”.")
            case 2: throw RPCError(.notFound, "Nothing is there.")
            case 3: throw Refused()
            default: return "no object"
            }
        }
        try converse(recorder) { daemon, _ in
            for count in 1...4 { daemon.call("\(count)", "recorder.ask", ["count": .integer(Int64(count))]) }
            let errors = (1...4).map { daemon.reply(to: "\($0)")?["error"] }
            #expect(errors.map { $0?["code"] } == [-32602, -32001, -32603, -32603])
            #expect(errors[0]?["data"]?["hint"] == "It has “log”.")
            #expect(errors[2]?["message"] == "“recorder.ask” failed inside the plugin.")
            let shown = register.state.wait { $0.calls.last { $0.params["lastError"] != nil } }
            #expect(shown?.params["lastError"]?.text?.contains("not as declared") == true)
        }
    }

    @Test func `calls wait for an event in hand, 64 at most, and a late one is not begun`() throws {
        register.append("a.b")
        let (isBegun, isFree) = (Watched(false), Watched(false))
        let recorder = Recorder { _ in
            isBegun.change { $0 = true }
            _ = isFree.wait { $0 ? true : nil }
        }
        try converse(recorder) { daemon, _ in
            #expect(isBegun.wait { $0 ? true : nil } == true)
            for number in 1...65 {
                let deadline = number == 3 ? Instant(milliseconds: 0) : SessionDaemon.farAway
                daemon.call("\(number)", "recorder.ask", ["count": 1], deadline: deadline)
            }
            let refused = daemon.reply(to: "65")?["error"]
            #expect(refused?["code"] == -32006)
            #expect(refused?["data"]?["retryAfterMs"] == 1_000)
            #expect(daemon.manners.change { $0.replies.count } == 1)
            isFree.change { $0 = true }
            #expect(daemon.reply(to: "64")?["result"] == ["count": 1])
            #expect(daemon.reply(to: "3")?["error"]?["code"] == -32007)
        }
        #expect(recorder.diary.change { $0.count { $0 == "recorder.ask" } } == 63)
    }

    @Test func `calls are answered between two attempts at an event`() throws {
        register.append("a.b")
        let recorder = Recorder { _ in throw Refused() }
        try converse(recorder, delay: .seconds(3_600)) { daemon, running in
            #expect(running.logs("Attempt 1 failed"))
            daemon.call("1", "recorder.ask", ["count": 1])
            #expect(daemon.reply(to: "1")?["result"] == ["count": 1])
        }
        #expect(register.state.change { $0.cursors["recorder"] ?? 0 } == 0)
    }

    @Test func `at the end the call in hand finishes, and those that wait are refused`() throws {
        let (isBegun, isFree) = (Watched(false), Watched(false))
        var recorder = Recorder()
        recorder.answers = { call, _ in
            isBegun.change { $0 = true }
            _ = isFree.wait { $0 ? true : nil }
            return call.parameters
        }
        try converse(recorder) { daemon, running in
            daemon.call("1", "recorder.ask", ["count": 1])
            #expect(isBegun.wait { $0 ? true : nil } == true)
            daemon.call("2", "recorder.ask", ["count": 2])
            daemon.call("bad", "recorder.none", [:])
            #expect(daemon.reply(to: "bad") != nil)
            running.terminate()
            #expect(running.logs("Ending after what is in hand."))
            daemon.call("3", "recorder.ask", ["count": 3])
            #expect(daemon.reply(to: "3")?["error"]?["code"] == -32004)
            isFree.change { $0 = true }
            #expect(daemon.reply(to: "1")?["result"] == ["count": 1])
            #expect(daemon.reply(to: "2")?["error"]?["code"] == -32004)
        }
        #expect(recorder.diary.change { $0 } == ["begin", "recorder.ask", "end"])
        #expect(register.state.change { $0.calls.last?.method } == "plugin.leave")
    }

    @Test(arguments: ["", "a.b", "a b", "ask"]) func `a service that cannot be offered is told at the start`(
        name: String
    ) throws {
        var recorder = Recorder()
        recorder.services.append(PluginService(name, "cannot be offered"))
        let error = #expect(throws: BadDeclaration.self) {
            _ = try PluginHarness(recorder, stateDirectory: directory.path)
        }
        #expect(error?.description.contains("The service “\(name)” cannot be offered") == true)
    }
}
