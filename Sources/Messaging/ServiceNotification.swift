// SPDX-License-Identifier: Apache-2.0

import Glibc

/// Tells the service manager how the process is, by the protocol of `sd_notify(3)`: one datagram of assignments.
///
/// Without a manager (`NOTIFY_SOCKET` is not set) nothing is sent. Failures are passed over: a manager that does not
/// listen is no reason to stop.
public struct ServiceNotification: Sendable {
    private let socketPath: String?
    /// Half of the time within which the manager wants to hear from the process; nil where it does not watch.
    public let watchdogInterval: Duration?

    /// Finds the manager in the environment of the process.
    public init(environment: [String: String]) {
        socketPath = environment["NOTIFY_SOCKET"]
        let isMeant = environment["WATCHDOG_PID"].map { $0 == String(getpid()) } ?? true
        let microseconds = environment["WATCHDOG_USEC"].flatMap { Int64($0) }
        watchdogInterval = isMeant ? microseconds.map { .microseconds($0 / 2) } : nil
    }

    /// The process does its work now. Tell it only when that is true.
    public func ready(_ status: String) { send("READY=1\nSTATUS=\(status)") }

    /// The process is on its way out.
    public func stopping() { send("STOPPING=1") }

    /// The process lives; tell it from a loop that did real work.
    public func watchdog() { send("WATCHDOG=1") }

    private func send(_ message: String) {
        guard let socketPath, !socketPath.isEmpty else { return }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var path = Array(socketPath.utf8)
        guard path.count < MemoryLayout.size(ofValue: address.sun_path) else { return }
        // An abstract socket is written with an at sign in place of its zero byte.
        if path[0] == UInt8(ascii: "@") { path[0] = 0 }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + path.count)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let bytes = Array(message.utf8)
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { target in
                _ = sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), target, length)
            }
        }
    }
}
