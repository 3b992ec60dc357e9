// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messaging
import Testing

@testable import RegistanPluginKit

@Suite struct ProgramTests {
    @Test func `options are read in any order`() throws {
        let options = try PluginOptions(["--state", "/s", "--check", "--config", "c.toml", "--run", "/r"])
        #expect(options.config == "c.toml")
        #expect(options.run == "/r")
        #expect(options.state == "/s")
        #expect(options.action == .check)
    }

    @Test(
        arguments: [
            (["--stat", "x"], "There is no option “--stat”; --help lists them."),
            (["--run"], "--run needs a path after it."), (["--run", "--check"], "--run needs a path after it."),
        ] as [([String], String)])
    func `a wrong command line is refused with a sentence`(arguments: [String], sentence: String) {
        let error = #expect(throws: PluginOptions.Misuse.self) { try PluginOptions(arguments) }
        #expect(error?.description == sentence)
    }

    @Test(
        arguments: [
            ("/given", ["STATE_DIRECTORY": "/a"], "/given"), (nil, ["STATE_DIRECTORY": "/a:/b", "HOME": "/h"], "/a"),
            (nil, ["XDG_STATE_HOME": "/x", "HOME": "/h"], "/x/registan-recorder"),
            (nil, ["HOME": "/h"], "/h/.local/state/registan-recorder"), (nil, [:], nil),
        ] as [(String?, [String: String], String?)])
    func `the state directory follows the environment`(given: String?, environment: [String: String], path: String?) {
        #expect(StateDirectory.path(given: given, name: "recorder", environment: environment) == path)
    }

    @Test func `a check makes the state directory and needs no daemon`() throws {
        let directory = try TemporaryDirectory()
        let state = directory.path + "/a/b"
        #expect(PluginMain.run(Recorder.self, arguments: ["x", "--check", "--state", state]) == 0)
        #expect(FileManager.default.fileExists(atPath: state))
    }

    @Test func `what is wrong with the configuration ends the check with its place`() throws {
        let directory = try TemporaryDirectory()
        let config = directory.path + "/c.toml"
        try "unknown = 1\n".write(toFile: config, atomically: false, encoding: .utf8)
        let arguments = ["x", "--check", "--state", directory.path, "--config"]
        #expect(PluginMain.run(Recorder.self, arguments: arguments + [config]) == PluginMain.unusable)
        #expect(PluginMain.run(Recorder.self, arguments: arguments + ["/nonexistent"]) == PluginMain.unusable)
        #expect(PluginMain.run(Recorder.self, arguments: ["x", "--wrong"]) == PluginMain.misused)
    }
}

@Suite struct PluginLogTests {
    @Test func `an entry is one line, whatever it contains`() {
        let lines = Lines()
        let log = PluginLog { _, line in lines.add(line) }
        log(.info, "a\nb\u{1B}[2J\u{2028}c\\", ["plain": "x", "text": "y \"z\"\n", "none": ""])
        #expect(lines.all == ["a\\nb\\u{1b}[2J\\u{2028}c\\\\ plain=x text=\"y \\\"z\\\"\\n\" none=\"\""])
    }

    private final class Lines: @unchecked Sendable {
        private let lock = NSLock()
        private var lines: [String] = []
        func add(_ line: String) { lock.withLock { lines.append(line) } }
        var all: [String] { lock.withLock { lines } }
    }
}

@Suite struct ServiceNotificationTests {
    @Test func `systemd is told on its socket, one line for a status`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/notify"
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let bound = withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(bound == 0)
        let notification = ServiceNotification(environment: ["NOTIFY_SOCKET": path, "WATCHDOG_USEC": "3000000"])
        #expect(notification.watchdogInterval == .milliseconds(1_500))
        let states: [ServiceNotification.State] = [.ready, .status("a\nb"), .alive, .stopping]
        for (state, message) in zip(states, ["READY=1", "STATUS=a b", "WATCHDOG=1", "STOPPING=1"]) {
            notification.tell(state)
            var buffer = [UInt8](repeating: 0, count: 64)
            let count = recv(descriptor, &buffer, buffer.count, 0)
            #expect(String(decoding: buffer.prefix(count), as: UTF8.self) == message)
        }
    }

    @Test func `without systemd nothing is told`() {
        let notification = ServiceNotification(environment: ["WATCHDOG_USEC": "1000000", "WATCHDOG_PID": "1"])
        #expect(notification.watchdogInterval == nil)
        notification.tell(.ready)
    }
}
