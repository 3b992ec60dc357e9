// SPDX-License-Identifier: Apache-2.0

import Chronology
import Testing

@testable import Alerts

@Suite struct MailTextTests {
    private func text(_ message: Message) throws -> MailText {
        let (from, to) = try (address("registan@example.org"), address("ana@example.org"))
        return MailText(from: from, to: [to], message: message)
    }

    private func address(_ text: String) throws -> MailAddress { try #require(MailAddress(text)) }

    private func lines(_ mail: MailText) -> [String] {
        String(decoding: mail.bytes, as: UTF8.self).components(separatedByCRLF: ())
    }

    @Test func `a mail has its headers, and the same bytes each time`() throws {
        let mail = try text(message(subject: "UZB: member -> suspended", text: "from 2012-06-28"))
        let digits = mail.messageID.dropFirst().prefix { $0 != "@" }
        #expect(digits.count == 32)
        #expect(
            lines(mail) == [
                "Date: Thu, 28 Jun 2012 09:30:00 +0000", "From: Registan <registan@example.org>",
                "To: ana@example.org", "Subject: UZB: member -> suspended", "Message-ID: <\(digits)@example.org>",
                "Auto-Submitted: auto-generated", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: quoted-printable", "", "from 2012-06-28", "",
            ])
        #expect(try text(message("other")).messageID != mail.messageID)
    }

    @Test(arguments: [
        "a\r\nBcc: eve@example.org", "a\nBcc: eve@example.org", "a\r\n\r\nbody", "a\u{85}Bcc: x", "a\u{2028}Bcc: x",
        String(repeating: "long ", count: 200),
        "Ўзбекистон: аъзо → тўхтатилган, " + String(repeating: "ҚҒҲ", count: 100),
        "=?utf-8?B?AAAA?=", " spaces ",
    ])
    func `no subject ends its header, and no line is too long`(subject: String) throws {
        let lines = try lines(text(message(subject: subject, text: "b")))
        let names = lines.prefix { !$0.isEmpty }.filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
        #expect(
            names == [
                "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type",
                "Content-Transfer-Encoding",
            ])
        #expect(lines.allSatisfy { $0.utf8.count <= 85 && $0.allSatisfy(\.isASCII) })
    }

    @Test(
        arguments: [
            ("plain", "plain\r\n"), ("a\nb\r\nc\rd", "a\r\nb\r\nc\r\nd\r\n"), ("1=2", "1=3D2\r\n"),
            ("end ", "end=20\r\n"), ("Ў", "=D0=8E\r\n"), ("\u{0}\u{7F}", "=00=7F\r\n"), (".", ".\r\n"), ("", "\r\n"),
            (
                String(repeating: "x", count: 80),
                String(repeating: "x", count: 75) + "=\r\n" + String(repeating: "x", count: 5) + "\r\n"
            ),
        ] as [(String, String)])
    func `bodies are quoted-printable`(text: String, encoded: String) {
        #expect(QuotedPrintable.encode(text) == encoded)
    }

    @Test(arguments: ["ana@example.org", "a.b+c@mail.example.org", "x@localhost"])
    func `an address is one`(text: String) { #expect(MailAddress(text)?.description == text) }

    @Test(arguments: [
        "", "ana", "@example.org", "ana@", "a@b@c", "ana@example.org\r\nBcc: x@y", "ana @example.org",
        "<ana@example.org>",
        "a@example.org,b@example.org", "ana@exämple.org", "a..b@example.org", "\"a b\"@example.org", "a@-x_y.org",
    ])
    func `what could be read in another way is none`(text: String) { #expect(MailAddress(text) == nil) }

    @Test(
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 +0000"), (951_782_399_000, "Mon, 28 Feb 2000 23:59:59 +0000"),
            (1_795_555_555_000, "Tue, 24 Nov 2026 21:25:55 +0000"), (-1_000, "Wed, 31 Dec 1969 23:59:59 +0000"),
        ] as [(Int64, String)])
    func `dates are of the mails' form`(milliseconds: Int64, text: String) {
        #expect(MailText.date(Instant(milliseconds: milliseconds)) == text)
    }
}

extension String {
    fileprivate func components(separatedByCRLF: Void) -> [String] {
        split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
    }
}
