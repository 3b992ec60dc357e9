// SPDX-License-Identifier: Apache-2.0

import Glibc

/// A checked address of a socket: `ipc:///run/registan/command.sock`, `tcp://127.0.0.1:5555`, `inproc://name`.
///
/// TCP hosts stand as digits, as `*` (every interface) or as a name to connect to; IPv6 in brackets. A port of `*` or 0
/// lets the system choose one at bind. The abstract name space of `ipc` is refused, because it has no file mode.
public struct Endpoint: Hashable, Sendable {
    /// The transport with its address, already checked.
    public enum Transport: Hashable, Sendable {
        /// A Unix domain socket at a path.
        case ipc(path: String)
        /// TCP; an IPv6 host stands without its brackets, port 0 means any.
        case tcp(host: String, port: UInt16)
        /// A name within this process's context. libzmq does not authenticate it.
        case inproc(name: String)
    }

    /// Bytes of a path that fit into the kernel's socket address (`sun_path`) with its final zero.
    public static let pathBytes = 107

    /// The transport with its address.
    public let transport: Transport

    /// Reads an endpoint; throws ``MessagingError/Code/malformed`` with what is wrong about the text.
    public init(_ text: String) throws(MessagingError) {
        self.transport = try Self.parse(text)
    }

    /// The endpoint of the socket file at `path`, under the rules of ``init(_:)``.
    public static func ipc(path: String) throws(MessagingError) -> Endpoint {
        try Endpoint("ipc://" + path)
    }

    /// Whether nothing from another machine can reach the endpoint. A TCP name other than `localhost` counts as reachable.
    public var isLoopback: Bool {
        switch transport {
        case .ipc, .inproc: true
        case .tcp(let host, _): Self.isLoopback(host)
        }
    }
}

extension Endpoint: CustomStringConvertible {
    /// The endpoint as libzmq reads it.
    public var description: String {
        switch transport {
        case .ipc(let path): "ipc://\(path)"
        case .inproc(let name): "inproc://\(name)"
        case .tcp(let host, let port): "tcp://\(host.contains(":") ? "[\(host)]" : host):\(port == 0 ? "*" : "\(port)")"
        }
    }
}

extension Endpoint {
    private static func parse(_ text: String) throws(MessagingError) -> Transport {
        if let path = text.after("ipc://") { return .ipc(path: try checkedPath(path, in: text)) }
        if let name = text.after("inproc://") { return .inproc(name: try checkedName(name, in: text)) }
        if let address = text.after("tcp://") { return try parseTCP(address, in: text) }
        throw malformed(text, "start it with ipc://, tcp:// or inproc://")
    }

    private static func checkedPath(_ path: String, in text: String) throws(MessagingError) -> String {
        guard path.hasPrefix("/") else { throw malformed(text, "write an absolute path after ipc://") }
        guard !path.utf8.contains(0) else { throw malformed(text, "a path has no zero byte") }
        guard path.utf8.count <= pathBytes else {
            throw malformed(text, "the path has \(path.utf8.count) bytes; the system allows \(pathBytes)")
        }
        return path
    }

    private static func checkedName(_ name: String, in text: String) throws(MessagingError) -> String {
        guard !name.isEmpty, !name.utf8.contains(0) else { throw malformed(text, "write a name after inproc://") }
        return name
    }

    private static func parseTCP(_ address: String, in text: String) throws(MessagingError) -> Transport {
        guard let colon = address.lastIndex(of: ":") else { throw malformed(text, "write it as tcp://host:port") }
        let portText = address[address.index(after: colon)...]
        guard let port = portText == "*" ? 0 : UInt16(portText) else {
            throw malformed(text, "the port is a number from 0 to 65535, or *")
        }
        return .tcp(host: try checkedHost(String(address[..<colon]), in: text), port: port)
    }

    private static func checkedHost(_ host: String, in text: String) throws(MessagingError) -> String {
        if host.hasPrefix("["), host.hasSuffix("]") {
            let digits = String(host.dropFirst().dropLast())
            guard ipv6(digits) != nil else { throw malformed(text, "the host in brackets is not an IPv6 address") }
            return digits
        }
        guard !host.isEmpty, host == "*" || host.utf8.allSatisfy(isHostByte) else {
            throw malformed(text, "the host is an address in digits (IPv6 in brackets), a name, or *")
        }
        return host
    }

    /// Letters, digits, dot and hyphen: what names and IPv4 addresses are made of. libzmq gives `;` and `/` a meaning.
    private static func isHostByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"): true
        default: false
        }
    }

    private static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" { return true }
        var ipv4 = in_addr()
        if inet_pton(AF_INET, host, &ipv4) == 1 { return UInt32(bigEndian: ipv4.s_addr) >> 24 == 127 }
        guard let address = ipv6(host) else { return false }
        return address == [UInt8](repeating: 0, count: 15) + [1]
    }

    private static func ipv6(_ digits: String) -> [UInt8]? {
        var address = in6_addr()
        guard inet_pton(AF_INET6, digits, &address) == 1 else { return nil }
        return withUnsafeBytes(of: &address) { [UInt8]($0) }
    }

    private static func malformed(_ text: String, _ reason: String) -> MessagingError {
        MessagingError(.malformed, operation: "read the endpoint", endpoint: text, message: reason)
    }
}

extension String {
    /// What follows `prefix`, or nil if the text does not start with it.
    fileprivate func after(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}
