// SPDX-License-Identifier: Apache-2.0

import Chronology
import Configuration
import Foundation
import Service
import TestSupport
import Testing

@testable import Alerts

@Suite struct SinkFactoryTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
        for (name, text) in [
            ("key", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n"), ("short", "secret\n"), ("empty", "\n"),
            ("address", "https://hooks.example.org/T000/secret\n"), ("password", "sesame\n"),
        ] {
            try text.write(toFile: directory.file(name), atomically: false, encoding: .utf8)
        }
    }

    /// The sinks of a configuration, in which `DIR` stands for the directory.
    private func sinks(_ toml: String) throws -> [any Sink] {
        let text = toml.replacing("DIR", with: directory.path)
        let document = try TOMLDocument.parse(text: text, file: "alerts.toml")
        let specs = [SettingSpec(key: "sink", type: .rows(SinkSettings.columns), default: nil, summary: "the sinks")]
        let settings = try Settings.read(document, environment: [:], specs: specs)
        return try SinkFactory(
            rows: settings.rows("sink"), document: document, stateDirectory: directory.path, log: Log { _, _ in },
            now: { Instant(milliseconds: 0) }
        ).sinks()
    }

    @Test func `without a configuration there are a log and a file`() throws {
        #expect(try sinks("").map(\.name) == ["log", "file"])
        #expect(directory.names.contains("alerts.jsonl"))
    }

    private static let oneOfEach = """
        [[sink]]
        name = "terminal"
        [[sink]]
        name = "archive"
        type = "file"
        file = "archive.jsonl"
        [[sink]]
        name = "hook"
        type = "webhook"
        url = "https://hooks.example.org/registan"
        secret-file = "DIR/key"
        [[sink]]
        name = "chat"
        type = "webhook"
        url-file = "DIR/address"
        format = "text"
        timeout = "5s"
        [[sink]]
        name = "own"
        type = "webhook"
        url = "http://[::1]:8080/"
        allow-private = true
        [[sink]]
        name = "desk"
        type = "mail"
        server = "smtp://mail.example.org:587"
        user = "registan"
        password-file = "DIR/password"
        from = "registan@example.org"
        to = ["ana@example.org", "bo@example.org"]
        """

    @Test func `each sort of sink is made of what it needs`() throws {
        let made = try sinks(Self.oneOfEach)
        #expect(made.map(\.name) == ["terminal", "archive", "hook", "chat", "own", "desk"])
        #expect(
            made.map { "\(type(of: $0))" } == [
                "LogSink", "FileSink", "WebhookSink", "WebhookSink", "WebhookSink", "MailSink",
            ])
        #expect(directory.names.contains("archive.jsonl"))
    }

    private static let hook = "type = \"webhook\"\n"
    private static let mail = """
        type = "mail"
        from = "registan@example.org"
        to = ["ana@example.org"]
        server = "smtp://mail.example.org"

        """

    @Test(
        arguments: [
            ("type = \"pigeon\"", "\"log\", \"file\", \"webhook\", \"mail\""),
            ("name = \"a b\"", "2:1: sink.name: \"a b\" is not a name"),
            ("name = \"a\"\n[[sink]]\nname = \"a\"", "4:1: sink.name: the name \"a\" is taken"),
            ("url = \"https://x.org\"", "sink.url: a sink of type \"log\" has no such setting; it is of \"webhook\""),
            ("type = \"file\"\nfile = \"none/x\"", "sink.file: Cannot open"), (hook, "a webhook needs url"),
            (hook + "url = \"not a url\"", "3:1: sink.url: it is no URL"),
            (hook + "url = \"ftp://x.org/\"", "the scheme \"ftp\" is not supported; it must be https:// or http://"),
            (
                "type = \"file\"\nfile = \"dead-letters.jsonl\"",
                "sink.file: dead-letters.jsonl is a file of the plugin itself; choose another name"
            ),
            ("type = \"file\"\nfile = \"./outbox.sqlite\"", "sink.file: outbox.sqlite is a file of the plugin itself"),
            (
                "type = \"file\"\nfile = \"x\"\n[[sink]]\nname = \"b\"\ntype = \"file\"\nfile = \"./x\"",
                "the sink \"log\" writes this file; give each its own"
            ),
            (hook + "url = \"https://x.org/\"\nca-file = \"DIR/missing\"", "4:1: sink.ca-file: cannot read "),
            (hook + "url = \"file:///etc/passwd\"", "the scheme \"file\" is not supported"),
            (hook + "url = \"https://ana:pw@x.org/\"", "it holds a user or a password; secrets are given as files"),
            (hook + "url = \"https://x.org/\"\nurl-file = \"DIR/address\"", "url is given too"),
            (hook + "url-file = \"DIR/missing\"", "sink.url-file: cannot read the file"),
            (
                hook + "url = \"http://127.0.0.1/\"",
                "127.0.0.1 is not a public address; if that is meant, set allow-private"
            ),
            (hook + "url = \"http://localhost:80/\"", "localhost is not a public address"),
            (hook + "url = \"http://localhost./\"", "localhost. is not a public address"),
            (hook + "url = \"http://[::ffff:10.0.0.1]/\"", "is not a public address"),
            (hook + "url = \"http://169.254.169.254/latest\"", "169.254.169.254 is not a public address"),
            (
                hook + "url = \"https://x.org/\"\nsecret-file = \"DIR/missing\"",
                "4:1: sink.secret-file: cannot read the file"
            ),
            (hook + "url = \"https://x.org/\"\nsecret-file = \"DIR/empty\"", "is empty"),
            (hook + "url = \"https://x.org/\"\nsecret-file = \"DIR/short\"", "the secret has 6 bytes; at least 24"),
            (hook + "url = \"https://x.org/\"\ntimeout = \"2h\"", "from 1s to 1m"),
            ("type = \"mail\"", "a mail sink needs a server"),
            ("type = \"mail\"\nserver = \"smtp://m.org\"", "a mail sink needs the address that its mails come from"),
            ("type = \"mail\"\nserver = \"smtp://m.org\"\nfrom = \"a@b.org\"", "there are 0 recipients; 1 to 100"),
            ("type = \"mail\"\nserver = \"http://m.org\"", "it must be smtp:// or smtps://"),
            (mail.replacing("ana@", with: "ana\\r\\nBcc: eve@"), "without control characters"),
            (mail.replacing("ana@", with: "<ana>@"), "4:1: sink.to: \"<ana>@example.org\" is not a mail address"),
            (mail + "user = \"ana\"", "a user needs a password-file"),
            (mail + "password-file = \"DIR/password\"", "a password needs a user"),
            (
                mail + "user = \"a\"\npassword-file = \"DIR/password\"\ntls = \"none\"",
                "the password could be read on the way"
            ),
            (
                mail + "user = \"a\"\npassword-file = \"DIR/password\"\ntls = \"if-offered\"",
                "sink.tls: it is \"if-offered\""
            ),
        ] as [(String, String)])
    func `what cannot work is refused with its place and its remedy`(toml: String, words: String) throws {
        let error = #expect(throws: ConfigurationError.self) { try sinks("[[sink]]\n" + toml) }
        #expect(error?.description.contains(words) == true, "\(String(describing: error))")
        #expect(error?.description.contains("pw@") != true)
    }

    @Test func `there are not more sinks than a machine has threads to spare`() {
        let rows = (0...SinkSettings.mostSinks).map { "[[sink]]\nname = \"s\($0)\"\n" }.joined()
        let error = #expect(throws: ConfigurationError.self) { try sinks(rows) }
        #expect(error?.description.contains("there are 33 sinks; at most 32") == true)
    }
}
