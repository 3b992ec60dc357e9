// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Alerts

@Suite struct MailSinkTests {
    private func sink(
        _ url: String, timeout: Duration = .seconds(10), _ change: (inout MailSink.Settings) -> Void = { _ in }
    ) throws -> MailSink {
        var settings = MailSink.Settings(
            server: try Endpoint(url, schemes: ["smtp", "smtps"]), encryption: .none,
            from: try #require(MailAddress("registan@example.org")),
            to: [try #require(MailAddress("ana@example.org")), try #require(MailAddress("bo@example.org"))],
            timeout: timeout)
        change(&settings)
        return MailSink(name: "mail", settings)
    }

    @Test func `a mail arrives as it was written, at all recipients`() throws {
        let receiver = try SMTPReceiver()
        let sent = message(subject: "Ўзбекистон", text: ".\n..\nMAIL FROM:<x>\nЎзбекистон: аъзо -> тўхтатилган")
        #expect(try refusal(of: sink(receiver.url), sent) == nil)
        let mail = try #require(receiver.mails.first)
        #expect(mail.from == "MAIL FROM:<registan@example.org>")
        #expect(mail.to == ["RCPT TO:<ana@example.org>", "RCPT TO:<bo@example.org>"])
        #expect(
            mail.text.hasSuffix(
                "\r\n\r\n.\r\n..\r\nMAIL FROM:<x>\r\n" + QuotedPrintable.encode("Ўзбекистон: аъзо -> тўхтатилган")))
        #expect(mail.text.contains("Subject: =?utf-8?B?0I7Qt9Cx0LXQutC40YHRgtC+0L0=?=\r\n"))
        #expect(receiver.mails.count == 1)
    }

    @Test(
        arguments: [
            ("", "421 too busy", true), ("MAIL", "451 later", true), ("RCPT TO:<bo", "450 mailbox busy", true),
            ("RCPT TO:<bo", "550 no such user", false), ("MAIL", "530 no", false), ("DATA", "554 no", false),
            (".", "452 no room", true), (".", "552 too much", false),
        ] as [(String, String, Bool)])
    func `refusals of the 400s are temporary, of the 500s permanent`(
        command: String, reply: String, isTemporary: Bool
    ) throws {
        let receiver = try SMTPReceiver { said in
            (command.isEmpty ? said.isEmpty : said.hasPrefix(command)) ? reply : nil
        }
        let met = try #require(refusal(of: sink(receiver.url)))
        #expect(met.isTemporary == isTemporary, "\(met)")
        #expect(met.reason.contains(reply.prefix(3)), "\(met)")
        #expect(receiver.mails.isEmpty)
    }

    @Test func `encryption that is not offered is temporary, and nothing is sent`() throws {
        let receiver = try SMTPReceiver()
        let met = try #require(refusal(of: sink(receiver.url) { $0.encryption = .required }))
        #expect(met.isTemporary && met.reason.contains("offers no encryption"), "\(met)")
        #expect(receiver.mails.isEmpty && !receiver.commands.contains { $0.hasPrefix("MAIL") })
        #expect(try offered(receiver) == nil)
    }

    private func offered(_ receiver: SMTPReceiver) throws -> DeliveryFailure? {
        try refusal(of: sink(receiver.url) { $0.encryption = .ifOffered })
    }

    @Test func `a password that is refused is temporary`() throws {
        let wrong = try SMTPReceiver { $0.hasPrefix("AUTH") ? "535 wrong" : nil }
        let login = (user: "ana", password: "sësame")
        let met = try #require(refusal(of: sink(wrong.url) { $0.login = login }))
        #expect(met.isTemporary && met.reason.contains("refuses the login"), "\(met)")
        #expect(!met.reason.contains("sësame"))
        let right = try SMTPReceiver()
        #expect(try refusal(of: sink(right.url) { $0.login = login }) == nil)
        let expected = Base64.encode(Array("\0ana\0sësame".utf8))
        #expect(right.commands.contains(expected))
    }

    @Test(arguments: ["", "RCPT", "."]) func `a server that falls silent is given up`(command: String) throws {
        let receiver = try SMTPReceiver { said in
            (command.isEmpty ? said.isEmpty : said.hasPrefix(command)) ? "" : nil
        }
        #expect(try refusal(of: sink(receiver.url, timeout: .milliseconds(300)))?.isTemporary == true)
    }

    @Test func `a server that does not say goodbye has the mail all the same`() throws {
        let receiver = try SMTPReceiver { $0 == "QUIT" ? "" : nil }
        #expect(try refusal(of: sink(receiver.url, timeout: .milliseconds(300))) == nil)
        #expect(receiver.mails.count == 1)
    }

    @Test func `a server that is not there may come back`() throws {
        let server = try LoopbackServer { _ in }
        server.end()
        #expect(try refusal(of: sink("smtp://127.0.0.1:\(server.port)"))?.isTemporary == true)
    }
}
