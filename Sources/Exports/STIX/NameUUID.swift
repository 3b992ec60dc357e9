// SPDX-License-Identifier: Apache-2.0

import CLibUUID

/// A UUID of version 5 (RFC 9562, section 5.5): the same name in the same namespace always has the same one.
struct NameUUID {
    private let bytes: uuid_t

    /// The namespace that the RFC gives to URLs.
    static let urls = NameUUID(bytes: [
        0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8,
    ])

    /// The UUID of a name, by its UTF-8 bytes.
    init(_ name: String, in namespace: NameUUID) {
        var made: uuid_t = namespace.bytes
        var name = name
        name.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) { name in
                Self.withBytes(namespace.bytes) { namespace in
                    withUnsafeMutableBytes(of: &made) { made in
                        uuid_generate_sha1(
                            made.baseAddress?.assumingMemoryBound(to: UInt8.self), namespace, name.baseAddress,
                            name.count)
                    }
                }
            }
        }
        bytes = made
    }

    /// Of sixteen bytes.
    init(bytes: [UInt8]) {
        var copy: uuid_t = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
        withUnsafeMutableBytes(of: &copy) { $0.copyBytes(from: bytes.prefix($0.count)) }
        self.bytes = copy
    }

    private static func withBytes(_ uuid: uuid_t, _ body: (UnsafePointer<UInt8>?) -> Void) {
        withUnsafeBytes(of: uuid) { body($0.baseAddress?.assumingMemoryBound(to: UInt8.self)) }
    }
}

extension NameUUID: CustomStringConvertible {
    /// Five groups of small letters and digits, between hyphens.
    var description: String {
        let digits = withUnsafeBytes(of: bytes) { bytes in
            bytes.map { byte in
                let text = String(byte, radix: 16)
                return text.utf8.count < 2 ? "0" + text : text
            }
        }
        let groups = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16]
        return groups.map { digits[$0].joined() }.joined(separator: "-")
    }
}
