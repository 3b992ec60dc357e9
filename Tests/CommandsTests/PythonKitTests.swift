// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// What the kit in Python says when it is started wrongly; each ends the program, and nothing needs a daemon.
@Suite(.enabled(if: Repository.mayRunJudges, "the outside judges are missing; run deploy/install-judges"))
struct PythonKitTests {
    struct Mistake: CustomTestStringConvertible {
        var settings: String?
        var environment: [String: String] = [:]
        var options: [String] = ["--check"]
        let told: String
        var testDescription: String { told }
    }

    static let mistakes: [Mistake] = [
        Mistake(
            settings: #"organisation = ["CSTO"]"#,
            told: "settings.toml: there is no setting “organisation”; there are: organisations\n"),
        Mistake(
            settings: #"organisations = "CSTO""#, told: "settings.toml: “organisations” must be a list, not \"CSTO\"\n"),
        Mistake(settings: "organisations = 2026-01-31", told: "settings.toml: “organisations” must be a list, not"),
        Mistake(settings: "organisations = [", told: "settings.toml: Invalid value (at"),
        Mistake(options: ["--check", "--config", "/none.toml"], told: "/none.toml: No such file or directory\n"),
        Mistake(
            environment: ["REGISTAN_EXAMPLE_PYTHON_ORGANISATION": "CSTO"],
            told:
                "$REGISTAN_EXAMPLE_PYTHON_ORGANISATION: there is no setting “organisation”; there are: organisations\n"),
        Mistake(
            environment: ["REGISTAN_ENDPOINT": "nonsense"], options: [],
            told: "“nonsense” is no endpoint of a daemon: Invalid argument\n"),
        Mistake(
            options: ["--run", "/" + String(repeating: "long", count: 40)],
            told: "is no endpoint of a daemon: File name"),
    ]

    @Test(arguments: mistakes)
    func `says where something is wrong, and what is allowed`(mistake: Mistake) throws {
        let place = try TemporaryDirectory()
        var options = mistake.options
        if let settings = mistake.settings {
            try settings.write(toFile: place.path + "/settings.toml", atomically: true, encoding: .utf8)
            options += ["--config", place.path + "/settings.toml"]
        }
        let (status, told) = try Self.run(options + ["--state", place.path + "/state"], mistake.environment)
        #expect(status == 1)
        #expect(told.hasPrefix("error: registan-example-python: "), "\(told)")
        #expect(told.contains(mistake.told), "\(told)")
    }

    @Test func `takes an empty variable for an empty list`() throws {
        let place = try TemporaryDirectory()
        let empty = ["REGISTAN_EXAMPLE_PYTHON_ORGANISATIONS": ""]
        let (status, told) = try Self.run(["--check", "--state", place.path + "/state"], empty)
        #expect(status == 0, "\(told)")
    }

    @Test(arguments: [
        ("def handle(", "def hanle(", "Tally hears topics and has no method “handle”"),
        ("    settings = ", "    beginning = 'Head'\n    settings = ", "“first-record” or “head”, not “Head”"),
        ("    def handle(", "    @service('tally', 'twice')\n    def handle(", "Tally has two services “tally”"),
    ])
    func `says what can only be a slip of the author`(before: String, after: String, told: String) throws {
        let place = try TemporaryDirectory()
        let folder = "Plugins/examples/python/"
        let program = try Repository.text(folder + "registan_example_python.py").replacing(before, with: after)
        let kit = try Repository.text(folder + "registan_plugin.py")
        for (name, text) in [("slip.py", program), ("registan_plugin.py", kit)] {
            try text.write(toFile: "\(place.path)/\(name)", atomically: true, encoding: .utf8)
        }
        let options = ["--check", "--state", place.path + "/state"]
        let (status, error) = try Self.run(options, program: place.path + "/slip.py")
        #expect(status == 1)
        #expect(error.contains(told), "\(error)")
    }

    private static let example = Repository.root.appending(
        path: "Plugins/examples/python/registan_example_python.py"
    ).path

    private static func run(
        _ options: [String], _ environment: [String: String] = [:], program: String = example
    ) throws -> (Int32, String) {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: Repository.python)
        process.arguments = ["-B", program] + options
        process.environment = environment
        process.standardError = output
        try process.run()
        let told = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, told)
    }
}
