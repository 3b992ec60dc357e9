// SPDX-License-Identifier: Apache-2.0

import FakeDaemon
import Glibc
import Messaging
import Service
import Testing

@testable import Client

@Suite struct EndpointsTests {
    private static let nowhere = ["XDG_RUNTIME_DIR": "/nonexistent"]

    @Test(
        arguments: [
            ("ipc:///a/command.sock", nil, nil, [:], "ipc:///a/command.sock", "ipc:///a/events.sock"),
            ("tcp://127.0.0.1:5555", nil, nil, [:], "tcp://127.0.0.1:5555", nil),
            ("tcp://127.0.0.1:5555", "tcp://127.0.0.1:5556", nil, [:], "tcp://127.0.0.1:5555", "tcp://127.0.0.1:5556"),
            (nil, nil, "/b", ["REGISTAN_ENDPOINT": "ipc:///c/x"], "ipc:///b/command.sock", "ipc:///b/events.sock"),
            (nil, nil, nil, ["REGISTAN_ENDPOINT": "ipc:///c/x"], "ipc:///c/x", "ipc:///c/events.sock"),
            (
                nil, nil, nil, ["REGISTAN_ENDPOINT": "tcp://a:1", "REGISTAN_EVENTS": "tcp://a:2"], "tcp://a:1",
                "tcp://a:2"
            ),
            (
                nil, nil, nil, nowhere, "ipc:///nonexistent/registan/command.sock",
                "ipc:///nonexistent/registan/events.sock"
            ),
        ] as [(String?, String?, String?, [String: String], String, String?)])
    func `a daemon is looked for in a fixed order`(
        command: String?, events: String?, run: String?, environment: [String: String], foundCommand: String,
        foundEvents: String?
    ) {
        let found = Endpoints(command: command, events: events, run: run, environment: environment)
        #expect(found.command == foundCommand)
        #expect(found.events == foundEvents)
    }

    @Test(
        arguments: [
            (["RUNTIME_DIRECTORY": "/run/registan:/run/other"], "/run/registan"),
            (["XDG_RUNTIME_DIR": "/run/user/7"], "/run/user/7/registan"),
            (["XDG_RUNTIME_DIR": "relative"], "/tmp/registan-\(getuid())"), ([:], "/tmp/registan-\(getuid())"),
        ] as [([String: String], String)])
    func `the standard run directory follows the environment`(environment: [String: String], path: String) {
        #expect(RunDirectory.standard(environment: environment).path == path)
    }

    @Test func `a run directory is made for its owner alone, and again is no error`() throws {
        let home = try TemporaryRun()
        let run = RunDirectory(home.run.path + "/deeper")
        try run.create()
        try run.create()
        var status = stat()
        #expect(stat(run.path, &status) == 0)
        #expect(status.st_mode & 0o077 == 0)
        #expect(throws: ServiceError.self) { try RunDirectory("/etc/hostname").create() }
    }

    @Test func `the environment of the process is read`() {
        #expect(ProcessEnvironment.current["PATH"] == getenv("PATH").map { String(cString: $0) })
    }
}
