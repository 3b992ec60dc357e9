// SPDX-License-Identifier: Apache-2.0

import CCurl
import Synchronization

/// Sends messages as mail over SMTP.
///
/// An answer of the 400s, and trouble with the network, TLS or the password, are temporary: they say nothing of the
/// message. An answer of the 500s is permanent. A mail goes to all recipients or to none, so a sink of their own is for
/// those who must not depend on others.
final class MailSink: Sink {
    /// Whether the connection is encrypted by STARTTLS. One to `smtps://` always is.
    enum Encryption: String, CaseIterable, Hashable, Sendable {
        case required
        case ifOffered = "if-offered"
        case none

        fileprivate var option: Int {
            switch self {
            case .required: Int(CURLUSESSL_ALL.rawValue)
            case .ifOffered: Int(CURLUSESSL_TRY.rawValue)
            case .none: Int(CURLUSESSL_NONE.rawValue)
            }
        }
    }

    /// What a mail sink is made from.
    struct Settings: Sendable {
        let server: Endpoint
        var encryption = Encryption.required
        var login: (user: String, password: String)?
        let from: MailAddress
        let to: [MailAddress]
        /// From beginning to end of an attempt.
        var timeout = Duration.seconds(15)
        /// A file of certificates to trust instead of the system's.
        var authorities: String?
    }

    /// The name.
    let name: String
    private let settings: Settings
    private let isAbandoned = Atomic(false)

    init(name: String, _ settings: Settings) { (self.name, self.settings) = (name, settings) }

    func deliver(_ message: Message) throws(DeliveryFailure) {
        let text = MailText(from: settings.from, to: settings.to, message: message)
        var transfer = try Transfer(
            to: settings.server, timeout: settings.timeout, upload: text.bytes,
            isAbandoned: { self.isAbandoned.load(ordering: .relaxed) })
        transfer.set(CURLOPT_USE_SSL, settings.encryption.option)
        if let authorities = settings.authorities { transfer.set(CURLOPT_CAINFO, authorities) }
        if let login = settings.login {
            transfer.set(CURLOPT_USERNAME, login.user)
            transfer.set(CURLOPT_PASSWORD, login.password)
        }
        transfer.set(CURLOPT_MAIL_FROM, "<\(settings.from)>")
        try transfer.set(CURLOPT_MAIL_RCPT, settings.to.map { "<\($0)>" })
        transfer.set(CURLOPT_UPLOAD, 1)
        try verdict(on: transfer.run())
    }

    func abandon() { isAbandoned.store(true, ordering: .relaxed) }

    private func verdict(on outcome: TransferOutcome) throws(DeliveryFailure) {
        let shown = settings.server.shown
        switch outcome.code {
        case CURLE_OK: return
        case CURLE_LOGIN_DENIED:
            throw .temporary("\(shown) refuses the login; see to user and password-file. (\(outcome.words))")
        case CURLE_USE_SSL_FAILED:
            throw .temporary("\(shown) offers no encryption, which tls = \"required\" asks for. (\(outcome.words))")
        case _ where (500..<600).contains(outcome.status):
            throw .permanent("\(shown) refuses the mail with \(outcome.status): \(outcome.words).")
        case _ where (400..<500).contains(outcome.status):
            throw .temporary("\(shown) does not take the mail now, with \(outcome.status): \(outcome.words).")
        default: throw .temporary("\(shown) cannot be reached: \(outcome.words).")
        }
    }
}
