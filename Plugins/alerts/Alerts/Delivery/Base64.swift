// SPDX-License-Identifier: Apache-2.0

import CSodium

/// Base64 (RFC 4648, section 4) by libsodium.
enum Base64 {
    private static let variant = sodium_base64_VARIANT_ORIGINAL

    /// Bytes as text, padded.
    static func encode(_ bytes: [UInt8]) -> String {
        // Four characters for each three bytes begun, and the NUL of C.
        var text = [CChar](repeating: 0, count: (bytes.count + 2) / 3 * 4 + 1)
        sodium_bin2base64(&text, text.count, bytes, bytes.count, variant)
        return String(decoding: text.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// The bytes of a padded text.
    static func decode(_ text: [UInt8]) throws(UnreadableSecret) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: text.count)
        var count = 0
        let characters = text.map(CChar.init(bitPattern:))
        guard
            sodium_base642bin(&bytes, bytes.count, characters, characters.count, nil, &count, nil, variant) == 0
        else { throw UnreadableSecret(reason: "what follows whsec_ is not base64") }
        return Array(bytes.prefix(count))
    }
}
