// SPDX-License-Identifier: Apache-2.0

import CZeroMQ

/// The public half of a CURVE key pair: 32 bytes, written as 40 characters of Z85 (ZeroMQ RFC 32).
public struct CurvePublicKey: Hashable, Sendable, CustomStringConvertible {
    /// Bytes of a key.
    public static let bytes = 32
    /// Characters of a key in Z85.
    public static let characters = 40

    let data: [UInt8]

    /// Reads a key from its Z85 text; throws ``MessagingError/Code/malformed``.
    public init(z85: String) throws(MessagingError) {
        self.data = try decodeKey(z85, name: "public key")
    }

    /// Takes the 32 bytes of a key; nil for any other number.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.bytes else { return nil }
        self.data = bytes
    }

    /// The key in Z85.
    public var description: String { encodeKey(data) }
}

/// The secret half of a CURVE key pair. It never appears in a description, only in ``z85``.
public struct CurveSecretKey: Hashable, Sendable, CustomStringConvertible {
    let data: [UInt8]

    /// Reads a key from its Z85 text; throws ``MessagingError/Code/malformed``.
    public init(z85: String) throws(MessagingError) {
        self.data = try decodeKey(z85, name: "secret key")
    }

    /// Makes a new key from the system's randomness.
    public static func generate() throws(MessagingError) -> CurveSecretKey {
        var publicText = [CChar](repeating: 0, count: CurvePublicKey.characters + 1)
        var secretText = publicText
        guard zmq_curve_keypair(&publicText, &secretText) == 0 else { throw .last("make a CURVE key") }
        return try CurveSecretKey(z85: keyText(secretText))
    }

    /// The public key that belongs to it.
    public var publicKey: CurvePublicKey {
        get throws(MessagingError) {
            var publicText = [CChar](repeating: 0, count: CurvePublicKey.characters + 1)
            guard zmq_curve_public(&publicText, z85) == 0 else { throw .last("derive the public CURVE key") }
            return try CurvePublicKey(z85: keyText(publicText))
        }
    }

    /// The key in Z85, to be written into a file that only its owner can read.
    public var z85: String { encodeKey(data) }

    /// A placeholder: a secret must not reach a log.
    public var description: String { "(secret key)" }
}

private func keyText(_ characters: [CChar]) -> String {
    String(decoding: characters.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}

private func decodeKey(_ text: String, name: String) throws(MessagingError) -> [UInt8] {
    var data = [UInt8](repeating: 0, count: CurvePublicKey.bytes)
    guard text.utf8.count == CurvePublicKey.characters, zmq_z85_decode(&data, text) != nil else {
        let message = "write it as \(CurvePublicKey.characters) characters of Z85"
        throw MessagingError(.malformed, operation: "read the \(name)", message: message)
    }
    return data
}

private func encodeKey(_ data: [UInt8]) -> String {
    var text = [CChar](repeating: 0, count: CurvePublicKey.characters + 1)
    zmq_z85_encode(&text, data, data.count)
    return keyText(text)
}
