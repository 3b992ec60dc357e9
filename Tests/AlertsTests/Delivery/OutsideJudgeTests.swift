// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Service
import TestSupport
import Testing
import Wire

@testable import Alerts

/// Receivers that share no code with ours.
@Suite struct OutsideJudgeTests {
    @Test(.needsJudge) func `an HTTP server of Python verifies signature and CloudEvent`() throws {
        let key = "a key of at least 24 bytes"
        let judge = try Judge("webhook.py", [Judge.file("docs/webhooks.md"), key])
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

/// Encrypted conversations.
extension OutsideJudgeTests {
    /// A certificate for 127.0.0.1 and its key in one file, trusted by nobody.
    private func certificate(in directory: TemporaryDirectory) throws -> String {
        let path = directory.file("loopback.pem")
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
            "2", "-subj", "/CN=loopback", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", path, "-out",
            directory.file("certificate.pem"),
        ]
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let certificate = try Data(contentsOf: URL(filePath: directory.file("certificate.pem")))
        try (Data(contentsOf: URL(filePath: path)) + certificate).write(to: URL(filePath: path))
        return path
    }

    @Test(.needsJudge) func `a webhook over TLS goes only to whom it trusts`() throws {
        let (directory, key) = (try TemporaryDirectory(), "a key of at least 24 bytes")
        let pem = try certificate(in: directory)
        let judge = try Judge("webhook.py", [Judge.file("docs/webhooks.md"), key, pem])
        var settings = WebhookSink.Settings(
            endpoint: try Endpoint("https://127.0.0.1:\(judge.line())/", schemes: ["https"]),
            secret: try WebhookSecret(Array(key.utf8)), allowsPrivate: true)
        let wary = WebhookSink(name: "hook", settings, now: { Clock.now() })
        let met = try #require(refusal(of: wary))
        #expect(met.isTemporary && met.reason.contains("certificate"), "\(met)")
        settings.authorities = pem
        try WebhookSink(name: "hook", settings, now: { Clock.now() }).deliver(message())
        #expect(try judge.line() == "ok")
    }

    @Test(.needsJudge) func `a mail over STARTTLS goes only to whom it trusts, and with the password`() throws {
        let directory = try TemporaryDirectory()
        let pem = try certificate(in: directory)
        let judge = try Judge("mail.py", [pem, "sesame"])
        let (from, to) = try (
            #require(MailAddress("registan@example.org")), #require(MailAddress("ana@example.org"))
        )
        var settings = MailSink.Settings(
            server: try Endpoint("smtp://127.0.0.1:\(judge.line())", schemes: ["smtp"]), from: from, to: [to])
        let wary = try #require(refusal(of: MailSink(name: "mail", settings)))
        #expect(wary.isTemporary && wary.reason.contains("certificate"), "\(wary)")
        settings.authorities = pem
        settings.login = ("registan", "wrong")
        let denied = try #require(refusal(of: MailSink(name: "mail", settings)))
        #expect(denied.isTemporary && denied.reason.contains("refuses the login"), "\(denied)")
        settings.login = ("registan", "sesame")
        try MailSink(name: "mail", settings).deliver(message())
        #expect(try judge.line().contains("ana@example.org"))
    }
}
