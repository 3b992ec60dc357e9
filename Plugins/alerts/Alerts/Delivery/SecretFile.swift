// SPDX-License-Identifier: Apache-2.0

import Service

/// A secret that stands in a file, such as a credential of systemd.
enum SecretFile {
    /// Bytes of a secret, at most.
    static let longest = 4 << 10

    /// The bytes of the file without the line's end; an error with a remedy where there are none, or too many.
    static func read(_ path: String) throws(UnreadableSecret) -> [UInt8] {
        var bytes = try content(of: path)
        while let last = bytes.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") { bytes.removeLast() }
        guard !bytes.isEmpty else { throw UnreadableSecret(reason: "the file \(path) is empty") }
        return bytes
    }

    private static func content(of path: String) throws(UnreadableSecret) -> [UInt8] {
        do throws(ServiceError) {
            return try Files.read(path, limit: longest)
        } catch {
            throw UnreadableSecret(reason: error.description)
        }
    }
}

/// Why a secret cannot be had; never with anything of the secret.
struct UnreadableSecret: Error, Hashable {
    let reason: String
}
