// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Service
import Testing
import Wire

@testable import Alerts

/// Receivers that share no code with ours.
@Suite struct OutsideJudgeTests {
    @Test(.needsJudge) func `an HTTP server of Python verifies signature and CloudEvent`() throws {
        let key = "a key of at least 24 bytes"
        let judge = try Judge("webhook.py", [key])
        let port = try judge.line()
        let endpoint = try Endpoint("http://127.0.0.1:\(port)/hook", schemes: ["http"])
        let sink = WebhookSink(
            name: "hook",
            .init(endpoint: endpoint, secret: try WebhookSecret(Array(key.utf8)), allowsPrivate: true),
            now: { Clock.now() })
        let refusal = refusal(of: sink, message("a.b/7", text: "Ўзбекистон\n\"x\""))
        #expect(try judge.line() == "ok")
        #expect(refusal == nil)
    }

    @Test(.needsJudge) func `a mail server of Python reads what was written`() throws {
        let judge = try Judge("mail.py")
        let port = try judge.line()
        let subject = String(repeating: "Ўзбекистон: аъзо → тўхтатилган; ", count: 4) + "end"
        let text = ".\nЎзбекистон = аъзо \n" + String(repeating: "long line ", count: 120) + "\n\nend"
        let addresses = try ["registan@example.org", "ana@example.org", "bo@example.org"].map {
            try #require(MailAddress($0))
        }
        let sink = MailSink(
            name: "mail",
            .init(
                server: try Endpoint("smtp://127.0.0.1:\(port)", schemes: ["smtp"]), encryption: .ifOffered,
                from: addresses[0], to: Array(addresses.dropFirst())))
        #expect(refusal(of: sink, message(subject: subject + "\r\nBcc: eve@example.org", text: text)) == nil)
        var parser = JSONParser()
        let seen = try parser.parse(judge.line())
        #expect(seen["envelope"] == ["registan@example.org", "ana@example.org", "bo@example.org"])
        #expect(seen["defects"] == [])
        #expect(seen["names"]?.elements?.contains("Bcc") == false)
        #expect(seen["from"] == "Registan <registan@example.org>")
        #expect(seen["to"] == ["ana@example.org", "bo@example.org"])
        #expect(seen["subject"] == .string(subject + "  Bcc: eve@example.org"))
        #expect(seen["date"] == "2012-06-28T09:30:00+00:00")
        #expect(seen["text"] == .string(text + "\n"))
        #expect(seen["longest"]?.integer ?? 999 <= 85)
    }
}

/// A script of `Tests/AlertsTests/Python`, run by the Python that `deploy/install-judges` set up.
private final class Judge {
    private static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    private static let python = package.appending(path: ".build/venv/bin/python3")
    static let isThere = FileManager.default.isExecutableFile(atPath: python.path)

    private let process = Process()
    private let output = Pipe()
    private var buffer = Data()

    init(_ script: String, _ arguments: [String] = []) throws {
        process.executableURL = Self.python
        let path = Self.package.appending(path: "Tests/AlertsTests/Python/\(script)").path
        process.arguments = ["-B", path] + arguments
        process.standardOutput = output
        try process.run()
    }

    deinit {
        process.terminate()
        process.waitUntilExit()
    }

    /// The next line that it prints.
    func line() throws -> String {
        while true {
            if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
                defer { buffer = Data(buffer[(end + 1)...]) }
                return String(decoding: buffer[..<end], as: UTF8.self)
            }
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw Ended() }
            buffer += more
        }
    }

    /// It ended before it said what was asked; why is on standard error.
    struct Ended: Error {}
}

extension Trait where Self == ConditionTrait {
    /// Skips a test by name without the judges; with `CI=true` it runs, and fails.
    fileprivate static var needsJudge: Self {
        let isRequired = ProcessInfo.processInfo.environment["CI"] == "true"
        return .enabled(if: Judge.isThere || isRequired, "the outside judges are missing; run deploy/install-judges")
    }
}
