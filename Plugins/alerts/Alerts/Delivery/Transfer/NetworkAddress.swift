// SPDX-License-Identifier: Apache-2.0

import Glibc

/// An address of the Internet. One of version 4 is kept as IPv6 maps it (RFC 4291, section 2.5.5.2), so the two ways to
/// write it are the same address.
struct NetworkAddress: Hashable, Sendable, CustomStringConvertible {
    /// 16 bytes.
    let bytes: [UInt8]

    private static let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff]

    /// Four bytes or sixteen; nil for others.
    init?(bytes: [UInt8]) {
        switch bytes.count {
        case 4: self.bytes = Self.mapped + bytes
        case 16: self.bytes = bytes
        default: return nil
        }
    }

    /// The address that a text names; nil for a name, and for shortened and octal forms, which mean different things
    /// to different readers.
    init?(_ text: String) {
        var (four, six) = (in_addr(), in6_addr())
        if inet_pton(AF_INET, text, &four) == 1 {
            self.init(bytes: withUnsafeBytes(of: four) { [UInt8]($0) })
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            self.init(bytes: withUnsafeBytes(of: six) { [UInt8]($0) })
        } else {
            return nil
        }
    }

    /// The address of a socket; nil where it is of another family.
    init?(socket: UnsafeRawPointer, family: Int32) {
        switch family {
        case AF_INET:
            let address = socket.loadUnaligned(as: sockaddr_in.self).sin_addr
            self.init(bytes: withUnsafeBytes(of: address) { [UInt8]($0) })
        case AF_INET6:
            let address = socket.loadUnaligned(as: sockaddr_in6.self).sin6_addr
            self.init(bytes: withUnsafeBytes(of: address) { [UInt8]($0) })
        default: return nil
        }
    }

    /// The version 4 address in it, four bytes; nil where it is none.
    var four: [UInt8]? { bytes.starts(with: Self.mapped) ? Array(bytes.suffix(4)) : nil }

    var description: String {
        if let four { return four.map(String.init).joined(separator: ".") }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(AF_INET6, bytes, &text, socklen_t(text.count)) != nil else { return "?" }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
