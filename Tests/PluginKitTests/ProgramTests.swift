// SPDX-License-Identifier: Apache-2.0

import Foundation
import Messaging
import Service
import TestSupport
import Testing

@testable import RegistanPluginKit

@Suite struct ProgramTests {
    @Test func `options are read in any order`() throws {
        let options = try PluginOptions(["--state", "/s", "--check", "--config", "c.toml", "--run", "/r"])
        #expect(options.config == "c.toml")
        #expect(options.run == "/r")
        #expect(options.state == "/s")
        #expect(options.action == .check)
        #expect(!options.retriesDeadLetters)
        #expect(try PluginOptions(["--retry-dead-letters"]).retriesDeadLetters)
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
