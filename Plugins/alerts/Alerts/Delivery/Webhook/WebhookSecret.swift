// SPDX-License-Identifier: Apache-2.0

import CSodium

/// The key that a webhook is signed with, which the receiver has too.
///
/// Messages are signed as the Standard Webhooks specification has it (standardwebhooks.com, version 1, symmetric): the
/// receiver computes HMAC-SHA256 over `<webhook-id>.<webhook-timestamp>.<body>`, compares its base64 with what follows
/// `v1,` in `webhook-signature`, refuses a timestamp that is more than five minutes off, and a `webhook-id` that it has
/// dealt with already. Its libraries do all but the last.
struct WebhookSecret: Sendable {
    /// Bytes of a key, at least, as the specification asks.
    static let fewestBytes = 24

    private let key: [UInt8]

    /// A key as it stands in a file: `whsec_` and base64, or bytes that are taken as they are.
    init(_ text: [UInt8]) throws(UnreadableSecret) {
        let prefix = Array("whsec_".utf8)
        key = text.starts(with: prefix) ? try Base64.decode(Array(text.dropFirst(prefix.count))) : text
        guard key.count >= Self.fewestBytes else {
            throw UnreadableSecret(reason: "the secret has \(key.count) bytes; at least \(Self.fewestBytes) are needed")
        }
    }

    /// The value of `webhook-signature`.
    func signature(id: String, timestamp: Int64, body: [UInt8]) -> String {
        var state = crypto_auth_hmacsha256_state()
        crypto_auth_hmacsha256_init(&state, key, key.count)
        for part in [Array("\(id).\(timestamp).".utf8), body] {
            crypto_auth_hmacsha256_update(&state, part, UInt64(part.count))
        }
        var code = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_BYTES))
        crypto_auth_hmacsha256_final(&state, &code)
        return "v1,\(Base64.encode(code))"
    }
}
