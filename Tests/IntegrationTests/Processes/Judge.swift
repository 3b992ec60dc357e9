// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Clients that share no code with ours: Python with pyzmq and jsonschema, installed by `deploy/install-judges`.
enum Judge {
    private static let python = Files.package + "/.build/venv/bin/python3"
    /// Whether all of them are; an installation that broke off leaves no list of what it installed.
    static let isThere = FileManager.default.fileExists(
        atPath: Files.package + "/.build/venv/installed-requirements.txt")
    /// The name of what may tell of a copy of the official schema of OpenRPC; `discovery.py` says more.
    private static let openRPCSchema = "REGISTAN_OPENRPC_SCHEMA"

    /// Starts a script of `Tests/IntegrationTests/Python` with the client of `docs/protocol.md` as its module `client`.
    static func start(_ script: String, _ arguments: [String], in place: Place) throws -> Child {
        guard isThere else { throw Failed("the outside judges are missing; run deploy/install-judges") }
        let document = try Document.read("docs/protocol.md")
        try place.write("python/client.py", try document.code(named: "client.py"))
        try place.write("python/first.py", try document.code(named: "first.py"))
        let environment = place.environment.merging(
            ["PYTHONPATH": place.path + "/python", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUNBUFFERED": "1"]
        ) { $1 }.merging(ProcessInfo.processInfo.environment.filter { $0.key == openRPCSchema }) { $1 }
        let path = "\(Files.package)/Tests/IntegrationTests/Python/\(script)"
        return try Child(python, [path] + arguments, environment: environment)
    }

    /// Runs a script to its end and expects that it found nothing wrong.
    static func run(_ script: String, _ arguments: [String] = [], in place: Place) throws {
        let child = try start(script, [place.run] + arguments, in: place)
        defer { child.end() }
        let status = try child.wait(within: .seconds(60))
        #expect(status == 0, "\(child)")
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips a test by name without the judges of `deploy/install-judges`; with `CI=true` it runs, and fails.
    static var needsJudge: Self {
        let isRequired = ProcessInfo.processInfo.environment["CI"] == "true"
        return .enabled(if: Judge.isThere || isRequired, "the outside judges are missing; run deploy/install-judges")
    }
}

/// A page of the documentation, from which the tests take what they run.
struct Document {
    let text: String

    static func read(_ path: String) throws -> Document { Document(text: try Files.text("\(Files.package)/\(path)")) }

    /// The code block behind the comment `<!-- code: NAME -->`.
    func code(named name: String) throws -> String {
        let mark = "<!-- code: \(name) -->\n```python\n"
        guard let begin = text.range(of: mark),
            let end = text.range(of: "\n```", range: begin.upperBound..<text.endIndex)
        else { throw Failed("the document has no code block \(name)") }
        return text[begin.upperBound..<end.lowerBound] + "\n"
    }
}
