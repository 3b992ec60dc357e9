// SPDX-License-Identifier: Apache-2.0

import CCurl
import Chronology
import Service
import Synchronization

/// Posts messages to a receiver over HTTP.
///
/// A status of the 200s is a delivery; 408, 429 and the 500s, and trouble with the network, are temporary; all others
/// are permanent, redirects too, which are not followed. Only public addresses are connected to, unless others are
/// allowed.
final class WebhookSink: Sink {
    /// What a webhook is made from.
    struct Settings: Sendable {
        let endpoint: Endpoint
        var format = WebhookFormat.cloudevents
        var secret: WebhookSecret?
        var allowsPrivate = false
        /// From beginning to end of an attempt.
        var timeout = Duration.seconds(15)
        /// A file of certificates to trust instead of the system's.
        var authorities: String?
    }

    /// The name.
    let name: String
    private let settings: Settings
    private let now: @Sendable () -> Instant
    private let isAbandoned = Atomic(false)

    /// A webhook with a clock for the timestamps of signatures.
    init(name: String, _ settings: Settings, now: @escaping @Sendable () -> Instant) {
        (self.name, self.settings, self.now) = (name, settings, now)
    }

    func deliver(_ message: Message) throws(DeliveryFailure) {
        let body = settings.format.body(of: message)
        let allowsPrivate = settings.allowsPrivate
        var transfer = try Transfer(
            to: settings.endpoint, timeout: settings.timeout,
            mayConnect: { allowsPrivate || AddressPolicy.isPublic($0) },
            isAbandoned: { self.isAbandoned.load(ordering: .relaxed) })
        if let authorities = settings.authorities { transfer.set(CURLOPT_CAINFO, authorities) }
        transfer.set(CURLOPT_USERAGENT, "registan-alerts/\(Release.version)")
        try transfer.set(CURLOPT_HTTPHEADER, headers(message, body))
        transfer.post(body)
        try verdict(on: transfer.run())
    }

    func abandon() { isAbandoned.store(true, ordering: .relaxed) }

    /// The signature's timestamp is of the attempt, so that a retry of the next day is not taken for a replay.
    private func headers(_ message: Message, _ body: [UInt8]) -> [String] {
        let (id, timestamp) = (Self.headerSafe(message.id), now().milliseconds / 1_000)
        // Without its value, Expect is not sent: receivers that do not know it would cost a second of waiting.
        let headers = [
            "Content-Type: \(settings.format.mediaType)", "Expect:", "webhook-id: \(id)",
            "webhook-timestamp: \(timestamp)",
        ]
        guard let secret = settings.secret else { return headers }
        return headers + ["webhook-signature: \(secret.signature(id: id, timestamp: timestamp, body: body))"]
    }

    /// The id with everything but letters, digits, “-” and “_” as in URLs, so that neither a header nor what is signed
    /// can be read in two ways.
    static func headerSafe(_ id: String) -> String {
        id.utf8.reduce(into: "") { text, byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                text += "%" + (digits.count < 2 ? "0" : "") + digits
            }
        }
    }

    /// A receiver that gave its status has decided, even if the rest of its answer is too long or does not come.
    private func verdict(on outcome: TransferOutcome) throws(DeliveryFailure) {
        let shown = settings.endpoint.shown
        switch outcome.status {
        case 200..<300: return
        case 300..<400:
            throw .permanent(
                "\(shown) answered \(outcome.status), a redirect, which is not followed; "
                    + "configure the address that it leads to.")
        case 408, 429, 500...:
            throw .temporary(
                "\(shown) answered \(outcome.status)\(outcome.shownExcerpt)", retryAfter: outcome.retryAfter)
        case 400..<500: throw .permanent("\(shown) answered \(outcome.status)\(outcome.shownExcerpt)")
        default: throw .temporary(trouble(outcome))
        }
    }

    private func trouble(_ outcome: TransferOutcome) -> String {
        if let refused = outcome.refused {
            return "\(settings.endpoint.shown) leads to \(refused), which is not a public address; nothing was sent. "
                + "If that is meant, set allow-private = true."
        }
        return "\(settings.endpoint.shown) cannot be reached: \(outcome.words)."
    }
}
