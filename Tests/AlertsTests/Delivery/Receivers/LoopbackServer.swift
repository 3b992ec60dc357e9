// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Synchronization
import Threads

/// A listening socket on loopback, at a port that the system chooses; every connection has a thread.
final class LoopbackServer: Sendable {
    let port: UInt16
    private let descriptor: Int32
    private let connections = Monitor(Connections())

    private struct Connections {
        var open: Set<Int32> = []
        var hasEnded = false
    }

    /// Serves until it is ended; a connection is closed when `serve` returns.
    init(_ serve: @escaping @Sendable (Connection) -> Void) throws {
        let (descriptor, port) = try Self.listening()
        (self.descriptor, self.port) = (descriptor, port)
        let connections = connections
        _ = try OwnedThread {
            while case let accepted = accept(descriptor, nil, nil), accepted >= 0 {
                // A judge that is started meanwhile must not keep the connection open.
                _ = fcntl(accepted, F_SETFD, FD_CLOEXEC)
                connections.update { _ = $0.open.insert(accepted) }
                _ = try? OwnedThread {
                    serve(Connection(descriptor: accepted))
                    connections.update { if $0.open.remove(accepted) != nil { close(accepted) } }
                }
            }
            close(descriptor)
        }
    }

    private static func listening() throws -> (descriptor: Int32, port: UInt16) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { socket -> Int32 in
                guard bind(descriptor, socket, length) == 0, listen(descriptor, 64) == 0 else { return -1 }
                return getsockname(descriptor, socket, &length)
            }
        }
        guard status == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }

    deinit { end() }

    /// Ends it, and every connection.
    func end() {
        let first = connections.update { connections -> Bool in
            defer { connections.hasEnded = true }
            for descriptor in connections.open { shutdown(descriptor, Int32(SHUT_RDWR)) }
            return !connections.hasEnded
        }
        if first { shutdown(descriptor, Int32(SHUT_RDWR)) }
    }

    /// One connection, read by lines and bytes.
    final class Connection {
        private let descriptor: Int32
        private var buffer: [UInt8] = []

        init(descriptor: Int32) { self.descriptor = descriptor }

        /// A line without its end; nil when the other side has closed.
        func line() -> String? {
            while true {
                if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
                    let line = buffer[..<end].filter { $0 != UInt8(ascii: "\r") }
                    buffer.removeSubrange(...end)
                    return String(decoding: line, as: UTF8.self)
                }
                guard fill() else { return nil }
            }
        }

        /// So many bytes, or what came before the other side closed.
        func bytes(_ count: Int) -> [UInt8] {
            while buffer.count < count, fill() {}
            defer { buffer.removeFirst(min(count, buffer.count)) }
            return Array(buffer.prefix(count))
        }

        /// Waits until the other side closes, or the server ends.
        func waitForEnd() { while fill() { buffer.removeAll() } }

        /// False once the other side takes no more.
        @discardableResult
        func write(_ text: String) -> Bool {
            let bytes = Array(text.utf8)
            return send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
        }

        private func fill() -> Bool {
            var chunk = [UInt8](repeating: 0, count: 64 << 10)
            let count = recv(descriptor, &chunk, chunk.count, 0)
            guard count > 0 else { return false }
            buffer += chunk.prefix(count)
            return true
        }
    }
}
