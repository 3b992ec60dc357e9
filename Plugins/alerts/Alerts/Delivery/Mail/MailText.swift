// SPDX-License-Identifier: Apache-2.0

import CSodium
import Chronology

/// A message as a mail (RFC 5322), the same bytes for every attempt.
struct MailText {
    let from: MailAddress
    let to: [MailAddress]
    let message: Message

    /// Headers and body with CRLF.
    var bytes: [UInt8] {
        let recipients = to.map(\.description).joined(separator: ",\r\n ")
        let headers = [
            "Date: \(Self.date(message.time))", "From: Registan <\(from)>", "To: \(recipients)",
            "Subject: \(EncodedWord.header(message.subject, indent: "Subject: ".utf8.count))",
            "Message-ID: \(messageID)",
            // So that nobody's holiday answers (RFC 3834).
            "Auto-Submitted: auto-generated", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
        ]
        return Array((headers.joined(separator: "\r\n") + "\r\n\r\n" + QuotedPrintable.encode(message.text)).utf8)
    }

    /// A digest of source and id, by which mail systems recognise what comes twice.
    var messageID: String {
        let text = Array("\(message.source)\n\(message.id)".utf8)
        var hash = [UInt8](repeating: 0, count: 16)
        crypto_generichash(&hash, hash.count, text, UInt64(text.count), nil, 0)
        let digits = hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return "<\(digits)@\(from.domain)>"
    }

    /// `Thu, 28 Jun 2012 09:30:00 +0000`.
    static func date(_ time: Instant) -> String {
        let (day, clock) = (time.day, time.description.split(separator: "T")[1].prefix(8))
        let digits = day.day < 10 ? "0\(day.day)" : "\(day.day)"
        // 1970-01-01, day 0, was a Thursday.
        let weekday = weekdays[((Int(day.number) % 7) + 7) % 7]
        return "\(weekday), \(digits) \(months[day.month - 1]) \(day.year) \(clock) +0000"
    }

    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
